import { machine } from '../kernel/machine';

/** The life of a wish to be let into a group: 等群主看, 请进来了, 没让进. */
export const ASK_STATES = ['open', 'admitted', 'declined'] as const;
export type AskState = (typeof ASK_STATES)[number];
export type AskParty = 'requester' | 'staff';

export const askMachine = machine<AskState, AskParty>()({
  admit: { from: ['open'], to: 'admitted', by: ['staff'] },
  decline: { from: ['open'], to: 'declined', by: ['staff'] },
});
export type AskCommand = keyof typeof askMachine;

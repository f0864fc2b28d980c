import { machine } from '../kernel/machine';

/** 等着接受 已接受 已撤回. One that nobody accepted in time stays open and is of no use. */
export const INVITATION_STATES = ['open', 'accepted', 'withdrawn'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];
export type InvitationParty = 'inviter' | 'invited';

export const invitationMachine = machine<InvitationState, InvitationParty>()({
  accept: { from: ['open'], to: 'accepted', by: ['invited'] },
  withdraw: { from: ['open'], to: 'withdrawn', by: ['inviter'] },
});

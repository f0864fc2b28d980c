import { machine } from '../kernel/machine';

/** The life of something asked in a group: 待答 已答 转诉求 无需答复. */
export const QUESTION_STATES = ['open', 'answered', 'matter', 'none'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];
export type QuestionParty = 'staff' | 'firm' | 'clock';

/**
 * `prompt`: nobody has answered in time, so those on duty are asked to, and after them whoever owns the group. `reopen`: somebody of a firm
 * says that the official answer solved nothing; `answer` by a firm: nobody says so any more.
 */
export const questionMachine = machine<QuestionState, QuestionParty>()({
  answer: { from: ['open'], to: 'answered', by: ['staff', 'firm'] },
  become: { from: ['open'], to: 'matter', by: ['staff', 'clock'] },
  dismiss: { from: ['open'], to: 'none', by: ['staff', 'clock'] },
  prompt: { from: ['open'], to: 'same', by: ['clock'] },
  // Somebody will look: it is asked for again where nothing follows.
  defer: { from: ['open'], to: 'same', by: ['staff'] },
  // Somebody said so before: it is noted, and the clock goes on as it did.
  defer_again: { from: ['open'], to: 'same', by: ['staff'] },
  reopen: { from: ['answered', 'none'], to: 'open', by: ['firm', 'clock'] },
});
export type QuestionCommand = keyof typeof questionMachine;

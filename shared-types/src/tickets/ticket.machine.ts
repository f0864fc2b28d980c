import { machine } from '../kernel/machine';

/** The life of a 诉求: 待受理 办理中 待确认 已结案 · 已撤回 · 已并入. */
export const TICKET_STATES = ['open', 'taken', 'answered', 'closed', 'withdrawn', 'merged'] as const;
export type TicketState = (typeof TICKET_STATES)[number];
/** Who waits for something still. */
export const LIVING_TICKETS = ['open', 'taken', 'answered'] as const;
export const TICKET_PARTIES = ['requester', 'unit', 'clock'] as const;
export type TicketParty = (typeof TICKET_PARTIES)[number];

export const OUTCOMES = ['solved', 'partly', 'explained', 'beyond', 'planned'] as const;
export type TicketOutcome = (typeof OUTCOMES)[number];

/** `unit`: staff of the unit responsible. Who follows another matter hears its answer, and says alone whether it helped. The clock A is written when it opens and no move touches it. */
export const ticketMachine = machine<TicketState, TicketParty>()({
  take: { from: ['open'], to: 'taken', by: ['unit'] },
  answer: { from: ['taken'], to: 'answered', by: ['unit'] },
  confirm: { from: ['answered'], to: 'closed', by: ['requester'] },
  reopen: { from: ['answered'], to: 'taken', by: ['requester'] },
  lapse: { from: ['answered'], to: 'closed', by: ['clock'] },
  merge: { from: ['open', 'taken'], to: 'merged', by: ['unit'] },
  withdraw: { from: ['open', 'taken', 'merged'], to: 'withdrawn', by: ['requester'] },
  late: { from: ['open', 'taken', 'merged'], to: 'same', by: ['clock'] },
  // Whoever else may see it in the group sees it no more; what was said there stays.
  hide: { from: ['open', 'taken', 'answered', 'merged'], to: 'same', by: ['requester'] },
  // Of the one it follows: somebody works on that; it was answered, and so is this; it was taken back, and this goes on alone.
  begin: { from: ['merged'], to: 'same', by: ['clock'] },
  hear: { from: ['merged'], to: 'answered', by: ['clock'] },
  part: { from: ['merged'], to: 'open', by: ['clock'] },
});
export type TicketCommand = keyof typeof ticketMachine;

export const TICKET_WORDS: Record<TicketState, string> = {
  open: '待受理',
  taken: '办理中',
  answered: '待确认',
  closed: '已结案',
  withdrawn: '已撤回',
  merged: '已并入同一件',
};

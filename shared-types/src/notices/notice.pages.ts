import type { Role } from '../kernel/actor';
import type { DomainEvent } from '../kernel/event';
import type { Whom } from './notice.row';

/** Where a tap on a notice leads, whichever way it came. */
export interface PageRow {
  /** What the notice is about: the room of its subject. */
  room: string;
  to: readonly Whom[];
  /** In a post of one of these roles, the first one first; `resident`: as oneself. Left out where it is the same for everybody. */
  as?: readonly Role[];
  page: string;
  /** Asked for by the subject's own id, or by group and number of what was said there. */
  by?: 'id' | 'line';
}

/** Whoever may serve a group. */
const SERVING = ['clerk', 'dispatcher', 'administrator'] as const;

export const PAGE_ROWS: readonly PageRow[] = [
  { room: 'errand', to: ['requester'], page: 'errands/matter/show', by: 'id' },
  { room: 'errand', to: ['agent'], as: ['agent'], page: 'errands/visit/visit', by: 'id' },
  // What is offered, or has gone to somebody else, stands on the workbench or not at all.
  { room: 'errand', to: ['offered', 'replaced'], as: ['agent'], page: 'tabs/home' },
  { room: 'errand', to: ['dispatchers'], as: ['dispatcher'], page: 'errands/desk/desk', by: 'id' },
  { room: 'ticket', to: ['requester'], as: ['resident'], page: 'tickets/show', by: 'id' },
  { room: 'ticket', to: ['staff'], as: ['clerk'], page: 'tickets/show', by: 'id' },
  { room: 'ticket', to: ['keepers'], as: SERVING, page: 'groups/talk/talk', by: 'line' },
  { room: 'question', to: ['staff'], as: SERVING, page: 'groups/talk/talk', by: 'line' },
  { room: 'hand-over', to: ['staff'], as: SERVING, page: 'groups/talk/talk', by: 'line' },
  { room: 'group', to: ['members'], as: ['resident'], page: 'groups/talk/talk', by: 'line' },
  { room: 'group-seat', to: ['requester'], as: ['resident'], page: 'groups/talk/talk', by: 'line' },
  { room: 'group-wait', to: ['requester'], as: ['resident'], page: 'firms/mine' },
  { room: 'group-wait', to: ['keepers'], as: SERVING, page: 'groups/about/card', by: 'line' },
  { room: 'groupask', to: ['requester'], as: ['resident'], page: 'doors/door', by: 'line' },
  { room: 'order', to: ['author', 'reporter'], page: 'groups/order/fate', by: 'line' },
  { room: 'order-desk', to: ['keepers'], as: SERVING, page: 'groups/order/order', by: 'id' },
  { room: 'firm', to: ['requester', 'owners'], as: ['resident'], page: 'firms/mine' },
  { room: 'firm', to: ['clerks'], as: ['clerk', 'administrator'], page: 'firms/waiting' },
  { room: 'firmimport', to: ['requester'], as: ['administrator'], page: 'firms/import', by: 'id' },
  { room: 'item-edit', to: ['reviewers', 'writer'], as: ['administrator'], page: 'catalogue/change', by: 'id' },
  { room: 'erasure', to: ['requester'], page: 'people/privacy' },
  { room: 'identity', to: ['requester'], page: 'people/sessions' },
];

type Happened = Pick<DomainEvent, 'subject' | 'facts'>;

/** `tickets/show?id=7&as=clerk`, for somebody who is told of what happened; null where the table knows none. */
export function pageFor({ subject, facts }: Happened, to: Whom): string | null {
  const row = PAGE_ROWS.find((one) => one.room === roomOf(subject) && one.to.includes(to));
  return row ? addressOf(row, subject, facts) : null;
}

/** The same for a notice from before pages were written down with them; null where the subject alone does not tell. */
export function pageOfSubject(subject: string): string | null {
  const row = PAGE_ROWS.find((one) => one.room === roomOf(subject));
  return row && row.by !== 'line' ? addressOf({ ...row, as: [] }, subject, {}) : null;
}

const roomOf = (subject: string) => subject.split('/')[0] ?? '';

function addressOf({ page, by, as = [] }: PageRow, subject: string, { group, seq }: DomainEvent['facts']): string {
  const asked = {
    ...(by === 'id' && { id: subject.split('/')[1] }),
    ...(by === 'line' && { id: group, ...(seq && { seq }) }),
    ...(as.length > 0 && { as: as.join('.') }),
  };
  const query = Object.entries(asked).map(([key, value]) => `${key}=${value}`);
  return [page, query.join('&')].filter(Boolean).join('?');
}

import type { DomainEvent } from 'shared-types/kernel/event';
import { type TicketCommand, type TicketParty, ticketMachine } from 'shared-types/tickets';
import type { Tx } from '../kernel/db/transaction';
import type { DeadlineToSet } from '../kernel/engine/deadline';
import { begin, move } from '../kernel/engine/move';
import { TicketEntity } from './ticket.entity';

/** The columns the timeline can tell by itself. */
export const FOLDED = [
  'unitId',
  'postId',
  'mergedInto',
  'outcome',
  'confirmation',
  'reopened',
  'firstAt',
  'answeredAt',
  'endedAt',
] as const satisfies readonly (keyof TicketEntity)[];

export interface By {
  party: TicketParty;
  personId: string | null;
  postId: string | null;
}
export const theClock: By = { party: 'clock', personId: null, postId: null };

export interface TicketMove {
  by: By;
  at: Date;
  change?: Partial<TicketEntity>;
  /** People to tell besides the requester. */
  tell?: readonly string[];
  facts?: DomainEvent['facts'];
  set?: DeadlineToSet[];
  meet?: readonly string[];
}

/** Moves a matter by its table. */
export function moveTicket(tx: Tx, row: TicketEntity, command: TicketCommand, m: TicketMove): Promise<TicketEntity> {
  const { to } = ticketMachine[command];
  return move(tx, {
    entity: TicketEntity,
    room: 'ticket',
    row,
    command,
    to: to === 'same' ? row.state : to,
    by: m.by,
    at: m.at,
    change: m.change,
    folded: FOLDED,
    facts: factsOf(row, m),
    deadlines: { set: m.set, meet: m.meet },
  });
}

/** The first row of a matter's life; the row itself has just been inserted. */
export const beginTicket = (tx: Tx, row: TicketEntity, m: TicketMove) =>
  begin(tx, {
    entity: TicketEntity,
    room: 'ticket',
    row,
    command: 'raise',
    by: m.by,
    at: m.at,
    folded: FOLDED,
    facts: factsOf(row, m),
    deadlines: { set: m.set },
  });

/** `staff`: those of the unit who are told; `requester` is always told. */
function factsOf(row: TicketEntity, { by, tell = [], facts }: TicketMove): DomainEvent['facts'] {
  return {
    ...facts,
    tell: [...new Set([row.requesterId, ...tell])].join(' '),
    requester: row.requesterId,
    staff: tell.join(' '),
    group: row.groupId,
    unit: row.unitId,
    by: by.party,
    actor: by.personId,
  };
}

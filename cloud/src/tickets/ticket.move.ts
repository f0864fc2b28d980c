import type { DomainEvent } from 'shared-types/kernel/event';
import { stateAfter } from 'shared-types/kernel/machine';
import { type TicketCommand, type TicketParty, ticketMachine } from 'shared-types/tickets';
import type { Tx } from '../kernel/db/transaction';
import type { DeadlineToSet } from '../kernel/engine/deadline';
import { begin, move } from '../kernel/engine/move';
import type { By } from '../kernel/engine/timeline';
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

export interface TicketMove {
  by: By<TicketParty>;
  at: Date;
  change?: Partial<TicketEntity>;
  /** People to tell besides the requester. */
  tell?: readonly string[];
  /** Those who keep the group it came from, where they are told too. */
  keepers?: readonly string[];
  facts?: DomainEvent['facts'];
  set?: DeadlineToSet[];
  meet?: readonly string[];
}

const TICKETS = { entity: TicketEntity, room: 'ticket', folded: FOLDED } as const;

/** Moves a matter by its table. */
export function moveTicket(tx: Tx, row: TicketEntity, command: TicketCommand, m: TicketMove): Promise<TicketEntity> {
  const { by, at, change, set, meet } = m;
  const to = stateAfter(ticketMachine, command, row.state);
  return move(tx, { ...TICKETS, row, command, to, by, at, change, facts: factsOf(row, m), deadlines: { set, meet } });
}

/** The first row of a matter's life; the row itself has just been inserted. */
export function beginTicket(tx: Tx, row: TicketEntity, m: TicketMove): Promise<TicketEntity> {
  const { by, at, set } = m;
  return begin(tx, { ...TICKETS, row, command: 'raise', by, at, facts: factsOf(row, m), deadlines: { set } });
}

/** `staff`: those of the unit who are told; `keepers`: of the group, besides them; `requester` is always told. */
function factsOf(row: TicketEntity, { by, tell = [], keepers = [], facts }: TicketMove): DomainEvent['facts'] {
  return {
    ...facts,
    tell: [...new Set([row.requesterId, ...tell, ...keepers])].join(' '),
    requester: row.requesterId,
    staff: tell.join(' '),
    keepers: keepers.filter((id) => !tell.includes(id)).join(' '),
    group: row.groupId,
    unit: row.unitId,
    by: by.party,
    actor: by.personId,
  };
}

import { type ErrandCommand, type ErrandParty, errandMachine } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { DomainEvent } from 'shared-types/kernel/event';
import { stateAfter } from 'shared-types/kernel/machine';
import type { Tx } from '../kernel/db/transaction';
import type { DeadlineToSet } from '../kernel/engine/deadline';
import { begin, move } from '../kernel/engine/move';
import type { By } from '../kernel/engine/timeline';
import { ErrandEntity } from './errand.entity';

/** The columns the timeline can tell by itself: party, times, outcome. */
export const FOLDED = [
  'agentPostId',
  'unitId',
  'level',
  'epoch',
  'round',
  'urgent',
  'mode',
  'division',
  'town',
  'contactedAt',
  'consentAt',
  'agreedFrom',
  'agreedTo',
  'arrivedAt',
  'arrivedBy',
  'retries',
  'outcome',
  'doneAt',
  'confirmation',
  'callTries',
  'alarmedAt',
  'endedBy',
] as const satisfies readonly (keyof ErrandEntity)[];

export const by = (actor: Actor, party: ErrandParty): By<ErrandParty> => ({
  party,
  personId: actor.personId,
  postId: party === 'requester' ? null : actor.postId,
});

/** Person ids of those concerned; the requester is always told, names never stand here. */
export interface Concerned {
  agent?: string | null;
  offered?: string | null;
  replaced?: string | null;
  dispatchers?: readonly string[];
}

export interface ErrandMove {
  by: By<ErrandParty>;
  at: Date;
  change?: Partial<ErrandEntity>;
  concerned?: Concerned;
  facts?: DomainEvent['facts'];
  set?: DeadlineToSet[];
  meet?: readonly string[];
}

const ERRANDS = { entity: ErrandEntity, room: 'errand', folded: FOLDED } as const;

/** Moves a request by its table: the new state stands in the machine, what else changes in `change`. */
export function moveErrand(tx: Tx, row: ErrandEntity, command: ErrandCommand, m: ErrandMove): Promise<ErrandEntity> {
  const { by: who, at, change, set, meet } = m;
  const to = stateAfter(errandMachine, command, row.state);
  return move(tx, { ...ERRANDS, row, command, to, by: who, at, change, facts: factsOf(row, m), deadlines: { set, meet } });
}

/** The first row of a request's life; the row itself has just been inserted. */
export function beginErrand(tx: Tx, row: ErrandEntity, m: Omit<ErrandMove, 'change' | 'meet'>): Promise<ErrandEntity> {
  const { by: who, at, set } = m;
  return begin(tx, { ...ERRANDS, row, command: 'send', by: who, at, facts: factsOf(row, m), deadlines: { set } });
}

/** Of the row as it is after the move; copying all of its fifty columns for this would cost more than the rest. */
function factsOf(row: ErrandEntity, { by: who, concerned = {}, facts, change = {} }: ErrandMove): DomainEvent['facts'] {
  const { agent = null, offered = null, replaced = null, dispatchers = [] } = concerned;
  const { requesterId = row.requesterId, itemCode = row.itemCode, town = row.town, urgent = row.urgent, unitId = row.unitId } = change;
  const tell = [requesterId, agent, offered, replaced, ...dispatchers].filter((p): p is string => p !== null);
  return {
    ...facts,
    tell: [...new Set(tell)].join(' '),
    requester: requesterId,
    agent,
    offered,
    replaced,
    dispatchers: dispatchers.join(' '),
    item: itemCode,
    town,
    urgent,
    unit: unitId,
    by: who.party,
    actor: who.personId,
  };
}

import type { DomainEvent } from 'shared-types/kernel/event';
import type { EntityTarget } from 'typeorm';
import { crashpoint } from '../crashpoint';
import { assignments } from '../db/columns';
import type { Tx } from '../db/transaction';
import { Refusal } from '../errors';
import { guarantees } from '../guarantees';
import { type DeadlineToSet, meetDeadlines, setDeadlines } from './deadline';
import { recordEvent, wakeAfter } from './event';
import { appendTimeline, type By, type TimelineBody } from './timeline';

/** What every row that moves has. */
export interface Movable {
  region: string;
  id: string;
  state: string;
  version: number;
}

export interface Move<E extends Movable> {
  entity: EntityTarget<E>;
  /** The subject's room: `errand` makes the subject `errand/123` and the event `errand.accept`. */
  room: string;
  row: E;
  command: string;
  to: E['state'];
  by: By;
  at: Date;
  change?: Partial<E>;
  /** Columns the timeline must be able to tell by itself. */
  folded: readonly (keyof E & string)[];
  /** Ids, codes and instants for the timeline and for those who react. */
  facts?: DomainEvent['facts'];
  deadlines?: { set?: DeadlineToSet[]; meet?: readonly string[] };
}

/**
 * The one function that changes a row's state, for every room, inside the caller's transaction:
 * raises the version by compare-and-set, appends the timeline, meets and sets deadlines, records the event.
 * Returns the row as it now is. Of two moves from one version, the second is refused.
 */
export async function move<E extends Movable>(tx: Tx, m: Move<E>): Promise<E> {
  const moved = { ...m.row, ...m.change, state: m.to, version: m.row.version + 1 };
  await raise(tx, m);
  crashpoint('mid-move');
  const subject = `${m.room}/${m.row.id}`;
  if (guarantees.timelineInTransaction) await appendTimeline(tx, m.row.region, subject, bodyOf(m, moved.version));
  await meetDeadlines(tx, m.row.region, subject, m.deadlines?.meet ?? []);
  await promise(tx, subject, m);
  await recordEvent(tx, {
    region: m.row.region,
    subject,
    no: moved.version,
    type: `${m.room}.${m.command}`,
    at: m.at.toISOString(),
    facts: m.facts ?? {},
  });
  tx.about = { region: m.row.region, subject };
  return moved;
}

async function raise<E extends Movable>(tx: Tx, { entity, row, to, change }: Move<E>) {
  const { table, sql, values } = assignments(tx.source, entity, {
    ...change,
    state: to,
    version: row.version + 1,
  } as unknown as Partial<E>);
  const [where, expected] = guarantees.compareAndSet ? [' AND state = ? AND version = ?', [row.state, row.version]] : ['', []];
  // By the same way as whoever locks the row: over an index on the id alone it would be locked from the other end, and the two meet.
  const { affectedRows } = await tx.run(`UPDATE ${table} FORCE INDEX (PRIMARY) SET ${sql} WHERE region = ? AND id = ?${where}`, [
    ...values,
    row.region,
    row.id,
    ...expected,
  ]);
  if (affectedRows !== 1) throw new MovedOn();
}

/** Somebody else moved the row between our reading and our writing. The room turns it into its own words. */
export class MovedOn extends Refusal {
  constructor() {
    super('MATTER_MOVED_ON');
  }
}

/** Begins the life of a row that has just been inserted in version 1: timeline, deadlines, event. */
export async function begin<E extends Movable>(tx: Tx, m: Omit<Move<E>, 'to' | 'change'>): Promise<E> {
  const subject = `${m.room}/${m.row.id}`;
  const whole = { ...m, to: m.row.state, change: m.row } as Move<E>;
  await appendTimeline(tx, m.row.region, subject, { ...bodyOf(whole, 1), from: null });
  await promise(tx, subject, m);
  await recordEvent(tx, {
    region: m.row.region,
    subject,
    no: 1,
    type: `${m.room}.${m.command}`,
    at: m.at.toISOString(),
    facts: m.facts ?? {},
  });
  tx.about = { region: m.row.region, subject };
  return m.row;
}

/** Sets what the move has set; what is due at once is looked at once. */
async function promise<E extends Movable>(
  tx: Tx,
  subject: string,
  { row, at, deadlines: { set = [] } = {} }: Omit<Move<E>, 'to' | 'change'>,
) {
  await setDeadlines(tx, row.region, subject, set);
  if (set.some(({ dueAt }) => dueAt <= at)) wakeAfter(tx);
}

function bodyOf<E extends Movable>(m: Move<E>, no: number): TimelineBody {
  const set = Object.fromEntries(m.folded.filter((c) => m.change && c in m.change).map((c) => [c, plain(m.change?.[c])]));
  return { no, command: m.command, from: m.row.state, to: m.to, at: m.at.toISOString(), by: m.by, set, facts: { ...m.facts } };
}

const plain = (value: unknown): string | number | null =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'number'
      ? value
      : value === null || value === undefined
        ? null
        : String(value);

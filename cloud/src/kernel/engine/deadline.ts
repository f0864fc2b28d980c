import type { Promised } from 'shared-types/kernel/promise';
import type { Tx } from '../db/transaction';

/** A time by which something must have happened. `why` keeps the rule's value and how the time was counted. */
export interface DeadlineToSet {
  /** `room.what`, for instance `errand.offer`: the handler's name. */
  kind: string;
  level?: number;
  dueAt: Date;
  why?: Promised | null;
}

export interface Deadline {
  region: string;
  subject: string;
  kind: string;
  level: number;
  dueAt: Date;
  tries: number;
}

/** Sets deadlines of a subject; one already set under the same kind and level is replaced. */
export async function setDeadlines(tx: Tx, region: string, subject: string, deadlines: readonly DeadlineToSet[]) {
  if (deadlines.length === 0) return;
  await tx.run(
    `INSERT INTO deadline (region, subject, kind, level, due_at, state, why) VALUES ${deadlines.map(() => "(?, ?, ?, ?, ?, 'waiting', ?)").join(', ')}
     ON DUPLICATE KEY UPDATE due_at = VALUES(due_at), state = 'waiting', why = VALUES(why), tries = 0`,
    deadlines.flatMap(({ kind, level = 0, dueAt, why }) => [region, subject, kind, level, dueAt, JSON.stringify(why ?? null)]),
  );
}

/** What was waited for has happened, so nobody needs waking. `*` meets all the subject still waits for. */
export async function meetDeadlines(tx: Tx, region: string, subject: string, kinds: readonly string[]) {
  if (kinds.length === 0) return;
  const all = kinds.includes('*');
  const some = all ? '' : ` AND kind IN (${kinds.map(() => '?').join(', ')})`;
  // Never by what is due: the deadlines of others would be waited for.
  await tx.run(`UPDATE deadline FORCE INDEX (PRIMARY) SET state = 'met' WHERE region = ? AND subject = ? AND state = 'waiting'${some}`, [
    region,
    subject,
    ...(all ? [] : kinds),
  ]);
}

import type { Channel } from 'shared-types/notices';
import type { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import type { Reach } from '../kernel/time/clock';

/** What became of a delivery, and why where it is not plain. */
export type Ended = 'sent' | 'told' | 'skipped' | 'failed' | 'stopped';

export interface DeliveryToMake {
  id: string;
  region: string;
  noticeId: string;
  personId: string;
  channel: Channel;
  data: string | null;
  red: boolean;
  town: string | null;
  dueAt: Date;
}

/** Once per notice and channel, however often the reaction runs. */
export async function makeDeliveries(tx: Tx, deliveries: readonly DeliveryToMake[]) {
  if (deliveries.length === 0) return;
  await tx.run(
    `INSERT INTO delivery (region, id, notice_id, person_id, channel, state, data, red, town, due_at)
     VALUES ${deliveries.map(() => "(?, ?, ?, ?, ?, 'due', ?, ?, ?, ?)").join(', ')} ON DUPLICATE KEY UPDATE id = id`,
    deliveries.flatMap((d) => [d.region, d.id, d.noticeId, d.personId, d.channel, d.data, d.red ? 1 : 0, d.town, d.dueAt]),
  );
}

export interface Due {
  region: string;
  id: string;
  noticeId: string;
  personId: string;
  channel: Channel;
  data: string | null;
  red: number;
  tries: number;
  dueAt: Date;
  title: string;
  body: string;
  subject: string;
  page: string | null;
  seen: Date | null;
}

/** What waits for a courier, the longest waiting first. */
export const dueDeliveries = (database: Database, now: Date, { sql, params }: Reach): Promise<Due[]> =>
  database.query<Due>(
    `SELECT d.region, d.id, d.notice_id AS noticeId, d.person_id AS personId, d.channel, d.data, d.red, d.tries, d.due_at AS dueAt,
       n.title, n.body, n.subject, n.page, n.read_at AS seen
     FROM delivery d JOIN notice n ON n.region = d.region AND n.id = d.notice_id
     WHERE ${sql} AND d.state = 'due' AND d.due_at <= ? ORDER BY d.due_at, d.id LIMIT 50`,
    [...params, now],
  );

/** Mine for as long as the lease runs; whoever dies meanwhile leaves it to the next one. False where another was quicker. */
export async function claim(database: Database, { region, id, tries }: Due, until: Date): Promise<boolean> {
  const { affectedRows } = await database.run(
    "UPDATE delivery SET tries = tries + 1, due_at = ? WHERE region = ? AND id = ? AND state = 'due' AND tries = ?",
    [until, region, id, tries],
  );
  return affectedRows === 1;
}

/** The end of a claimed delivery; nothing where it has been stopped or taken over since. */
export const finish = (db: Tx | Database, { region, id, tries }: Due, state: Ended | 'open', why: string | null, now: Date) =>
  db.run("UPDATE delivery SET state = ?, why = ?, done_at = ? WHERE region = ? AND id = ? AND state = 'due' AND tries = ?", [
    state,
    why,
    state === 'open' ? null : now,
    region,
    id,
    tries + 1,
  ]);

/** A try that came to nothing: again later. */
export const later = (database: Database, { region, id, tries }: Due, at: Date, why: string) =>
  database.run("UPDATE delivery SET due_at = ?, why = ? WHERE region = ? AND id = ? AND state = 'due' AND tries = ?", [
    at,
    why,
    region,
    id,
    tries + 1,
  ]);

/** Not now: no try is spent. */
export const putOff = (database: Database, { region, id, tries }: Due, at: Date) =>
  database.run("UPDATE delivery SET due_at = ? WHERE region = ? AND id = ? AND state = 'due' AND tries = ?", [at, region, id, tries]);

/** The next way need not wait for an answer to one that was not there. */
export const bringForward = (database: Database, { region, noticeId }: Due, channel: Channel, at: Date) =>
  database.run(
    "UPDATE delivery SET due_at = LEAST(due_at, ?) WHERE region = ? AND notice_id = ? AND channel = ? AND state = 'due' AND tries = 0",
    [at, region, noticeId, channel],
  );

/**
 * Notices are seen, and whoever has seen one need not be told again: `notices` is a condition over `notice n`. They are held before
 * anything else is asked of them: two looks at once would each let the other read them, and wait for each other to write.
 */
export async function markSeen(tx: Tx, notices: string, params: unknown[], now: Date): Promise<void> {
  const unseen = await tx.query(`SELECT n.id FROM notice n WHERE n.read_at IS NULL AND ${notices} FOR UPDATE`, params);
  if (unseen.length === 0) return;
  await tx.run(
    `UPDATE notice n JOIN delivery d FORCE INDEX (delivery_once) ON d.region = n.region AND d.notice_id = n.id
     SET d.state = 'stopped', d.why = 'seen', d.done_at = ?, d.taken_by = NULL
     WHERE d.state IN ('due', 'open', 'taken') AND n.read_at IS NULL AND ${notices}`,
    [now, ...params],
  );
  await tx.run(`UPDATE notice n SET n.read_at = ? WHERE n.read_at IS NULL AND ${notices}`, [now, ...params]);
}

/** What a notice asked for has been done by somebody: it stays in the inbox, and no further way tells of it. */
export async function stopTelling(tx: Tx, { region, subject, at }: Ending, kinds: readonly string[]): Promise<void> {
  const waiting = await tx.query<{ id: string }>(
    `SELECT d.id FROM notice n JOIN delivery d ON d.region = n.region AND d.notice_id = n.id AND d.state IN ('due', 'open')
     WHERE n.region = ? AND n.subject = ? AND n.kind IN (?)`,
    [region, subject, kinds],
  );
  if (waiting.length === 0) return;
  await tx.run(
    "UPDATE delivery SET state = 'stopped', why = 'over', done_at = ? WHERE region = ? AND id IN (?) AND state IN ('due', 'open')",
    [...[new Date(at), region, waiting.map(({ id }) => id)]],
  );
}
type Ending = Record<'region' | 'subject' | 'at', string>;

import { SHOWN_KINDS } from 'shared-types/groups';
import type { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import type { Reach } from '../../kernel/time/clock';

/** A group in which something was said that the radar has not read yet. */
export interface Unread {
  region: string;
  id: string;
  from: string;
}
/** An entry of a log, as far as the radar looks. */
export interface Heard {
  seq: string;
  kind: string;
  state: string;
  senderId: string | null;
  firmId: string | null;
  postId: string | null;
  replySeq: string | null;
  targetSeq: string | null;
  text: string | null;
  body: string | null;
  at: Date;
}

const AT_ONCE = 50;
const ENTRIES = 300;
/** So many entries apart things may still belong together: an answer without a reply mark, a photo to what was asked. */
const NEAR = 10;

/** Groups that are open and have moved on; the busiest do not keep the others waiting. */
export const unreadGroups = (database: Database, { sql, params }: Reach): Promise<Unread[]> =>
  database.query(
    `SELECT region, id, radar_seq AS \`from\` FROM chat_group
     WHERE radar_seq < last_seq AND state = 'active' AND axis <> 'escalation' AND ${sql} ORDER BY said_at LIMIT ${AT_ONCE}`,
    params,
  );

const HEARD = `SELECT seq, kind, state, sender_id AS senderId, firm_id AS firmId, post_id AS postId, reply_seq AS replySeq,
  target_seq AS targetSeq, text, body, at FROM chat_message WHERE region = ? AND group_id = ?`;

/** The next entries the radar has not read, oldest first. */
export const heardAfter = (tx: Tx, { region, id, from }: Unread): Promise<Heard[]> =>
  tx.query(`${HEARD} AND seq > ? ORDER BY seq LIMIT ${ENTRIES}`, [region, id, from]);

/**
 * Says how far the radar has read; false where another instance was quicker. By the same way as whoever locks the group to write there: in a
 * county of one group it would be come to from the other end, and the two meet.
 */
export async function readUpTo(tx: Tx, { region, id, from }: Unread, seq: string): Promise<boolean> {
  const { affectedRows } = await tx.run(
    'UPDATE chat_group FORCE INDEX (PRIMARY) SET radar_seq = ? WHERE region = ? AND id = ? AND radar_seq = ?',
    [seq, region, id, from],
  );
  return affectedRows === 1;
}

const OPEN = `SELECT q.id FROM chat_question q JOIN chat_message m ON m.region = q.region AND m.group_id = q.group_id AND m.seq = q.seq
  WHERE q.region = ? AND q.group_id = ? AND q.state = 'open' AND q.seq BETWEEN ? AND ?`;
type Here = Pick<Unread, 'region' | 'id'>;
const above = ({ region, id }: Here, seq: string) => [region, id, Number(seq) - NEAR, Number(seq)];
const found = async (tx: Tx, sql: string, params: unknown[]): Promise<string | null> =>
  (await tx.query<{ id: string }>(`${sql} ORDER BY q.seq DESC LIMIT 1`, params))[0]?.id ?? null;

/** The last open question close above an entry. */
export const openAbove = (tx: Tx, group: Here, seq: string) => found(tx, OPEN, above(group, seq));

/** The same, where whoever sent the entry has asked it themselves. */
export const openOf = (tx: Tx, group: Here, seq: string, senderId: string | null) =>
  found(tx, `${OPEN} AND m.sender_id = ?`, [...above(group, seq), senderId]);

/** What somebody only showed a moment ago, of which nobody has been told yet. */
export const shownOf = (tx: Tx, group: Here, seq: string, senderId: string | null) =>
  found(tx, `${OPEN} AND m.sender_id = ? AND m.kind IN (?) AND q.prompted_at IS NULL`, [...above(group, seq), senderId, SHOWN_KINDS]);

/** One entry of a log; null where there is none. */
export async function heardAt(tx: Tx, { region, id }: Here, seq: string): Promise<Heard | null> {
  const [entry] = await tx.query<Heard>(`${HEARD} AND seq = ?`, [region, id, seq]);
  return entry ?? null;
}

/** What the sender of an entry showed close below it, as far as the radar has read: it belonged to that, and stands for itself once that is gone. */
export async function shownBelow(tx: Tx, { region, id }: Here, { seq, senderId }: Heard, before: string): Promise<Heard | null> {
  const [below] = await tx.query<Heard>(
    `${HEARD} AND seq > ? AND seq < ? AND sender_id = ? AND kind IN (?) AND state = 'shown' ORDER BY seq LIMIT 1`,
    [...[region, id, Number(seq), Math.min(Number(seq) + NEAR + 1, Number(before)), senderId, SHOWN_KINDS]],
  );
  return below ?? null;
}

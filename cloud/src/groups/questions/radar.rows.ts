import type { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';

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

/** Groups that are open and have moved on; the busiest do not keep the others waiting. */
export function unreadGroups(database: Database, region: string | undefined, stopped: readonly string[]): Promise<Unread[]> {
  const only = region ? ' AND region = ?' : stopped.length > 0 ? ' AND region NOT IN (?)' : '';
  return database.query(
    `SELECT region, id, radar_seq AS \`from\` FROM chat_group
     WHERE radar_seq < last_seq AND state = 'active' AND axis <> 'escalation'${only} ORDER BY said_at LIMIT ${AT_ONCE}`,
    region ? [region] : stopped.length > 0 ? [stopped] : [],
  );
}

/** The next entries the radar has not read, oldest first. */
export const heardAfter = (tx: Tx, { region, id, from }: Unread): Promise<Heard[]> =>
  tx.query(
    `SELECT seq, kind, state, firm_id AS firmId, post_id AS postId, reply_seq AS replySeq, target_seq AS targetSeq, text, body, at
     FROM chat_message WHERE region = ? AND group_id = ? AND seq > ? ORDER BY seq LIMIT ${ENTRIES}`,
    [region, id, from],
  );

/** Says how far the radar has read; false where another instance was quicker. */
export async function readUpTo(tx: Tx, { region, id, from }: Unread, seq: string): Promise<boolean> {
  const { affectedRows } = await tx.run('UPDATE chat_group SET radar_seq = ? WHERE region = ? AND id = ? AND radar_seq = ?', [
    seq,
    region,
    id,
    from,
  ]);
  return affectedRows === 1;
}

import type { Tx } from '../../kernel/db/transaction';
import { dropFiles } from '../../kernel/files/dropping';
import { deleteFound } from '../../kernel/keeping';
import { bodyOf, CLEARED } from '../body';
import { lockGroups } from '../group.rows';

/** A message whose time may be over; `ticketId`: the matter it is part of, also as a word of the private thread about it. */
export interface Aged {
  groupId: string;
  seq: number;
  kind: string;
  body: string | null;
  at: Date;
  ticketId: string | null;
}
/** The last message of a page; the next page begins after it. */
export type Place = Pick<Aged, 'groupId' | 'seq'>;
export const START: Place = { groupId: '0', seq: 0 };

const AGED = `m.group_id AS groupId, m.seq, m.kind, m.body, m.at, COALESCE(m.ticket_id, p.ticket_id) AS ticketId`;
const UNDER = `JOIN chat_group g ON g.region = m.region AND g.id = m.group_id
  LEFT JOIN chat_message p ON p.region = g.region AND p.group_id = g.parent_id AND p.seq = g.parent_seq`;
const AFTER = '(m.group_id > ? OR (m.group_id = ? AND m.seq > ?))';
const after = ({ groupId, seq }: Place) => [groupId, groupId, seq];

async function aged(tx: Tx, sql: string, params: unknown[]): Promise<Aged[]> {
  const rows = await tx.query<Omit<Aged, 'seq'> & { seq: string }>(sql, params);
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The next group whose log has entries from before an instant that nobody has gone through yet. */
export async function nextLog(tx: Tx, region: string, before: Date): Promise<{ id: string; clearedSeq: number } | null> {
  const [row] = await tx.query<{ id: string; clearedSeq: string }>(
    `SELECT g.id, g.cleared_seq AS clearedSeq FROM chat_group g
     JOIN chat_message m ON m.region = g.region AND m.group_id = g.id AND m.seq = g.cleared_seq + 1
     WHERE g.region = ? AND m.at < ? ORDER BY g.id LIMIT 1`,
    [region, before],
  );
  return row ? { id: row.id, clearedSeq: Number(row.clearedSeq) } : null;
}

/** Entries of one log after a number, as they come. */
export const entriesAfter = (tx: Tx, region: string, groupId: string, seq: number, most: number) =>
  aged(tx, `SELECT ${AGED} FROM chat_message m ${UNDER} WHERE m.region = ? AND m.group_id = ? AND m.seq > ? ORDER BY m.seq LIMIT ?`, [
    ...[region, groupId, seq, most],
  ]);

/** How far a log has been gone through, and which of it somebody still needs. */
export async function goneThrough(tx: Tx, region: string, { groupId, seq }: Place, needed: readonly Aged[]): Promise<void> {
  if (needed.length > 0)
    await tx.query('INSERT IGNORE INTO chat_held (region, group_id, seq) VALUES ?', [needed.map((one) => [region, one.groupId, one.seq])]);
  await tx.run('UPDATE chat_group SET cleared_seq = ? WHERE region = ? AND id = ?', [seq, region, groupId]);
}

/** What has outlived its time because somebody needed it. */
export const heldAfter = (tx: Tx, region: string, place: Place, most: number) =>
  aged(
    tx,
    `SELECT ${AGED} FROM chat_held h JOIN chat_message m ON m.region = h.region AND m.group_id = h.group_id AND m.seq = h.seq ${UNDER}
     WHERE h.region = ? AND ${AFTER} ORDER BY m.group_id, m.seq LIMIT ?`,
    [region, ...after(place), most],
  );

/** Messages with a file that belong to a matter. */
export const filesAfter = (tx: Tx, region: string, before: Date, place: Place, most: number) =>
  aged(
    tx,
    `SELECT ${AGED} FROM file f JOIN chat_message m ON m.region = f.region
       AND m.group_id = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(f.subject, '/', 2), '/', -1) AS UNSIGNED)
       AND m.seq = CAST(SUBSTRING_INDEX(f.subject, '/', -1) AS UNSIGNED) ${UNDER}
     WHERE f.region = ? AND f.subject LIKE 'chat/%' AND f.at < ? AND COALESCE(m.ticket_id, p.ticket_id) IS NOT NULL AND ${AFTER}
     ORDER BY m.group_id, m.seq LIMIT ?`,
    [region, before, ...after(place), most],
  );

/** Messages that say where something is. */
export const placesAfter = (tx: Tx, region: string, before: Date, place: Place, most: number) =>
  aged(
    tx,
    `SELECT ${AGED} FROM chat_message m ${UNDER}
     WHERE m.region = ? AND m.kind = 'place' AND m.at < ? AND m.body <> ? AND ${AFTER} ORDER BY m.group_id, m.seq LIMIT ?`,
    [region, before, CLEARED, ...after(place), most],
  );

/** Which of one group's messages nobody may remove yet, besides those of matters: reported, being judged, pinned, or taken as evidence since. */
export async function neededIn(tx: Tx, region: string, groupId: string, seqs: readonly number[], since: Date): Promise<Set<number>> {
  const here = [region, groupId, [0, ...seqs]];
  const rows = await tx.query<{ seq: string }>(
    `SELECT seq FROM chat_report WHERE region = ? AND group_id = ? AND seq IN (?) AND state = 'open'
     UNION SELECT seq FROM content_check WHERE region = ? AND group_id = ? AND seq IN (?) AND state IN ('waiting', 'asked', 'person')
     UNION SELECT pinned_seq FROM chat_group WHERE region = ? AND id = ? AND pinned_seq IN (?)
     UNION SELECT m.seq FROM evidence_span e JOIN chat_message m ON m.region = e.region AND m.group_id = e.group_id AND m.seq BETWEEN e.from_seq AND e.to_seq
       WHERE e.region = ? AND e.group_id = ? AND m.seq IN (?) AND e.at >= ?`,
    [...here, ...here, ...here, ...here, since],
  );
  return new Set(rows.map(({ seq }) => Number(seq)));
}

/** Takes out what these messages said, and what was said about them; that they were there stays, the numbers of a log have no gap. */
export async function clearAll(tx: Tx, region: string, rows: readonly Aged[]): Promise<void> {
  const groups = [...new Set(rows.map(({ groupId }) => groupId))];
  await lockGroups(tx, region, groups);
  for (const id of groups) {
    const mine = rows.filter(({ groupId }) => groupId === id);
    const here = [region, id, mine.map(({ seq }) => seq)];
    await tx.run('UPDATE chat_message SET text = NULL, body = ? WHERE region = ? AND group_id = ? AND seq IN (?)', [CLEARED, ...here]);
    await tx.run('UPDATE content_check SET appeal = NULL WHERE region = ? AND group_id = ? AND seq IN (?)', here);
    await tx.run("UPDATE chat_report SET why = '' WHERE region = ? AND group_id = ? AND seq IN (?)", here);
    await tx.run('DELETE FROM voice_transcript WHERE region = ? AND group_id = ? AND seq IN (?)', here);
    await tx.run('DELETE FROM answer_mark WHERE region = ? AND group_id = ? AND seq IN (?)', here);
    await tx.run('DELETE FROM chat_held WHERE region = ? AND group_id = ? AND seq IN (?)', here);
    const files = mine.flatMap(({ body }) => bodyOf(body).fileId ?? []);
    if (files.length > 0) await dropFiles(tx, 'region = ? AND id IN (?)', [region, files]);
  }
}

/** Deletes notes of staff that are older than an instant; found first, so that nobody waits for a search. Gives how many. */
export async function clearAsides(tx: Tx, region: string, before: Date, most: number): Promise<number> {
  const found = await tx.query<{ id: string }>('SELECT id FROM group_aside WHERE region = ? AND at < ? ORDER BY at LIMIT ?', [
    ...[region, before, most],
  ]);
  return deleteFound(tx, 'group_aside', found, region);
}

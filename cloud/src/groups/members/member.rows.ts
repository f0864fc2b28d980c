import type { Tx } from '../../kernel/db/transaction';
import type { GroupOf } from '../group.rows';
import type { Seat } from './seat';

const DAY = 86_400_000;

/** Where a late joiner's history begins: the first entry that is not older than the group lets one see. */
async function firstSeen(tx: Tx, { region, id, historyDays }: GroupOf, now: Date): Promise<number> {
  const [older] = await tx.query<{ seq: string }>(
    'SELECT seq FROM chat_message WHERE region = ? AND group_id = ? AND at < ? ORDER BY seq DESC LIMIT 1',
    [region, id, new Date(now.getTime() - historyDays * DAY)],
  );
  return Number(older?.seq ?? 0) + 1;
}

/** Whether there is room for one more; the group is locked. */
export async function hasRoom(tx: Tx, { region, id, memberCap }: GroupOf): Promise<boolean> {
  const [row] = await tx.query<{ n: string }>('SELECT COUNT(*) AS n FROM group_member WHERE region = ? AND group_id = ? AND live = 1', [
    region,
    id,
  ]);
  return Number(row?.n) < memberCap;
}

/** Gives somebody a seat; the group is locked. Whoever was told to be quiet comes back as quiet as they went. */
export async function sit(tx: Tx, group: GroupOf, personId: string, { postId, firmId, how }: Seat, now: Date) {
  const { region, id, lastSeq, said } = group;
  const stays = await tx.query<{ muted_until: Date | null; muted_why: string | null; muted_by: string | null }>(
    'SELECT muted_until, muted_why, muted_by FROM group_member WHERE region = ? AND group_id = ? AND person_id = ? ORDER BY joined_at DESC',
    [region, id, personId],
  );
  const from = await firstSeen(tx, group, now);
  // Two stays never begin in the same millisecond.
  const joinedAt = new Date(now.getTime() + stays.length);
  await tx.run(
    `INSERT INTO group_member (region, group_id, person_id, joined_seq, from_seq, post_id, firm_id, how, read_seq, read_said,
       muted_until, muted_why, muted_by, joined_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[region, id, personId, lastSeq, from, postId, firmId, how, lastSeq, said],
      ...[stays[0]?.muted_until ?? null, stays[0]?.muted_why ?? null, stays[0]?.muted_by ?? null, joinedAt],
    ],
  );
}

/** The same seat in another capacity: what was read, and from where on, stays. */
export const moveOver = (tx: Tx, { region, id }: GroupOf, personId: string, { postId, firmId, how }: Seat) =>
  tx.run('UPDATE group_member SET post_id = ?, firm_id = ?, how = ? WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1', [
    ...[postId, firmId, how, region, id, personId],
  ]);

/**
 * Ends a stay with the last entry there is; the group is locked, so that nothing is written in between. Come to by the index it changes, as
 * by whoever reads along without that lock: from the other end, the two meet.
 */
export const stand = (tx: Tx, { region, id, lastSeq }: GroupOf, personId: string, now: Date) =>
  tx.run(
    `UPDATE group_member FORCE INDEX (group_member_once) SET left_seq = ?, left_at = ?
     WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1`,
    [lastSeq, now, region, id, personId],
  );

/** Whoever streams a group asks anew who may read it. */
export const raiseEpoch = (tx: Tx, region: string, ids: readonly string[]) =>
  tx.run('UPDATE chat_group SET epoch = epoch + 1 WHERE region = ? AND id IN (?)', [region, ids]);

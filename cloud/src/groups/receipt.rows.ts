import type { Ask } from './group.rows';

/** How many firms have read a notice, of how many; and whether one of them is mine. */
export interface ReadCount {
  firms: number;
  of: number;
  mine: boolean;
}

/** Of notices of one group, by their numbers. */
export async function readCounts(
  ask: Ask,
  region: string,
  groupId: string,
  seqs: readonly number[],
  firmId: string | null,
): Promise<Map<number, ReadCount>> {
  if (seqs.length === 0) return new Map();
  const [all] = await ask.query<{ n: string }>(
    'SELECT COUNT(DISTINCT firm_id) AS n FROM group_member WHERE region = ? AND group_id = ? AND live = 1 AND firm_id IS NOT NULL',
    [region, groupId],
  );
  const rows = await ask.query<{ seq: string; n: string; mine: string | null }>(
    `SELECT seq, COUNT(*) AS n, SUM(firm_id = ?) AS mine FROM notice_receipt WHERE region = ? AND group_id = ? AND seq IN (?) GROUP BY seq`,
    [firmId ?? '0', region, groupId, seqs],
  );
  const of = Number(all?.n);
  const counted = new Map(
    rows.map(({ seq, n, mine }) => [Number(seq), { firms: Number(n), of: Math.max(of, Number(n)), mine: Number(mine) > 0 }]),
  );
  return new Map(seqs.map((seq) => [seq, counted.get(seq) ?? { firms: 0, of, mine: false }]));
}

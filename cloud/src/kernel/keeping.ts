import type { Tx } from './db/transaction';

/** Rows that are not kept for ever. Whatever is append-only is none of them. */
export interface Kept {
  /** The rule that says for how many days, `keep.notice`; the count is kept under its name. */
  rule: string;
  /** Fewer days than this are not believed, whatever the rule says: the law asks for them, or the service does. */
  least: number;
  /** Whose rows they are: a county's, or of people who belong to none; then the county that keeps longest decides. */
  of: 'county' | 'everybody';
  /** Deletes at most `most` rows that were over before an instant. Gives how many; `region` is empty for everybody's. */
  clear(tx: Tx, before: Date, most: number, region: string): Promise<number>;
}

const known = new Map<string, Kept>();
/** Rooms announce what they keep for a time when they are made ready. */
export const announceKept = (kept: Kept) => void known.set(kept.rule, kept);
export const everythingKept = () => [...known.values()];

/** Deletes rows by their ids; found first, so that nobody waits for a search. Gives how many. */
export async function deleteFound(tx: Tx, table: string, found: readonly { id: string }[], region = ''): Promise<number> {
  if (found.length === 0) return 0;
  const ids = found.map(({ id }) => id);
  const here = region === '' ? '' : 'region = ? AND ';
  const { affectedRows } = await tx.run(`DELETE FROM ${table} WHERE ${here}id IN (${ids.map(() => '?').join(', ')})`, [
    ...(region === '' ? [] : [region]),
    ...ids,
  ]);
  return affectedRows;
}

import type { Tx } from '../kernel/db/transaction';

/** Locks a person's row; false for somebody who has been forgotten, whose row holds neither a phone nor a name. */
export async function alive(tx: Tx, personId: string): Promise<boolean> {
  const [row] = await tx.query('SELECT id FROM person WHERE id = ? AND NOT (phone IS NULL AND name IS NULL) FOR UPDATE', [personId]);
  return row !== undefined;
}

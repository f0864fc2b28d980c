import type { Tx } from '../../kernel/db/transaction';
import type { Ask } from '../group.rows';

/** Whose seats are to be gone through soon, by the round that does so. */
export async function markDue(tx: Tx, region: string, people: readonly string[]) {
  if (people.length > 0) await tx.run('INSERT IGNORE INTO seat_due (region, person_id) VALUES ?', [people.map((id) => [region, id])]);
}

/** Everybody who acts for a firm: the groups themselves have changed. */
export const markEverybody = (tx: Tx, region: string) =>
  tx.run(
    'INSERT IGNORE INTO seat_due (region, person_id) SELECT DISTINCT region, person_id FROM firm_person WHERE region = ? AND live = 1',
    [region],
  );

/** Takes somebody off the list; false where another process has. Whoever marks them meanwhile waits, and they are gone through again. */
export async function takeDue(tx: Tx, region: string, personId: string): Promise<boolean> {
  const { affectedRows } = await tx.run('DELETE FROM seat_due WHERE region = ? AND person_id = ?', [region, personId]);
  return affectedRows > 0;
}

export async function dueAfter(ask: Ask, region: string, after: string, most: number): Promise<string[]> {
  const rows = await ask.query<{ id: string }>(
    `SELECT person_id AS id FROM seat_due WHERE region = ? AND person_id > ? ORDER BY person_id LIMIT ${most}`,
    [region, after],
  );
  return rows.map(({ id }) => id);
}

/** The counties in which somebody's seats are due, or somebody waits for one. */
export async function dueRegions(ask: Ask): Promise<string[]> {
  const rows = await ask.query<{ region: string }>('SELECT region FROM seat_due UNION SELECT region FROM seat_waiting ORDER BY region', []);
  return rows.map(({ region }) => region);
}

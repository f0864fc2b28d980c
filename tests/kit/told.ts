import type { County } from './county';

/** Its own row is kept of every key and of every person, and a service that starts beside this one writes down a code for every county. */
const NOT_DONE_HERE = ['idempotency', 'person', 'first_administrator'];

let tables: Promise<string[]> | undefined;
/** Every table that says which county a row is about. Asked once: no test alters a table. */
const tablesIn = (database: County['database']) => {
  tables ??= database
    .query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name = 'region' ORDER BY 1",
    )
    .then((rows) => rows.map(({ name }) => name).filter((name) => !NOT_DONE_HERE.includes(name)));
  return tables;
};

/** How many rows of a county each table holds: whatever is done there is told by one more, or one less, of some. */
export async function toldIn({ database, region }: Pick<County, 'database' | 'region'>): Promise<Record<string, number>> {
  const names = await tablesIn(database);
  const counts = names.map((name) => `(SELECT COUNT(*) FROM ${name} WHERE region = '${region}') AS ${name}`);
  const [row] = await database.query<Record<string, string>>(`SELECT ${counts.join(', ')}`);
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, n]) => [name, Number(n)]));
}

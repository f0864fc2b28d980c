import { createHash } from 'node:crypto';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';

/** What is in a database, as far as two of them can be compared: rows by table, and one hash over the last line of every timeline. */
export interface Census {
  rows: Record<string, number>;
  /** SHA-256 over `region subject no hash` of the last line of each subject, in order. */
  heads: string;
}

/** Counts in one snapshot, so that the numbers belong together. */
export async function takeCensus(url: string): Promise<Census> {
  const db = await createConnection({ uri: url, timezone: 'Z' });
  try {
    await db.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await db.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    const rows: Census['rows'] = {};
    for (const name of await tablesOf(db)) rows[name] = await countOf(db, name);
    return { rows, heads: await headsOf(db) };
  } finally {
    await db.end();
  }
}

async function tablesOf(db: Connection): Promise<string[]> {
  const [tables] = await db.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY 1",
  );
  return tables.map(({ name }) => String(name));
}

async function countOf(db: Connection, table: string): Promise<number> {
  const [[row]] = await db.query<RowDataPacket[]>('SELECT COUNT(*) AS n FROM ??', [table]);
  return Number(row?.n);
}

const PAGE = 20_000;

/** Page by page: a county of many years has more subjects than should lie in memory at once. */
async function headsOf(db: Connection): Promise<string> {
  const hash = createHash('sha256');
  for (let after = ['', '']; ; ) {
    const [page] = await db.query<RowDataPacket[]>(
      `SELECT t.region, t.subject, t.no, HEX(t.hash) AS hash FROM timeline t
       JOIN (SELECT region, subject, MAX(no) AS no FROM timeline WHERE (region, subject) > (?, ?)
             GROUP BY region, subject ORDER BY region, subject LIMIT ${PAGE}) l USING (region, subject, no) ORDER BY region, subject`,
      after,
    );
    for (const { region, subject, no, hash: last } of page) hash.update(`${region} ${subject} ${no} ${last}\n`);
    const end = page.at(-1);
    if (!end || page.length < PAGE) return hash.digest('hex');
    after = [String(end.region), String(end.subject)];
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { grantApp } from './database/accounts';
import { statementsOf } from './database/statements';
import { putBackTriggers } from './database/triggers';
import { Complaint, runOrComplain } from './launch/complaint';

export type Direction = 'up' | 'down';

const FOLDER = join(__dirname, '..', 'cloud', 'migrations');
const RECORD = `CREATE TABLE IF NOT EXISTS migration (
  name VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  at DATETIME(3) NOT NULL
)`;
const WAIT_SECONDS = 60;
/** Known to MariaDB and MySQL alike; the servers' own defaults are not, and differ in what counts as equal. */
export const COLLATION = 'utf8mb4_unicode_ci';

/**
 * Brings the schema up to the newest migration, or takes the newest one (`steps` of them) back. Gives the names it ran, and of triggers
 * that a restore had left behind. Can be killed and run again.
 */
export async function migrate(ownerUrl: string, direction: Direction = 'up', { folder = FOLDER, steps = 1 } = {}): Promise<string[]> {
  const db = await createConnection({ uri: ownerUrl, timezone: 'Z' });
  try {
    const [rows] = await db.query<RowDataPacket[]>("SELECT GET_LOCK('migrate', ?) AS taken", [WAIT_SECONDS]);
    if (rows[0]?.taken !== 1) throw new Complaint(`Another migration has been running for more than ${WAIT_SECONDS} s.`);
    await setCollation(db);
    await db.query(RECORD);
    return direction === 'up' ? await climb(db, folder) : await descend(db, folder, steps);
  } finally {
    await db.end(); // gives the lock back as well
  }
}

/** Tables take their collation from the database they are made in. */
async function setCollation(db: Connection): Promise<void> {
  const [rows] = await db.query<RowDataPacket[]>('SELECT DATABASE() AS name, @@collation_database AS collation');
  if (rows[0]?.collation === COLLATION) return;
  await db.query(`ALTER DATABASE ?? CHARACTER SET utf8mb4 COLLATE ${COLLATION}`, [rows[0]?.name]);
}

async function climb(db: Connection, folder: string): Promise<string[]> {
  const done = await recorded(db);
  const names = namesIn(folder);
  const lost = done.filter((name) => !names.includes(name));
  if (lost.length > 0) throw new Complaint(`The database knows migrations this version does not have: ${lost.join(', ')}.`);
  const waiting = names.filter((name) => !done.includes(name));
  for (const name of waiting) {
    await runFile(db, join(folder, `${name}.up.sql`));
    await db.query('INSERT INTO migration (name, at) VALUES (?, ?)', [name, new Date()]);
  }
  const back = await putBackTriggers(db, filesOf(folder, names));
  return [...waiting, ...back.map((name) => `trigger ${name}`)];
}

const filesOf = (folder: string, names: readonly string[]) => names.map((name) => join(folder, `${name}.up.sql`));

async function descend(db: Connection, folder: string, steps: number): Promise<string[]> {
  const undone = (await recorded(db)).reverse().slice(0, steps);
  for (const name of undone) {
    await runFile(db, join(folder, `${name}.down.sql`));
    await db.query('DELETE FROM migration WHERE name = ?', [name]);
  }
  return undone;
}

async function recorded(db: Connection): Promise<string[]> {
  const [rows] = await db.query<RowDataPacket[]>('SELECT name FROM migration ORDER BY name');
  return rows.map(({ name }) => String(name));
}

const namesIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .map((file) => file.slice(0, -'.up.sql'.length))
    .sort();

async function runFile(db: Connection, file: string): Promise<void> {
  for (const [at, statement] of statementsOf(readFileSync(file, 'utf8')).entries()) {
    try {
      await db.query(statement);
    } catch (error) {
      throw new Complaint(`${file}, statement ${at + 1}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** `npm run migrate [-- down [steps]]` with DB_URL (the owner's) and, where the service has an account of its own, DB_APP_ACCOUNT. */
async function main(): Promise<void> {
  const { DB_URL, DB_APP_ACCOUNT } = process.env;
  const [direction = 'up', steps = '1'] = process.argv.slice(2);
  if (!DB_URL) throw new Complaint('DB_URL is not set: the migrations need the owner account, like mysql://owner:password@host/database.');
  if (direction !== 'up' && direction !== 'down') throw new Complaint('Say up or down.');
  const names = await migrate(DB_URL, direction, { steps: Number(steps) });
  if (DB_APP_ACCOUNT) await grantApp(DB_URL, DB_APP_ACCOUNT);
  console.log(names.length > 0 ? names.map((name) => `${direction} ${name}`).join('\n') : 'Nothing to do.');
}

if (require.main === module) void runOrComplain(main);

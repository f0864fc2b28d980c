import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { leastBrackets } from './database/expression';
import { Complaint, runOrComplain } from './launch/complaint';
import { COLLATION, migrate } from './migrate';

export const SCHEMA = join(__dirname, '..', 'cloud', 'migrations', 'schema.sql');
const HEAD =
  '-- What the migrations make, as the database itself tells it. Written by scripts/schema.ts, held against a fresh database by a test.\n';

type Row = Record<string, string>;
const ask = async (db: Connection, sql: string, ...params: string[]): Promise<Row[]> => {
  const [rows] = await db.query<RowDataPacket[]>(sql, params);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), String(value ?? '')])));
};

/** Tables, columns, keys, checks and triggers of a schema as text: equal schemas give equal text, whether MariaDB tells it or MySQL. */
export async function describeSchema(db: Connection): Promise<string> {
  const tables = await ask(
    db,
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migration' ORDER BY 1",
  );
  const parts: string[] = [];
  for (const { name = '' } of tables)
    parts.push(`CREATE TABLE ${name} (\n${(await linesOf(db, name)).map((line) => `  ${line}`).join(',\n')}\n);\n`);
  return [HEAD, ...parts, ...(await triggersOf(db))].join('\n');
}

async function linesOf(db: Connection, table: string): Promise<string[]> {
  return [...(await columnsOf(db, table)), ...(await keysOf(db, table)), ...(await checksOf(db, table))];
}

async function columnsOf(db: Connection, table: string) {
  const columns = await ask(
    db,
    `SELECT column_name AS name, column_type AS type, character_set_name AS charset, collation_name AS collation, is_nullable AS nullable,
       IF(column_default = '', '''''', column_default) AS standing, extra, generation_expression AS made
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position`,
    table,
  );
  return columns.map(({ name, type = '', charset, collation, nullable, standing = '', made = '' }) =>
    [
      name,
      type.replace(/^((?:tiny|small|big)?int)\(\d+\)/, '$1'),
      alphabet(charset, collation),
      made ? `GENERATED ALWAYS AS (${leastBrackets(plain(made))}) STORED` : nullable === 'YES' ? 'NULL' : 'NOT NULL',
      standing && standing !== 'NULL' ? `DEFAULT ${standing.replaceAll("'", '') || "''"}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

const alphabet = (charset = '', collation = '') =>
  ['', COLLATION].includes(collation) ? '' : `CHARACTER SET ${charset} COLLATE ${collation}`;

async function keysOf(db: Connection, table: string) {
  const keys = await ask(
    db,
    `SELECT index_name AS name, non_unique AS many, GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', ') AS columns
     FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ?
     GROUP BY index_name, non_unique ORDER BY index_name <> 'PRIMARY', non_unique, index_name`,
    table,
  );
  return keys.map(({ name, many, columns }) =>
    name === 'PRIMARY' ? `PRIMARY KEY (${columns})` : `${many === '0' ? 'UNIQUE KEY' : 'KEY'} ${name} (${columns})`,
  );
}

async function checksOf(db: Connection, table: string) {
  const checks = await ask(
    db,
    `SELECT c.constraint_name AS name, c.check_clause AS clause FROM information_schema.check_constraints c
     JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
     WHERE c.constraint_schema = DATABASE() AND t.table_name = ? AND t.constraint_type = 'CHECK' ORDER BY 1`,
    table,
  );
  return checks.map(({ name, clause = '' }) => `CONSTRAINT ${name} CHECK (${leastBrackets(plain(clause))})`);
}

async function triggersOf(db: Connection) {
  const triggers = await ask(
    db,
    `SELECT trigger_name AS name, action_timing AS timing, event_manipulation AS event, event_object_table AS place, action_statement AS act
     FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY 1`,
  );
  return triggers.map(
    ({ name, timing, event, place, act = '' }) => `CREATE TRIGGER ${name} ${timing} ${event} ON ${place} FOR EACH ROW ${plain(act)};\n`,
  );
}

/** MySQL tells words as _utf8mb4\'words\'. */
const plain = (expression: string) =>
  expression
    .replaceAll('`', '')
    .replace(/_(?:utf8mb4|ascii)(\\?)'(.*?)\1'/g, "'$2'")
    .replace(/\s+/g, ' ')
    .trim();

/** Makes an empty database beside the owner's own, for as long as the work takes. */
export async function inScratch<T>(ownerUrl: string, work: (url: string, db: Connection) => Promise<T>): Promise<T> {
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  const owner = await createConnection(ownerUrl);
  await owner.query('CREATE DATABASE ??', [name]);
  const db = await createConnection(url.href);
  try {
    return await work(url.href, db);
  } finally {
    await db.end();
    await owner.query('DROP DATABASE ??', [name]);
    await owner.end();
  }
}

/** Writes what the migrations make, from DB_URL's server (the owner's account): `tsx scripts/schema.ts`. */
async function main(): Promise<void> {
  const { DB_URL } = process.env;
  if (!DB_URL) throw new Complaint('DB_URL is not set: a scratch database is made on its server, which needs the owner account.');
  await inScratch(DB_URL, async (url, db) => {
    await migrate(url);
    writeFileSync(SCHEMA, await describeSchema(db));
  });
}

if (require.main === module) void runOrComplain(main);

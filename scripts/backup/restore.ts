import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { missingTriggers } from '../database/triggers';
import { Complaint } from '../launch/complaint';
import { withAccount } from './account';
import { type Census, takeCensus } from './census';
import { type Manifest, manifestOf } from './dump';
import { type Ask, everywhere, type Line } from './invariant';
import { SQL_INVARIANTS } from './invariants';
import { databaseProgram } from './programs';

const MIGRATIONS = join(__dirname, '..', '..', 'cloud', 'migrations');

/** What a drill has found; it was passed where `problems` is empty. */
export interface Drill {
  database: string;
  tables: number;
  rows: number;
  subjects: number;
  problems: string[];
}

/** Restores a dump into a database that does not exist yet. Complains where the file is not the one that was written. */
export async function restore(url: string, file: string, database: string): Promise<void> {
  const manifest = readManifest(file);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), async (bytes) => {
    for await (const part of bytes) hash.update(part);
  });
  if (hash.digest('hex') !== manifest.sha256) throw new Complaint(`${file} is not as it was written: its hash differs from its manifest.`);
  const server = await createConnection(url);
  await server.query('CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci', [database]).finally(() => server.end());
  const program = await databaseProgram('client');
  await withAccount(url, async (account) => {
    const child = spawn(program, [account, '--default-character-set=utf8mb4', database], { stdio: ['pipe', 'ignore', 'pipe'] });
    const ended = once(child, 'close');
    let said = '';
    child.stderr.on('data', (text) => {
      said = (said + text).slice(-2_000);
    });
    // A client that gave up closes its end; what it said is the better reason.
    await pipeline(createReadStream(file), createGunzip(), child.stdin).catch(() => undefined);
    const [code] = await ended;
    if (code !== 0) throw new Complaint(`The dump could not be read (exit code ${code}). ${said}`.trim());
  });
}

/** Holds a restored database against the manifest, the invariants and its own chains of hashes. */
export async function inspect(url: string, file: string): Promise<Drill> {
  const manifest = readManifest(file);
  const found = await takeCensus(url);
  const db = await createConnection({ uri: url, timezone: 'Z' });
  const ask: Ask = async <T>(sql: string, params: unknown[]) => (await db.query<(T & RowDataPacket)[]>(sql, params))[0];
  try {
    const { subjects, broken } = await chains(ask);
    const wrong = await Promise.all(
      SQL_INVARIANTS.map(async ({ name, look }) => (await look(ask, everywhere)).map((what) => `${name}: ${what}`)),
    );
    return {
      database: db.config.database ?? '',
      tables: Object.keys(found.rows).length,
      rows: Object.values(found.rows).reduce((sum, n) => sum + n, 0),
      subjects,
      problems: [...compared(manifest, found), ...(await withoutTriggers(db)), ...broken, ...wrong.flat()],
    };
  } finally {
    await db.end();
  }
}

/** What its own migrations had made, and is not there. */
async function withoutTriggers(db: Connection): Promise<string[]> {
  const [rows] = await db.query<RowDataPacket[]>('SELECT name FROM migration ORDER BY name');
  const files = rows.map(({ name }) => join(MIGRATIONS, `${name}.up.sql`)).filter((file) => existsSync(file));
  return [...(await missingTriggers(db, files)).keys()].map((name) => `trigger ${name} is not there`);
}

function readManifest(file: string): Manifest {
  const beside = manifestOf(file);
  if (!existsSync(file) || !existsSync(beside)) throw new Complaint(`${file} or its manifest ${beside} is not there.`);
  return JSON.parse(readFileSync(beside, 'utf8'));
}

/** Where nobody wrote during the dump, everything is exactly as it was; otherwise between before and after. */
function compared({ before, after }: Manifest, found: Census): string[] {
  const problems: string[] = [];
  for (const table of new Set([...Object.keys(before.rows), ...Object.keys(found.rows)])) {
    const [was, became, is] = [before.rows[table] ?? -1, after.rows[table] ?? -1, found.rows[table] ?? -1];
    if (is < Math.min(was, became) || is > Math.max(was, became)) problems.push(`table ${table}: ${is} rows instead of ${was}`);
  }
  if (before.heads === after.heads && found.heads !== before.heads) problems.push('the timelines end differently');
  return problems;
}

const PAGE = 5_000;

/** Every line of every timeline in order, page by page. */
async function* linesOf(ask: Ask): AsyncGenerator<Line> {
  for (let after = ['', '', '0']; ; ) {
    const page: Line[] = await ask(
      `SELECT region, subject, no, body, hash FROM timeline WHERE (region, subject, no) > (?, ?, ?) ORDER BY region, subject, no LIMIT ${PAGE}`,
      after,
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = [last.region, last.subject, String(last.no)];
  }
}

/** Walks every chain from its beginning: each hash follows from the one before and from what the line says. */
async function chains(ask: Ask) {
  const broken: string[] = [];
  let subjects = 0;
  let last: Line | undefined;
  for await (const line of linesOf(ask)) {
    const before = last?.region === line.region && last.subject === line.subject ? last : undefined;
    if (!before) subjects++;
    if (!follows(before, line)) broken.push(`timeline ${line.region} ${line.subject} breaks at ${line.no}`);
    last = line;
  }
  return { subjects, broken };
}

const follows = (before: Line | undefined, { no, body, hash }: Line) =>
  no === (before?.no ?? 0) + 1 &&
  createHash('sha256')
    .update(before?.hash ?? Buffer.alloc(32))
    .update(body)
    .digest()
    .equals(hash);

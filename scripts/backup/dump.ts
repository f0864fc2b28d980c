import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Complaint } from '../launch/complaint';
import { databaseIn, withAccount } from './account';
import { type Census, takeCensus } from './census';
import { databaseProgram } from './programs';

/** Lies beside a dump and says what a restored database must hold. */
export interface Manifest {
  database: string;
  at: string;
  file: string;
  sha256: string;
  /** Before and after the dump; the same where nobody wrote meanwhile. */
  before: Census;
  after: Census;
}

const OPTIONS = ['--single-transaction', '--quick', '--triggers', '--hex-blob', '--skip-lock-tables', '--default-character-set=utf8mb4'];
const END = '.sql.gz';
export const manifestOf = (file: string) => `${file.slice(0, -END.length)}.json`;

/** Dumps the database into `folder` without stopping the service, and gives the file. Only a whole dump gets its name; the last `keep` stay. */
export async function backup(url: string, folder: string, { keep = 14, now = new Date() } = {}): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = databaseIn(url);
  const name = `${database}-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const file = join(folder, `${name}${END}`);
  const before = await takeCensus(url);
  const sha256 = await dumpInto(`${file}.part`, url, database);
  const manifest: Manifest = { database, at: now.toISOString(), file: `${name}${END}`, sha256, before, after: await takeCensus(url) };
  writeFileSync(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
  forget(folder, database, keep);
  return file;
}

async function dumpInto(file: string, url: string, database: string): Promise<string> {
  const program = await databaseProgram('dump');
  return withAccount(url, async (account) => {
    const child = spawn(program, [account, ...OPTIONS, database], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'close');
    let said = '';
    child.stderr.on('data', (text) => {
      said = (said + text).slice(-2_000);
    });
    const hash = createHash('sha256');
    const packed = new PassThrough().on('data', (bytes: Buffer) => hash.update(bytes));
    try {
      await pipeline(Readable.from(ownerless(child.stdout)), createGzip(), packed, createWriteStream(file, { mode: 0o600, flush: true }));
      const [code] = await ended;
      if (code !== 0) throw new Complaint(`The dump failed (exit code ${code}). ${said}`.trim());
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
    return hash.digest('hex');
  });
}

/** Without the names of the triggers' owners: a database is often restored by another account, on another server. */
async function* ownerless(dump: Readable) {
  for await (const line of createInterface({ input: dump, crlfDelay: Number.POSITIVE_INFINITY }))
    yield `${line.startsWith('/*!') ? line.replace(/\/\*!\d+ DEFINER=`[^`]*`@`[^`]*`\*\/ ?/, '') : line}\n`;
}

function forget(folder: string, database: string, keep: number) {
  const mine = new RegExp(`^${database.replace(/\W/g, '.')}-\\d{8}T\\d{6}Z\\.sql\\.gz$`);
  const files = readdirSync(folder)
    .filter((file) => mine.test(file))
    .sort();
  for (const old of files.slice(0, Math.max(0, files.length - keep))) {
    rmSync(join(folder, old));
    rmSync(manifestOf(join(folder, old)), { force: true });
  }
}

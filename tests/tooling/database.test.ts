import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { grantApp } from '../../scripts/database/accounts';
import { openDatabase } from '../../scripts/database/open';
import { findServer } from '../../scripts/database/server-binary';
import { socketIn } from '../../scripts/database/socket';
import { processStart } from '../../scripts/launch/process-age';
import { migrate } from '../../scripts/migrate';
import { until } from './until';

const folder = mkdtempSync(join(tmpdir(), 'db-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql, values);
    return rows;
  } finally {
    await connection.end();
  }
}

describe('opening the private database', () => {
  it('keeps what was committed, and everything about it to its owner', async () => {
    const first = await openDatabase(join(folder, 'kept'), 'durable');
    await ask(first.ownerUrl, 'CREATE TABLE a (b INT)');
    await ask(first.ownerUrl, 'INSERT INTO a VALUES (42)');
    await first.stop();
    const second = await openDatabase(join(folder, 'kept'), 'durable');
    expect(await ask(second.ownerUrl, 'SELECT b FROM a')).toEqual([{ b: 42 }]);
    await second.stop();
    for (const [path, mode] of [
      ['.', 0o700],
      ['passwords.json', 0o600],
    ] as const) {
      expect(statSync(join(folder, 'kept', path)).mode & 0o777).toBe(mode);
    }
  });

  it('begins empty for tests, in UTC and READ COMMITTED', async () => {
    for (const _ of [1, 2]) {
      const { ownerUrl, stop } = await openDatabase(join(folder, 'fast'), 'fast');
      await ask(ownerUrl, 'CREATE TABLE a (b INT)');
      const settings = 'SELECT @@tx_isolation AS isolation, @@time_zone AS zone, @@innodb_flush_log_at_trx_commit AS flush';
      expect(await ask(ownerUrl, settings)).toEqual([{ isolation: 'READ-COMMITTED', zone: '+00:00', flush: 0 }]);
      await stop();
    }
  });

  it('knows two accounts, and only with their passwords', async () => {
    const { ownerUrl, stop } = await openDatabase(join(folder, 'fast'), 'fast');
    const names = await ask(ownerUrl, "SELECT DISTINCT user AS name FROM mysql.user WHERE user <> 'mariadb.sys' ORDER BY user");
    expect(names.map(({ name }) => name)).toEqual(['app', 'owner']);
    await expect(ask(ownerUrl.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: 'ER_ACCESS_DENIED_ERROR' });
    await stop();
  });

  it('is refused while it is open', async () => {
    const { stop } = await openDatabase(join(folder, 'fast'), 'fast');
    await expect(openDatabase(join(folder, 'fast'), 'fast')).rejects.toThrow(`already in use by process ${process.pid}`);
    await stop();
  });

  it('puts the socket elsewhere when its path would be too long', () => {
    expect(socketIn('/data')).toBe('/data/m.sock');
    const far = socketIn(`/data/${'a'.repeat(100)}`, folder);
    expect(Buffer.byteLength(far)).toBeLessThanOrEqual(100);
    expect(statSync(join(far, '..')).mode & 0o777).toBe(0o700);
  });

  it('finds the server outside of PATH too', async () => {
    expect(await findServer('')).toMatchObject({ mariadbd: expect.stringMatching(/(mariadbd|mysqld)$/) });
  });
});

describe('the rights of the service', () => {
  it('are the rows, but on the timeline only to add, and no table', async () => {
    const { ownerUrl, appUrl, stop } = await openDatabase(join(folder, 'fast'), 'fast');
    await migrate(ownerUrl);
    await ask(ownerUrl, 'CREATE TABLE a (b INT)');
    await expect(ask(appUrl, 'SELECT * FROM a')).rejects.toMatchObject({ code: 'ER_DBACCESS_DENIED_ERROR' });
    await grantApp(ownerUrl);
    await ask(appUrl, 'INSERT INTO a VALUES (1)');
    await ask(appUrl, 'UPDATE a SET b = 2');
    expect(await ask(appUrl, 'SELECT b FROM a')).toEqual([{ b: 2 }]);
    await ask(appUrl, 'DELETE FROM a');
    expect(await ask(appUrl, 'SELECT * FROM timeline')).toEqual([]);
    for (const sql of [
      'DELETE FROM timeline',
      'UPDATE timeline SET region = 1',
      'DELETE FROM migration',
      'DROP TABLE a',
      'CREATE TABLE c (d INT)',
    ]) {
      await expect(ask(appUrl, sql)).rejects.toMatchObject({ code: expect.stringContaining('DENIED') });
    }
    await stop();
  });
});

describe('the launcher being killed', () => {
  it('takes the database with it, and the next start finds it whole', async () => {
    const home = join(folder, 'killed');
    const launcher = await launch(home);
    const server = Number(readFileSync(join(home, 'mariadb.pid'), 'utf8'));
    launcher.kill('SIGKILL');
    await until('the server has ended', () => processStart(server) === null);
    const { ownerUrl, stop } = await openDatabase(home, 'durable');
    expect(await ask(ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop();
  });

  it('together with the guard leaves a server that the next start ends first', async () => {
    const home = join(folder, 'orphaned');
    const launcher = await launch(home);
    const server = Number(readFileSync(join(home, 'mariadb.pid'), 'utf8'));
    process.kill(parentOf(server), 'SIGKILL');
    launcher.kill('SIGKILL');
    await until('the launcher has ended', () => processStart(launcher.pid ?? 0) === null);
    expect(processStart(server)).not.toBeNull();
    const { stop } = await openDatabase(home, 'durable');
    expect(processStart(server)).toBeNull();
    await stop();
  });
});

/** A process of its own that opens the database and stays. */
async function launch(home: string): Promise<ChildProcess> {
  const script = `require(${JSON.stringify(resolve('scripts/database/open.ts'))}).openDatabase(process.argv[1], 'durable').then(() => console.log('open'))`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  await until('the database is open', () => said.includes('open'));
  return child;
}

const parentOf = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);

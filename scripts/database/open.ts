import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { startGuarded } from '../launch/command';
import { Complaint } from '../launch/complaint';
import { takeLock } from '../launch/lock';
import { processCommand } from '../launch/process-age';
import { makeAccounts, passwords, urlOf } from './accounts';
import { asRoot, bootstrap } from './bootstrap';
import { findServer } from './server-binary';
import { socketIn } from './socket';

export interface Database {
  ownerUrl: string;
  appUrl: string;
  /** The account of `appUrl` as `name@place`, for `grantApp`. */
  app: string;
  stop(): Promise<void>;
}

interface Place {
  data: string;
  socket: string;
  log: string;
  pid: string;
}

const SETTINGS = [
  '--skip-networking',
  '--innodb-buffer-pool-size=64M',
  '--innodb-log-buffer-size=2M',
  '--performance-schema=OFF',
  '--max-connections=120',
  '--key-buffer-size=256K',
  '--aria-pagecache-buffer-size=256K',
  '--transaction-isolation=READ-COMMITTED',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--default-time-zone=+00:00',
];
const PROFILES = {
  durable: ['--innodb-flush-log-at-trx-commit=1'],
  // Thousands of counties of tests would not stand in 64 MB, and what does not stand there is fetched from the disk at every look.
  fast: ['--innodb-flush-log-at-trx-commit=0', '--skip-innodb-doublewrite', '--innodb-buffer-pool-size=256M'],
};
const READY_WITHIN = 60_000;
const STOPPED_WITHIN = 10_000;

/** Opens the private MariaDB of `folder`, made on first use. `durable` keeps what was committed, `fast` is for tests and begins empty. It ends when this process ends. */
export async function openDatabase(folder: string, profile: keyof typeof PROFILES): Promise<Database> {
  const home = resolve(folder);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = takeLock(join(home, 'database.lock'), home);
  if (!('release' in lock)) throw new Complaint(`The database in ${home} is already in use by process ${lock.pid}.`);
  const place: Place = { data: join(home, 'data'), socket: socketIn(home), log: join(home, 'mariadb.log'), pid: join(home, 'mariadb.pid') };
  try {
    const server = await findServer();
    await endLeftOver(place);
    if (profile === 'fast') rmSync(place.data, { recursive: true, force: true });
    await bootstrap(server, place.data);
    const guard = launch(server.mariadbd, place, profile);
    const stop = async () => {
      await guard.stop();
      lock.release();
    };
    return { ...(await signIn(place, join(home, 'passwords.json'), guard.ended, stop)), app: 'app@localhost', stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function launch(mariadbd: string, { data, socket, log, pid }: Place, profile: keyof typeof PROFILES) {
  rmSync(log, { force: true });
  // Of its own: a server that starts sweeps the temporary tables out of its folder, those of every other server included.
  const temporary = `${data}.tmp`;
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  const files = [`--datadir=${data}`, `--tmpdir=${temporary}`, `--socket=${socket}`, `--log-error=${log}`, `--pid-file=${pid}`];
  return startGuarded(mariadbd, ['--no-defaults', ...files, ...SETTINGS, ...PROFILES[profile], ...asRoot()], process.env, 'ignore');
}

/** Waits until the server answers and both accounts stand. */
async function signIn({ socket, log }: Place, secrets: string, ended: Promise<number>, stop: () => Promise<void>) {
  const words = passwords(secrets);
  const urls = { ownerUrl: urlOf('owner', words.owner, socket), appUrl: urlOf('app', words.app, socket) };
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  const giveUp = performance.now() + READY_WITHIN;
  for (;;) {
    const refusal = await refusalOf(urls.ownerUrl);
    if (!refusal) return urls;
    if (refusal === 'ER_ACCESS_DENIED_ERROR') await makeAccounts(socket, words);
    if (gone || performance.now() > giveUp) {
      await stop();
      throw new Complaint(`The database did not start:\n${lastLines(log)}`);
    }
    await pause(50);
  }
}

async function refusalOf(url: string): Promise<string | null> {
  try {
    await (await createConnection(url)).end();
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  }
}

/** A server whose guard was killed outlives us; two servers on one folder would ruin it. */
async function endLeftOver({ pid, data }: Place): Promise<void> {
  const left = Number(readOr(pid, '0'));
  const running = () => left > 0 && (processCommand(left)?.includes(`--datadir=${data}`) ?? false);
  if (!running()) return;
  process.kill(left, 'SIGTERM');
  const giveUp = performance.now() + STOPPED_WITHIN;
  while (running()) {
    if (performance.now() > giveUp) process.kill(left, 'SIGKILL');
    await pause(50);
  }
}

const lastLines = (file: string) => readOr(file, '').trim().split('\n').slice(-5).join('\n');

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

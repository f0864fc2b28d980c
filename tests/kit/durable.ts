import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { grantApp, makeAccounts, passwords, urlOf } from '../../scripts/database/accounts';
import { asRoot, bootstrap } from '../../scripts/database/bootstrap';
import { findServer } from '../../scripts/database/server-binary';
import { socketIn } from '../../scripts/database/socket';
import { type Guarded, startGuarded } from '../../scripts/launch/command';
import { migrate } from '../../scripts/migrate';
import { until } from './line';

/** A place of the server of this stage; every process of the stage finds it by the environment. */
const place = (name: string) => join(process.env.FAULTS_HOME ?? '', name);
const READY = 30_000;
/** What a county's server would run with: a commit is on the disk before it is answered. */
const SETTINGS = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-buffer-pool-size=64M',
  '--performance-schema=OFF',
  '--max-connections=120',
  '--transaction-isolation=READ-COMMITTED',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--default-time-zone=+00:00',
  '--skip-networking',
];

const socket = () => socketIn(place(''));
const answers = async (connection: object) => {
  const db = await createConnection(connection).catch(() => null);
  await db?.end();
  return db !== null || undefined;
};

/** Behind a guard: it ends when the tests do, however they end. */
async function launch(): Promise<Guarded> {
  const { mariadbd } = await findServer();
  const [data, temporary, pid] = ['data', 'tmp', 'server.pid'].map(place) as [string, string, string];
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  rmSync(pid, { force: true });
  const files = [
    `--datadir=${data}`,
    `--tmpdir=${temporary}`,
    `--socket=${socket()}`,
    `--pid-file=${pid}`,
    `--log-error=${place('server.log')}`,
  ];
  return startGuarded(mariadbd, ['--no-defaults', ...files, ...SETTINGS, ...asRoot()], process.env, 'ignore');
}

/** A durable server of its own for the stage of this name, migrated and empty, that ends with the stage. */
export async function openDurable(stage: string) {
  const home = resolve('.local', 'test', stage);
  process.env.FAULTS_HOME = home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  await bootstrap(await findServer(), place('data'));
  await launch();
  await until(() => answers({ user: 'root', socketPath: socket() }), 'the database of the faults', READY);
  const words = passwords(place('passwords.json'));
  await makeAccounts(socket(), words);
  const [ownerUrl, appUrl] = [urlOf('owner', words.owner, socket()), urlOf('app', words.app, socket())];
  await migrate(ownerUrl);
  await grantApp(ownerUrl);
  return { ownerUrl, appUrl, stop: () => endServer('SIGTERM') };
}

const running = (pid: number) => {
  try {
    process.kill(pid, 0);
    // A child that nobody has waited for yet still has its number.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** Ends the server, `SIGKILL` as a power cut would; returns once it is gone. */
export async function endServer(signal: NodeJS.Signals): Promise<void> {
  const pid = Number(readFileSync(place('server.pid'), 'utf8'));
  if (running(pid)) process.kill(pid, signal);
  await until(() => !running(pid) || undefined, 'the database to end', READY);
}

/** Starts it again on what its disk holds; returns once it answers. */
export async function startServer(): Promise<void> {
  const server = await launch();
  const url = process.env.DB_URL ?? '';
  await Promise.race([
    until(() => answers({ uri: url }), 'the database to come back', READY),
    server.ended.then(() => Promise.reject(new Error(`the database did not start again: see ${place('server.log')}`))),
  ]);
}

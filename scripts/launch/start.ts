import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { grantApp } from '../database/accounts';
import { type Database, openDatabase } from '../database/open';
import { checkServer } from '../database/server-binary';
import { migrate } from '../migrate';
import { build } from './build';
import { type Guarded, run, startGuarded, stopCommands } from './command';
import { Complaint, runOrComplain } from './complaint';
import { demoPeople, table } from './demo-people';
import { holderOf, type Lock, takeLock } from './lock';
import { step } from './progress';
import { checkPortFree, chosenPort, dataKeys, h5Folder, waitForHealth } from './service';
import { type StandIn, startWechat } from './wechat';

const HOME = join('.local', 'start');
const HOST = '127.0.0.1';
const DEMO = join('scripts', 'demo.ts');

/** What has been started, to be ended in the opposite order. */
const started: { stop(): Promise<void> }[] = [];
let ending: Promise<void> | undefined;

function endAll(): Promise<void> {
  ending ??= (async () => {
    stopCommands();
    for (const part of started.reverse()) await part.stop();
  })();
  return ending;
}

function enter(address: string): void {
  const lock: Lock | ReturnType<typeof holderOf> = takeLock(join(HOME, 'start.lock'), address);
  if (!('release' in lock)) throw new Complaint(`It is already running: ${lock.note} (process ${lock.pid}).`);
  started.push({ stop: async () => lock.release() });
}

async function open(keys: string, contracts: Promise<void>): Promise<Database> {
  const database = await step('opening the database', () => openDatabase(HOME, 'durable'));
  started.push(database);
  await step('migrating', () => migrate(database.ownerUrl));
  await grantApp(database.ownerUrl);
  await contracts;
  const env = { DB_URL: database.ownerUrl, DATA_KEYS: keys, NODE_ENV: 'local' };
  if (existsSync(DEMO)) await step('loading the demo', () => run('tsx', [DEMO], { env }));
  return database;
}

async function prepare(keys: string): Promise<Database> {
  const contracts = build('contracts');
  const parts = [contracts.then(() => build('service')), build('h5 pages')];
  const database = open(keys, contracts);
  await Promise.all([...parts, database]);
  return database;
}

function serve(database: Database, port: number, keys: string, wechat: StandIn | null): Guarded {
  const place = { PORT: String(port), HOST, H5_DIR: h5Folder(), FILES_DIR: join(HOME, 'files') };
  const known = { NODE_ENV: 'local', DB_URL: database.appUrl, DATA_KEYS: keys, DEMO: '1', ...place };
  const own = { ...known, ...wechat?.env };
  const service = startGuarded(process.execPath, [join('cloud', 'bootstrap.js')], { LOG_LEVEL: 'warn', ...process.env, ...own });
  started.push(service);
  return service;
}

async function show(address: string, wechat: StandIn | null): Promise<void> {
  const people = await demoPeople(address);
  const greeting = people.length > 0 ? ['Demo people (choose one on the sign-in page):', ...table(people), ''] : [];
  const standIn = wechat ? [`WeChat is a stand-in here; what it was asked to send: ${wechat.url}/__fake/sent`] : [];
  console.log(['', ...greeting, ...standIn, `Ready: ${address}    (Ctrl-C ends it, the data stay)`].join('\n'));
}

/** Everything a visitor needs, from nothing to an address; returns when the service has ended. */
async function start(): Promise<void> {
  const port = chosenPort();
  const address = `http://${HOST}:${port}`;
  enter(address);
  await checkPortFree(port, HOST);
  await checkServer();
  const keys = dataKeys(join(HOME, 'data-keys'));
  const database = await prepare(keys);
  const wechat = await startWechat();
  if (wechat) started.push(wechat);
  const service = serve(database, port, keys, wechat);
  await step('starting the service', () => waitForHealth(address, service.ended));
  await show(address, wechat);
  const code = await service.ended;
  if (!ending) throw new Complaint(`The service ended (exit code ${code}): see the lines above.`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void endAll().then(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
}

void runOrComplain(async () => {
  try {
    await start();
  } catch (error) {
    if (!ending) throw error; // cut off by Ctrl-C: what broke off is no news
  } finally {
    await endAll();
  }
});

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { grantApp } from '../database/accounts';
import { openGiven } from '../database/given';
import { type Database, openDatabase } from '../database/open';
import { migrate } from '../migrate';
import { build } from './build';
import { findChromium } from './chromium';
import { stopCommands, tryRun } from './command';
import { Complaint, runOrComplain } from './complaint';
import { holderOf, takeLock } from './lock';
import { step } from './progress';
import { redisServer } from './redis';
import { dataKeys } from './service';
import { chosenStages, runInTurn, STAGES, type Stage } from './stages';
import { type Counts, countsOf, lastLine, objection, withObjection } from './summary';

const HOME = join('.local', 'test');
const STAGE_LIMIT = 15 * 60_000;

interface Outcome {
  stage: string;
  seconds: number;
  counts: Counts | null;
  objection: string | null;
}

let database: Database | undefined;

/** A database of its own for every run, on a private server or on the one given: nothing is left over from the last one. */
async function openFresh(): Promise<Database> {
  const holder = holderOf(join(HOME, 'test.lock'));
  if (holder) throw new Complaint(`The tests are already running (process ${holder.pid}).`);
  takeLock(join(HOME, 'test.lock'), '');
  const given = process.env.TEST_DB_URL;
  database = await step('opening the database', () => (given ? openGiven(given) : openDatabase(HOME, 'fast')));
  await step('migrating', () => migrate(database?.ownerUrl ?? ''));
  await grantApp(database.ownerUrl, database.app);
  return database;
}

/** The environment of a stage's tests, once all is there that the stage needs. */
type Ready = (stage: Stage) => Promise<NodeJS.ProcessEnv>;

/** Begins everything that any of these stages needs; each stage waits for its own part alone. */
async function prepare(stages: Stage[]): Promise<Ready> {
  const { ownerUrl, appUrl } = await openFresh();
  await build('contracts');
  const chrome = stages.some(({ needs }) => needs === 'browser') ? findChromium() : Promise.resolve('');
  const redis = stages.some(({ needs }) => needs === 'redis') ? redisServer() : Promise.resolve('');
  const builds = new Map([...new Set(stages.flatMap((stage) => stage.builds))].map((name) => [name, build(name)]));
  // What went wrong is said by the stage that waits for it.
  for (const work of [chrome, redis, ...builds.values()]) work.catch(() => undefined);
  return async (stage) => {
    await Promise.all([...stage.builds.map((name) => builds.get(name)), stage.needs === 'redis' && redis]);
    return {
      DB_OWNER_URL: ownerUrl,
      DB_URL: appUrl,
      DATA_KEYS: dataKeys(join(HOME, 'data-keys')),
      FILES_DIR: resolve(HOME, 'files'),
      H5_DIST: resolve('miniapp', 'dist', 'h5'),
      WEAPP_DIST: resolve('miniapp', 'dist', 'weapp'),
      CHROME_PATH: stage.needs === 'browser' ? await chrome : '',
      NODE_ENV: 'unittest',
      LC_ALL: 'C.UTF-8', // without it a browser cannot name a file in Chinese
    };
  };
}

async function runStage(stage: Stage, ready: Ready): Promise<Outcome> {
  const env = await ready(stage);
  const begun = performance.now();
  console.log(`\n── ${stage.name}`);
  const result = stage.workers ? await runJest(stage, env) : await runCheck();
  return { stage: stage.name, seconds: Math.round((performance.now() - begun) / 1000), ...result };
}

async function runCheck() {
  const { code } = await tryRun('tsx', [join('scripts', 'check.ts')], { loud: true, limit: STAGE_LIMIT });
  return { counts: null, objection: code === 0 ? null : 'the checks are red' };
}

async function runJest({ name, workers, perTest, again }: Stage, ready: NodeJS.ProcessEnv) {
  const file = join(HOME, `${name}.json`);
  rmSync(file, { force: true });
  const which = ['--selectProjects', ...(again?.of ?? [name])];
  const how = [`--maxWorkers=${workers}`, `--testTimeout=${perTest}`, '--json', `--outputFile=${file}`];
  const args = [...which, ...how, ...(again ? ['--', ...again.files] : [])];
  const { code } = await tryRun('jest', args, { env: { ...ready, ...again?.env }, loud: true, limit: STAGE_LIMIT });
  const counts = existsSync(file) ? countsOf(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  return { counts, objection: objection(code, counts) };
}

function report(outcomes: Outcome[], total: number): void {
  const lines = outcomes.map(({ stage, seconds, counts, objection: wrong }) => {
    const passed = counts ? `${counts.passed} passed` : '';
    return `${wrong ? '✗' : '✓'} ${stage.padEnd(12)}${`${seconds} s`.padStart(7)}   ${wrong ?? passed}`;
  });
  console.log(
    [
      '',
      ...lines,
      `  total ${Math.round(total)} s`,
      lastLine(outcomes.map(({ counts, objection: wrong }) => withObjection(counts, wrong))),
    ].join('\n'),
  );
}

/** The whole proof, or the stages named on the command line; begins none after a red one. */
async function test(): Promise<void> {
  const stages = chosenStages(process.argv.slice(2));
  if (stages.length === 0) throw new Complaint(`No such stage. There are: ${STAGES.map(({ name }) => name).join(', ')}.`);
  const begun = performance.now();
  const ready = await prepare(stages);
  const outcomes = await runInTurn(stages, (stage) => runStage(stage, ready));
  report(outcomes, (performance.now() - begun) / 1000);
  process.exitCode = outcomes.some(({ objection: wrong }) => wrong) ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopCommands();
    void (database?.stop() ?? Promise.resolve()).then(() => process.exit(130));
  });
}

void runOrComplain(async () => {
  try {
    await test();
  } finally {
    stopCommands(); // after a failure: what was under way beside it proves nothing any more
    await database?.stop();
  }
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { tryRun } from '../../scripts/launch/command';

const folder = mkdtempSync(join(tmpdir(), 'worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Finds the world as it was, then leaves everything behind that a test can, and fails. */
const MESS = `
const { env } = require('./cloud/src/config/env');
const { clock } = require('./cloud/src/clock');
it('finds nothing of another file', () => {
  expect(env).toEqual({ CHAT: '1' });
  expect([process.env.LEFT, globalThis.left, clock.now(), process.listenerCount('SIGHUP')]).toEqual([undefined, undefined, 'noon', 0]);
  expect([expect(1).toBeLeft, Date.now() > 1e12, fetch.name, require('./own').count()]).toEqual([undefined, true, 'fetch', 1]);
});
it('has time for itself', () => new Promise((done) => setTimeout(done, 50)));
it('fails where it is told to', () => {
  Object.assign(env, { CHAT: '0', MORE: '1' });
  process.env.LEFT = globalThis.left = 'behind';
  process.on('SIGHUP', () => undefined);
  expect.extend({ toBeLeft: () => ({ pass: true, message: () => '' }) });
  jest.spyOn(clock, 'now').mockReturnValue('midnight');
  jest.useFakeTimers({ now: 0 });
  globalThis.fetch = () => undefined;
  require('./own').count();
  jest.setTimeout(1);
  throw new Error('on purpose');
});
`;
const FILES: Record<string, string> = {
  'cloud/src/config/env.ts': "exports.env = { CHAT: '1' };",
  'cloud/src/clock.ts': `require('node:fs').appendFileSync(require('node:path').join(__dirname, 'loads'), 'x'); exports.clock = { now: () => 'noon' };`,
  'own.js': 'let n = 0; exports.count = () => ++n;',
  'one.test.js': MESS,
  'two.test.js': MESS,
  'broken.test.js': "require('./cloud/src/clock'); throw new Error('on purpose');",
  'mocking.test.js': "jest.mock('./cloud/src/clock', () => ({})); it('never comes here', () => undefined);",
  'alone.test.js': `/** @jest-environment node */${MESS}`,
};

interface Report {
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { title: string; status: string }[] }[];
}
let report: Report;
const resultOf = (file: string) => report.testResults.find(({ name }) => name.endsWith(`/${file}.test.js`));
const endings = (file: string) => Object.fromEntries(resultOf(file)!.assertionResults.map(({ title, status }) => [title, status]));

beforeAll(async () => {
  for (const [name, words] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), words);
  }
  const [testEnvironment, runtime] = ['environment', 'runtime'].map((name) => resolve('tests/kit/worker', `${name}.js`));
  const config = JSON.stringify({ rootDir: folder, testEnvironment, runtime, transform: {} });
  const json = join(folder, 'report.json');
  await tryRun('jest', ['--config', config, '--runInBand', '--json', `--outputFile=${json}`]);
  report = JSON.parse(readFileSync(json, 'utf8'));
}, 60_000);

describe('test files that share what a worker has loaded', () => {
  it.each(['one', 'two', 'alone'])('find nothing of one another, and fail for themselves: %s', (file) => {
    expect(endings(file)).toEqual({
      'finds nothing of another file': 'passed',
      'has time for itself': 'passed',
      'fails where it is told to': 'failed',
    });
  });

  it('fail where they do not even load', () => {
    expect(resultOf('broken')?.message).toContain('on purpose');
  });

  it('load it once, but for who wants it alone', () => {
    expect(readFileSync(join(folder, 'cloud/src/loads'), 'utf8')).toBe('xx');
  });

  it('are refused a mock, which would be one for all', () => {
    expect(resultOf('mocking')?.message).toContain('is not mocked');
  });
});

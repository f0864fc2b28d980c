import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keepBuild } from '../../scripts/launch/build';
import { startGuarded, tryRun } from '../../scripts/launch/command';
import { table } from '../../scripts/launch/demo-people';
import { holderOf, takeLock } from '../../scripts/launch/lock';
import { checkPortFree, dataKeys } from '../../scripts/launch/service';
import { chosenStages, runInTurn, STAGES, type Stage } from '../../scripts/launch/stages';
import { countsOf, lastLine, objection, withObjection } from '../../scripts/launch/summary';
import { until } from './until';

const folder = mkdtempSync(join(tmpdir(), 'launch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line of a module that only plain Node reads. */
const inNode = (line: string) =>
  tryRun(process.execPath, [
    '--input-type=module',
    '-e',
    `import * as it from ${JSON.stringify(resolve('scripts/launch/prepare.mjs'))};\n${line}`,
  ]);

describe('checking Node', () => {
  it.each([
    ['20.18.9', 1],
    ['18.20.0', 1],
    ['20.19.0', 0],
    ['22.0.0', 0],
    ['24.1.0', 0],
  ])('%s gives %i', async (version, code) => {
    const { code: given, output } = await inNode(`it.checkNode('${version}')`);
    expect(given).toBe(code);
    expect(output.includes(`Node ${version} is too old`)).toBe(code === 1);
  });
});

describe('installing', () => {
  const installs = async (home: string) => {
    const { output } = await inNode(`await it.install(${JSON.stringify(home)}, async () => console.log('installed'))`);
    return output.includes('installed');
  };
  const write = (home: string, file: string, version: string) =>
    writeFileSync(
      join(home, file),
      JSON.stringify({ packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version, optional: true } } }),
    );

  it('happens when the lockfile changed, not twice, and not after the same was done by hand', async () => {
    const home = join(folder, 'installing');
    mkdirSync(join(home, 'node_modules'), { recursive: true });
    write(home, 'package-lock.json', '1.0.0');
    expect([await installs(home), await installs(home)]).toEqual([true, false]);
    write(home, 'package-lock.json', '2.0.0');
    expect([await installs(home), await installs(home)]).toEqual([true, false]);
    write(home, 'package-lock.json', '3.0.0');
    write(home, 'node_modules/.package-lock.json', '3.0.0');
    expect(await installs(home)).toBe(false);
    write(home, 'package-lock.json', '4.0.0');
    expect(await installs(home)).toBe(true);
  });
});

describe('keeping a build', () => {
  it('lasts while inputs and output are the same', async () => {
    const [input, output] = [join(folder, 'input'), join(folder, 'output')];
    mkdirSync(input);
    writeFileSync(join(input, 'a.ts'), '1');
    let built = 0;
    const once = () =>
      keepBuild(
        'planted',
        { inputs: [input], outputs: [output], make: async () => writeFileSync(output, String(++built)) },
        undefined,
        join(folder, 'kept'),
      );
    await once();
    await once();
    expect(built).toBe(1);
    writeFileSync(join(input, 'a.ts'), '2');
    await Promise.all([once(), once()]);
    expect(built).toBe(2);
    rmSync(output);
    await once();
    expect(built).toBe(3);
  });

  it('is not kept when it failed', async () => {
    const make = jest.fn().mockRejectedValueOnce(new Error('red')).mockResolvedValueOnce(undefined);
    const once = () => keepBuild('failing', { inputs: [__filename], outputs: [], make }, undefined, join(folder, 'kept'));
    await expect(once()).rejects.toThrow('red');
    await once();
    await once();
    expect(make).toHaveBeenCalledTimes(2);
  });
});

describe('holding a lock', () => {
  it('tells a second comer who holds it, and is free when the holder is gone', () => {
    const file = join(folder, 'some.lock');
    const lock = takeLock(file, 'http://127.0.0.1:7001');
    expect(takeLock(file, '')).toMatchObject({ pid: process.pid, note: 'http://127.0.0.1:7001' });
    if ('release' in lock) lock.release();
    expect(holderOf(file)).toBeNull();
    writeFileSync(file, JSON.stringify({ pid: process.pid, start: 'of another process with our number', note: '' }));
    expect(holderOf(file)).toBeNull();
    expect(takeLock(file, '')).toHaveProperty('release');
  });
});

describe('the guard', () => {
  it('ends its program and passes on how it ended', async () => {
    const file = join(folder, 'guarded');
    const script = `process.on('SIGINT', () => {}); process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1e6); require('fs').writeFileSync(${JSON.stringify(file)}, 'up')`;
    const program = startGuarded(process.execPath, ['-e', script]);
    await until('it is up', () => statSync(file, { throwIfNoEntry: false }) !== undefined);
    await program.stop();
    expect(await program.ended).toBe(7);
  });
});

describe('preparing the service', () => {
  it('complains about a taken port in one line', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    await expect(checkPortFree(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is taken by another program`);
    await new Promise((closed) => server.close(closed));
    await expect(checkPortFree(port, '127.0.0.1')).resolves.toBeUndefined();
  });

  it('makes the data key once, for its owner only', () => {
    const file = join(folder, 'data-keys');
    const key = dataKeys(file);
    expect(key).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/);
    expect([dataKeys(file), readFileSync(file, 'utf8')]).toEqual([key, key]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('shows the demo people in straight columns', () => {
    const people = [
      { name: '王秀兰', who: '居民', phone: '1' },
      { name: '李明', who: 'agent', phone: '2' },
    ];
    expect(table(people)).toEqual(['  王秀兰  居民   1', '  李明    agent  2']);
  });
});

describe('running the tests', () => {
  const counts = (passed: number, failed = 0, skipped = 0) => ({ passed, failed, skipped });

  it('knows its stages by parts of their names', () => {
    expect(chosenStages([])).toEqual(STAGES.filter(({ name }) => name !== 'long'));
    expect(chosenStages(['long'])).toEqual(STAGES.filter(({ name }) => name === 'long'));
    expect(chosenStages(['cloud', 'h5']).map(({ name }) => name)).toEqual(['cloud', 'h5']);
    expect(chosenStages(['nothing'])).toEqual([]);
  });

  it('begins each after those it stands on, and none after a red one', async () => {
    const told: string[] = [];
    const tell =
      (red: string) =>
      async ({ name }: Stage) => {
        told.push(`${name} begins`);
        await Promise.resolve();
        told.push(`${name} ends`);
        return { name, objection: name === red ? 'red' : null };
      };
    const named = (await runInTurn(STAGES, tell('none'))).map(({ name }) => name);
    expect([...named].sort()).toEqual(STAGES.map(({ name }) => name).sort());
    for (const { name, after = [] } of STAGES)
      for (const earlier of after) expect(told.indexOf(`${earlier} ends`)).toBeLessThan(told.indexOf(`${name} begins`));
    expect((await runInTurn(STAGES, tell('cloud'))).map(({ name }) => name)).toEqual(['check', 'tables', 'cloud']);
    expect(await runInTurn(chosenStages(['invariants']), tell('none'))).toHaveLength(1);
  });

  it('is red without a test, with a skipped one, and whatever jest thinks', () => {
    expect(objection(0, counts(3))).toBeNull();
    expect(objection(0, counts(0))).toBe('no test ran');
    expect(objection(1, counts(3))).toBe('jest ended with exit code 1');
    expect(objection(0, counts(3, 1))).toBe('1 failed');
    expect(objection(0, counts(3, 0, 1))).toContain('1 skipped');
  });

  it('counts a file that does not load as a failure and ends with the sums', () => {
    const result = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 1 };
    expect(countsOf(result)).toEqual(counts(3, 2));
    expect(lastLine([counts(3), counts(4, 2)])).toBe('7 passed, 2 failed');
    expect(withObjection(null, 'the checks are red')).toEqual(counts(0, 1));
    expect(withObjection(counts(3, 2), '2 failed')).toEqual(counts(3, 2));
    expect(withObjection(null, null)).toEqual(counts(0));
    expect(lastLine([counts(3, 0, 1)])).toBe('3 passed, 0 failed, 1 skipped');
  });
});

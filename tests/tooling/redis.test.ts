import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasApt } from '../../scripts/launch/apt';
import { tryRun } from '../../scripts/launch/command';
import { redisServer } from '../../scripts/launch/redis';
import { openRedis, ping } from '../kit/redis';

const folder = mkdtempSync(join(tmpdir(), 'redis-tooling-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('looking for a Redis', () => {
  it('takes the one on PATH', async () => {
    writeFileSync(join(folder, 'redis-server'), '', { mode: 0o755 });
    expect(await redisServer(folder)).toBe(join(folder, 'redis-server'));
  });

  it('else unpacks one, once, and leaves nothing beside it; without apt says what to do', async () => {
    const home = join(folder, 'packages');
    if (!hasApt()) return expect(redisServer('', home)).rejects.toThrow('No redis-server was found. Install it');
    const [first, second] = await Promise.all([redisServer('', home), redisServer('', home)]);
    expect(second).toBe(first);
    expect((await tryRun(first, ['--version'])).output).toMatch(/^Redis server v=\d/);
    expect(['.new', '.apt', '.lock'].filter((left) => existsSync(`${home}${left}`))).toEqual([]);
  });
});

describe('a Redis for one test', () => {
  it('answers, can be taken away and brought back at its address, and ends', async () => {
    const redis = await openRedis();
    const port = Number(new URL(redis.url).port);
    expect(await ping(port)).toBe(true);
    await redis.stop();
    expect(await ping(port)).toBe(false);
    await redis.again();
    expect(await ping(port)).toBe(true);
    await redis.close();
    expect(await ping(port)).toBe(false);
  });
});

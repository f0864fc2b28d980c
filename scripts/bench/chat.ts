import { resolve } from 'node:path';
import { measureCrowd } from './chat-crowd';
import { makeTalkers, makeWords, type Talkers } from './chat-people';
import { bench, type Cost, type Costs, Load, openLines, ratios, rounds, run, type Side } from './chat-sides';
import { type Bar, barOf, report } from './measure';
import type { Stand } from './stand';

const MEMBERS = 1_000;
const PORTS = { ours: 7291, without: 7292, bare: 7293, crowd: 7294 };

/** The chat's four bars, side by side with a bare ws server and with the same server without its transaction. */
export async function benchChat(stand: Stand): Promise<void> {
  // What is acknowledged here stands on the disk, as it does in a county.
  await stand.database.run('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  await makeWords(stand);
  const talkers = await makeTalkers(stand, MEMBERS);
  // A group of its own: what is counted in memory there must not meet what the other server has stored.
  const apart = await makeTalkers(stand, MEMBERS);
  const env = { HTTPS: '1', ENGINE: '0' };
  const without = { ...env, NODE_OPTIONS: `--require ${resolve(bench('chat-without-commit.cjs'))}`, BENCH_FIRM: apart.firmId };
  const open = async (file: string, port: number, more: Record<string, string>, who: Talkers, bare = false): Promise<Side> => {
    const side = { ...(await stand.serve(file, port, more)), load: new Load(), talkers: who, bare };
    await openLines(side, MEMBERS);
    return side;
  };
  const sides = {
    ours: await open('cloud/bootstrap.js', PORTS.ours, env, talkers),
    without: await open('cloud/bootstrap.js', PORTS.without, without, apart),
    bare: await open(bench('chat-bare.cjs'), PORTS.bare, {}, talkers, true),
  };
  const { ours, bare } = sides;
  // A server runs for weeks: what each side does in its first minute, while its code is still being compiled, is not counted.
  for (const side of Object.values(sides)) for (let i = 0; i < 3; i++) await run(side, { flight: 64, messages: 320 });
  const full = await rounds('64 in flight', sides, { flight: 64, messages: 640 });
  const some = await rounds('8 in flight', { ours, bare }, { flight: 8, messages: 160 });
  const calm = await rounds('10 a second', { ours, bare }, { rate: 10, messages: 30 });
  const flood = await rounds('1,000 a second', { ours }, { rate: 1_000, messages: 5_000 });
  for (const { load } of Object.values(sides)) load.end();
  await stand.rest();
  const crowd = await measureCrowd(stand, PORTS.crowd, env);
  await stand.database.run('SET GLOBAL innodb_flush_log_at_trx_commit = 0');
  report('chat', barsOf(calm, full, some, flood.ours ?? [], crowd.perSocket));
}

const cores = (costs: readonly Cost[]) => costs.map(({ cpu, wall }) => cpu / wall);

const barsOf = (calm: Costs, full: Costs, some: Costs, flood: readonly Cost[], perSocket: number): Bar[] => [
  barOf('durable p50 | bare ws, 10 a second', ratios(calm.ours, calm.bare, 'p50'), '<= 1.3', (r) => r <= 1.3),
  barOf('cpu a delivery | bare ws, 10 a second', ratios(calm.bare, calm.ours, 'perCpu'), '<= 1.3', (r) => r <= 1.3),
  barOf('deliveries per cpu | without the commit, 64 in flight', ratios(full.ours, full.without, 'perCpu'), '>= 0.8', (r) => r >= 0.8),
  barOf('deliveries per cpu | bare ws, 64 in flight', ratios(full.ours, full.bare, 'perCpu'), '>= 10', (r) => r >= 10),
  barOf('deliveries per cpu | bare ws, 8 in flight', ratios(some.ours, some.bare, 'perCpu'), '>= 3', (r) => r >= 3),
  barOf(
    'p99 in ms, 1,000 a second',
    flood.map(({ p99 }) => p99),
    '<= 100',
    (ms) => ms <= 100,
  ),
  barOf('cores, 1,000 a second', cores(flood), '<= 1', (n) => n <= 1),
  barOf('KB an idle socket, of 10,000', [perSocket], '<= 15', (kb) => kb <= 15),
];

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeTalkers, type Talkers } from './chat-people';
import { type Bar, barOf, cpuOf, quantile, report } from './measure';
import type { Stand } from './stand';

const MEMBERS = 1_000;
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const PORTS = { ours: 7291, without: 7292, bare: 7293 };
const bench = (name: string) => join('scripts', 'bench', name);

interface Ran {
  wall: number;
  heard: number;
  expected: number;
  p50: number;
  p99: number;
}
interface Cost extends Ran {
  cpu: number;
  /** Deliveries for a second of the server's CPU. */
  perCpu: number;
}
interface Side {
  url: string;
  pid: number;
  load: Load;
  talkers: Talkers;
  bare: boolean;
}

/** A process that holds sockets and sends; its work is not the server's. */
class Load {
  private child: ChildProcess = fork(bench('chat-load.cjs'), { stdio: 'inherit' });

  async tell<T>(order: object): Promise<T> {
    this.child.send(order);
    const [answer]: { ok: T; error?: string }[] = await once(this.child, 'message');
    if (!answer) throw new Error('the load said nothing');
    if (answer.error) throw new Error(answer.error);
    return answer.ok;
  }

  end() {
    this.child.kill('SIGKILL');
  }
}

async function run({ url, pid, load, talkers, bare }: Side, how: object): Promise<Cost> {
  const cpu = cpuOf(pid);
  const ran = await load.tell<Ran>({ do: 'run', url, tokens: talkers.tokens, groupId: talkers.groupId, bare, ...how });
  const spent = cpuOf(pid) - cpu;
  if (ran.heard !== ran.expected) throw new Error(`${ran.expected - ran.heard} of ${ran.expected} deliveries are lost`);
  return { ...ran, cpu: spent, perCpu: ran.heard / spent };
}

/** All sides in turn, round after round, the first one changing. */
async function rounds(name: string, sides: Record<string, Side>, how: object): Promise<Record<string, Cost[]>> {
  const costs: Record<string, Cost[]> = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 ? Object.entries(sides).reverse() : Object.entries(sides);
    for (const [name, side] of order) costs[name]?.push(await run(side, how));
  }
  for (const [side, all] of Object.entries(costs)) {
    const median = (of: keyof Cost) =>
      quantile(
        all.map((cost) => cost[of]),
        0.5,
      );
    const [perCpu, wall] = [Math.round(median('perCpu')), median('wall')];
    console.log(
      `  ${name.padEnd(26)} ${side.padEnd(8)} ${String(perCpu).padStart(9)} deliveries/cpu-s   p50 ${median('p50').toFixed(1)} ms  p99 ${median('p99').toFixed(1)} ms  ${Math.round((all[0]?.heard ?? 0) / wall)} deliveries/s`,
    );
  }
  return costs;
}

const ratios = (ours: Cost[] | undefined, theirs: Cost[] | undefined, of: keyof Cost) =>
  (ours ?? []).map((cost, i) => cost[of] / (theirs?.[i]?.[of] ?? Number.NaN));

const rssOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);

/** The chat's four bars, side by side with a bare ws server and with the same server without its transaction. */
export async function benchChat(stand: Stand): Promise<void> {
  const talkers = await makeTalkers(stand, MEMBERS);
  // A group of its own: what is counted in memory there must not meet what the other server has stored.
  const apart = await makeTalkers(stand, MEMBERS);
  const env = { HTTPS: '1', ENGINE: '0' };
  const without = { ...env, NODE_OPTIONS: `--require ${resolve(bench('chat-without-commit.cjs'))}`, BENCH_FIRM: apart.firmId };
  const open = async (file: string, port: number, more: Record<string, string>, who: Talkers, bare = false): Promise<Side> => {
    const { url, pid } = await stand.serve(file, port, more);
    return { url, pid, load: new Load(), talkers: who, bare };
  };
  const sides = {
    ours: await open('cloud/bootstrap.js', PORTS.ours, env, talkers),
    without: await open('cloud/bootstrap.js', PORTS.without, without, apart),
    bare: await open(bench('chat-bare.cjs'), PORTS.bare, {}, talkers, true),
  };
  const idle = rssOf(sides.ours.pid);
  for (const { load, url, bare, talkers: who } of Object.values(sides))
    await load.tell({
      do: 'open',
      url,
      tokens: bare ? null : who.tokens,
      n: MEMBERS,
      subject: bare ? null : `group/${who.groupId}`,
      after: 0,
    });
  const perSocket = (rssOf(sides.ours.pid) - idle) / MEMBERS;
  const { ours, bare } = sides;
  await run(ours, { flight: 8, messages: 60 });
  const calm = await rounds('10 a second', { ours, bare }, { rate: 10, messages: 20 });
  const full = await rounds('64 in flight', sides, { flight: 64, messages: 640 });
  const some = await rounds('8 in flight', { ours, bare }, { flight: 8, messages: 160 });
  const flood = await run(ours, { rate: 1_000, messages: 5_000 });
  console.log(
    `  1,000 a second to ${MEMBERS}: p50 ${flood.p50.toFixed(1)} ms, p99 ${flood.p99.toFixed(1)} ms, ${(flood.cpu / flood.wall).toFixed(2)} core, none lost; ${perSocket.toFixed(1)} KB a socket`,
  );
  for (const { load } of Object.values(sides)) load.end();
  report('chat', barsOf(calm, full, some, flood, perSocket));
}

type Costs = Record<string, Cost[]>;
const barsOf = (calm: Costs, full: Costs, some: Costs, flood: Cost, perSocket: number): Bar[] => [
  barOf('durable p50 | bare ws, 10 a second', ratios(calm.ours, calm.bare, 'p50'), '<= 1.3', (r) => r <= 1.3),
  barOf('cpu a delivery | bare ws, 10 a second', ratios(calm.bare, calm.ours, 'perCpu'), '<= 1.3', (r) => r <= 1.3),
  barOf('deliveries per cpu | without the commit, 64 in flight', ratios(full.ours, full.without, 'perCpu'), '>= 0.8', (r) => r >= 0.8),
  barOf('deliveries per cpu | bare ws, 64 in flight', ratios(full.ours, full.bare, 'perCpu'), '>= 10', (r) => r >= 10),
  barOf('deliveries per cpu | bare ws, 8 in flight', ratios(some.ours, some.bare, 'perCpu'), '>= 3', (r) => r >= 3),
  barOf('p99 in ms, 1,000 a second', [flood.p99], '<= 100', (ms) => ms <= 100),
  barOf('cores, 1,000 a second', [flood.cpu / flood.wall], '<= 1', (cores) => cores <= 1),
  barOf('KB an idle socket', [perSocket], '<= 15', (kb) => kb <= 15),
];

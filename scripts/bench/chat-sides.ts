import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Talkers } from './chat-people';
import { cpuOf, quantile } from './measure';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
export const bench = (name: string) => join('scripts', 'bench', name);

interface Ran {
  wall: number;
  heard: number;
  expected: number;
  p50: number;
  p99: number;
}
export interface Cost extends Ran {
  cpu: number;
  /** Deliveries for a second of the server's CPU. */
  perCpu: number;
}
export type Costs = Record<string, Cost[]>;
export interface Side {
  url: string;
  pid: number;
  load: Load;
  talkers: Talkers;
  bare: boolean;
}

/** A process that holds sockets and sends; its work is not the server's. */
export class Load {
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

/** Opens `n` lines that watch the group of the talkers. */
export const openLines = ({ url, bare, talkers, load }: Side, n: number) =>
  load.tell({
    do: 'open',
    url,
    tokens: bare ? null : talkers.tokens,
    n,
    subject: bare ? null : `group/${talkers.groupId}`,
    after: 0,
  });

/** None of the deliveries may be lost. */
export async function run({ url, pid, load, talkers, bare }: Side, how: object): Promise<Cost> {
  const cpu = cpuOf(pid);
  const ran = await load.tell<Ran>({ do: 'run', url, tokens: talkers.tokens, groupId: talkers.groupId, bare, ...how });
  const spent = cpuOf(pid) - cpu;
  if (ran.heard !== ran.expected) throw new Error(`${ran.expected - ran.heard} of ${ran.expected} deliveries are lost`);
  return { ...ran, cpu: spent, perCpu: ran.heard / spent };
}

/** All sides in turn, round after round, the first one changing. */
export async function rounds(name: string, sides: Record<string, Side>, how: object): Promise<Costs> {
  const costs: Costs = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 ? Object.entries(sides).reverse() : Object.entries(sides);
    for (const [name, side] of order) costs[name]?.push(await run(side, how));
  }
  for (const [side, all] of Object.entries(costs)) print(name, side, all);
  return costs;
}

function print(name: string, side: string, all: readonly Cost[]) {
  const median = (of: keyof Cost) =>
    quantile(
      all.map((cost) => cost[of]),
      0.5,
    );
  const [perCpu, late] = [Math.round(median('perCpu')), `p50 ${median('p50').toFixed(1)} ms  p99 ${median('p99').toFixed(1)} ms`];
  const speed = Math.round((all[0]?.heard ?? 0) / median('wall'));
  console.log(
    `  ${name.padEnd(26)} ${side.padEnd(8)} ${String(perCpu).padStart(9)} deliveries/cpu-s   ${late}  ${speed} deliveries/s  ${(median('cpu') / median('wall')).toFixed(2)} core`,
  );
}

export const ratios = (ours: Cost[] | undefined, theirs: Cost[] | undefined, of: keyof Cost) =>
  (ours ?? []).map((cost, i) => cost[of] / (theirs?.[i]?.[of] ?? Number.NaN));

/** Resident memory of a process. KB. */
export const rssOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);

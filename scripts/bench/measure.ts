import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** Something that can be done `n` times in a row, and the processes whose work it is. */
export interface Side {
  run: (n: number) => Promise<unknown>;
  /** Process whose CPU counts; this one unless told. */
  pid?: number;
}
export interface Bar {
  name: string;
  ratio: number;
  min: number;
  max: number;
  bar: string;
  ok: boolean;
}
interface Spent {
  cpu: number;
  wall: number;
}

const ROUNDS = Number(process.env.ROUNDS ?? 9);

/** CPU-seconds a process has used so far, user and system, all threads. */
export function cpuOf(pid: number): number {
  if (pid === process.pid) {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
  // By the scheduler's own clock, thread by thread: what a process says of itself comes in steps of 10 ms.
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8'));
  return threads.reduce((sum, spent) => sum + Number(spent.split(' ')[0]), 0) / 1e9;
}

async function spend({ run, pid = process.pid }: Side, n: number): Promise<Spent> {
  const [cpu, wall] = [cpuOf(pid), performance.now()];
  await run(n);
  return { cpu: (cpuOf(pid) - cpu) / n, wall: (performance.now() - wall) / 1000 / n };
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
/** The value below which this share of the values lies. */
export const quantile = (values: number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const ms = (seconds: number[]) => (quantile(seconds, 0.5) * 1000).toFixed(2).padStart(8);

/** The same work, one after the other. */
export const repeat = (work: () => Promise<unknown>) => async (n: number) => {
  for (let i = 0; i < n; i++) await work();
};

const AT_ONCE = 8;
/** The same work, several at once: a server that is asked one thing at a time spends half its time waking up. */
export const sideBySide = (work: () => Promise<unknown>) => async (n: number) => {
  let left = n;
  const worker = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

/** Both sides in adjacent pairs, the one that goes first changing; gives each side's costs, round by round, none discarded. */
export async function pairs(name: string, ours: Side, theirs: Side, n: number): Promise<{ ours: Spent[]; theirs: Spent[] }> {
  const rounds: { ours: Spent[]; theirs: Spent[] } = { ours: [], theirs: [] };
  await ours.run(Math.ceil(n / 2));
  await theirs.run(Math.ceil(n / 2));
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 ? (['theirs', 'ours'] as const) : (['ours', 'theirs'] as const);
    for (const side of order) rounds[side].push(await spend(side === 'ours' ? ours : theirs, n));
  }
  for (const side of ['ours', 'theirs'] as const) {
    const [cpu, wall] = [rounds[side].map((r) => r.cpu), rounds[side].map((r) => r.wall)];
    console.log(`  ${name.padEnd(34)} ${side.padEnd(7)} cpu ${ms(cpu)} ms   wall ${ms(wall)} ms   each, ${ROUNDS} rounds of ${n}`);
  }
  return rounds;
}

/** The ratio of each pair, theirs over ours, as how much of the other's speed is left; at least `least`. */
export function speedBar(name: string, of: 'cpu' | 'wall', { ours, theirs }: { ours: Spent[]; theirs: Spent[] }, least: number): Bar {
  const ratios = theirs.map((their, i) => their[of] / (ours[i]?.[of] ?? Number.NaN));
  return barOf(name, ratios, `>= ${least}`, (ratio) => ratio >= least);
}

/** The cost of ours over theirs, pair by pair; at most `most`. */
export function costBar(name: string, of: 'cpu' | 'wall', { ours, theirs }: { ours: Spent[]; theirs: Spent[] }, most: number): Bar {
  const ratios = ours.map((our, i) => our[of] / (theirs[i]?.[of] ?? Number.NaN));
  return barOf(name, ratios, `<= ${most}`, (ratio) => ratio <= most);
}

export function barOf(name: string, values: number[], bar: string, holds: (median: number) => boolean): Bar {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const ratio = round(quantile(values, 0.5));
  return { name, ratio, min: round(Math.min(...values)), max: round(Math.max(...values)), bar, ok: holds(ratio) };
}

/** The last line of an area, for machines; the lines before it are for people. */
export function report(bench: string, bars: Bar[]): void {
  for (const { name, ratio, min, max, bar, ok } of bars) console.log(`${ok ? '✓' : '✗'} ${name}: ${ratio} (${min} to ${max}), bar ${bar}`);
  console.log(JSON.stringify({ bench, bars, load: loadavg().map((load) => Math.round(load * 100) / 100) }));
}

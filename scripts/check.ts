import { readFileSync } from 'node:fs';
import { assertionProblems } from './check/assertions';
import { denylistProblems } from './check/denylist';
import { dialectProblems } from './check/dialect';
import { p95, sizeProblems } from './check/size';
import { type Source, sources } from './check/sources';
import { textProblems } from './check/text';
import { tryRun } from './launch/command';

interface Step {
  name: string;
  /** What is wrong, in the words of the tool; empty when nothing is. */
  look: () => Promise<string[]> | string[];
}

/** Characters of a tool's report that are shown: the end of it, where the sums are. */
const REPORT = 8000;
const WALLED = ['cloud/src', 'miniapp/src', 'shared-types/src', 'scripts', 'tests'];

const tool =
  (command: string, ...args: string[]) =>
  async () => {
    const { code, output } = await tryRun(command, args);
    return code === 0 ? [] : [output.trim().slice(-REPORT) || `${command} ended with exit code ${code}`];
  };

let read: Source[] | undefined;
const all = () => {
  read ??= sources(process.cwd());
  return read;
};
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Two lanes side by side, each in its order: the compiler is as slow as everything else together. */
const LANES: Step[][] = [
  [
    { name: 'types of contracts and service', look: tool('tsc', '-b', 'shared-types', 'cloud') },
    { name: 'types of the phone', look: tool('tsc', '--noEmit', '-p', 'miniapp') },
    { name: 'types of scripts and tests', look: tool('tsc', '--noEmit', '-p', 'tsconfig.json') },
  ],
  [
    { name: 'format and lint', look: tool('biome', 'check', '--colors=off', '--max-diagnostics=20') },
    { name: 'walls between rooms', look: tool('depcruise', ...WALLED, '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long') },
    { name: 'nothing unused', look: tool('knip', '--no-progress') },
    { name: 'sizes and names', look: () => sizeProblems(all()) },
    { name: 'words and time', look: () => textProblems(all()) },
    { name: 'SQL for both servers', look: () => dialectProblems(all()) },
    { name: 'no assertions', look: () => assertionProblems(all()) },
    { name: 'deny-list', look: () => denylistProblems(json('package-lock.json'), json('scripts/denylist.json')) },
  ],
];

async function runStep({ name, look }: Step): Promise<boolean> {
  const begun = performance.now();
  const problems = await look();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log([`${problems.length > 0 ? '✗' : '✓'} ${name} ${seconds} s`, ...problems].join('\n'));
  return problems.length === 0;
}

async function runLane(steps: Step[]): Promise<boolean> {
  let well = true;
  for (const step of steps) well = (await runStep(step)) && well;
  return well;
}

async function main(): Promise<void> {
  const lanes = await Promise.all(LANES.map(runLane));
  console.log(`  95 of 100 code files have at most ${p95(all())} lines (aim: 120)`);
  process.exitCode = lanes.every(Boolean) ? 0 : 1;
}

void main();

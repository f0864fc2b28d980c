import { builds } from './build';

export interface Stage {
  name: string;
  /** Stages that come before it, where they are chosen at all. */
  after?: string[];
  /** Outputs it looks at, or makes itself. */
  builds: (keyof typeof builds)[];
  /** Programs it starts, found or fetched before it begins: a test has no time for that. */
  needs?: 'browser' | 'redis';
  /** Jest processes side by side. */
  workers?: number;
  /** Milliseconds a single test may take. */
  perTest?: number;
  /** Run only where it is named: more than a day needs. */
  onlyNamed?: true;
  /** These files of these stages, with these settings, instead of all files of its own. */
  again?: { of: string[]; files: string[]; env: Record<string, string> };
}

/**
 * The faults and the deaths have a database of their own each and mostly wait for something to come back, so they run beside
 * the browser. The invariants come last: they look at everything the others left behind.
 */
export const STAGES: Stage[] = [
  { name: 'check', builds: ['contracts', 'service'] },
  { name: 'tables', builds: ['contracts'], workers: 2, perTest: 60_000 },
  { name: 'cloud', after: ['check', 'tables'], builds: ['contracts', 'service'], needs: 'redis', workers: 2, perTest: 30_000 },
  { name: 'h5', after: ['cloud'], builds: ['contracts', 'service', 'h5 pages'], needs: 'browser', workers: 2, perTest: 60_000 },
  { name: 'weapp', after: ['h5'], builds: ['contracts', 'service', 'weapp pages'], workers: 1, perTest: 60_000 },
  { name: 'faults', after: ['cloud'], builds: ['contracts', 'service'], workers: 1, perTest: 180_000 },
  { name: 'deaths', after: ['cloud'], builds: ['contracts', 'service'], workers: 1, perTest: 360_000 },
  {
    name: 'long',
    after: ['faults', 'deaths'],
    onlyNamed: true,
    builds: ['contracts', 'service'],
    workers: 1,
    perTest: 360_000,
    again: {
      of: ['cloud', 'faults'],
      files: ['tests/cloud/groups/histories', 'tests/security/attack-d-deaf', 'tests/chaos/chat'],
      env: { HISTORIES: '1000', SLOW_READERS: '200,15', CHAT_TROUBLE: '40,5,10,5000' },
    },
  },
  { name: 'invariants', after: ['cloud', 'h5', 'weapp'], builds: ['contracts', 'service'], workers: 1, perTest: 60_000 },
];

/** What came of every stage that was begun: each begins when those before it are done, and none after a red one. */
export async function runInTurn<Outcome extends { objection: string | null }>(
  stages: readonly Stage[],
  run: (stage: Stage) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const ends = new Map<string, Promise<void>>();
  const inTurn = async (stage: Stage) => {
    await Promise.all((stage.after ?? []).map((name) => ends.get(name)));
    if (!outcomes.some(({ objection }) => objection)) outcomes.push(await run(stage));
  };
  for (const stage of stages) ends.set(stage.name, inTurn(stage));
  await Promise.all(ends.values());
  return outcomes;
}

/** The stages whose name holds one of the words; without words all but those that are run only where they are named. */
export function chosenStages(words: string[], stages = STAGES): Stage[] {
  return words.length === 0
    ? stages.filter(({ onlyNamed }) => !onlyNamed)
    : stages.filter(({ name }) => words.some((word) => name.includes(word)));
}

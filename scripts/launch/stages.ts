import { builds } from './build';

export interface Stage {
  name: string;
  /** Outputs it looks at. */
  builds: (keyof typeof builds)[];
  /** Programs it starts, found or fetched before it begins: a test has no time for that. */
  needs?: 'browser' | 'redis';
  /** Jest processes side by side; a browser test is heavy enough alone. */
  workers?: number;
  /** Milliseconds a single test may take. */
  perTest?: number;
}

/** In this order, the invariants last: they look at everything the others left behind. */
export const STAGES: Stage[] = [
  { name: 'check', builds: ['contracts'] },
  { name: 'tables', builds: ['contracts'], workers: 2, perTest: 60_000 },
  { name: 'cloud', builds: ['contracts', 'service'], needs: 'redis', workers: 2, perTest: 30_000 },
  { name: 'h5', builds: ['contracts', 'service', 'h5 pages'], needs: 'browser', workers: 1, perTest: 60_000 },
  { name: 'weapp', builds: ['contracts', 'service', 'weapp pages'], workers: 1, perTest: 60_000 },
  { name: 'faults', builds: ['contracts', 'service'], workers: 1, perTest: 180_000 },
  { name: 'invariants', builds: ['contracts', 'service'], workers: 1, perTest: 60_000 },
];

/** The stages whose name holds one of the words; all of them without words. */
export function chosenStages(words: string[], stages = STAGES): Stage[] {
  return words.length === 0 ? stages : stages.filter(({ name }) => words.some((word) => name.includes(word)));
}

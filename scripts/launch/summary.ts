export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What jest writes with --json, as far as it is read here. */
interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

/** A file that could not even be loaded counts as one failure. */
export function countsOf(result: JestResult): Counts {
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** What is wrong with a stage that jest itself may call well; null when nothing is. */
export function objection(exitCode: number, counts: Counts): string | null {
  if (counts.failed > 0) return `${counts.failed} failed`;
  if (exitCode !== 0) return `jest ended with exit code ${exitCode}`;
  if (counts.passed === 0) return 'no test ran';
  return counts.skipped > 0 ? `${counts.skipped} skipped: a skipped test proves nothing` : null;
}

/** A stage that is red without a failed test still counts as one failure: a sum of nothing but passes would lie. */
export const withObjection = (counts: Counts | null, wrong: string | null): Counts => {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  return { passed, failed: wrong ? Math.max(1, failed) : failed, skipped };
};

/** The last line of a run. */
export function lastLine(all: Counts[]): string {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

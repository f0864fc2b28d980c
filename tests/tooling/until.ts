import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 30_000;

/** Waits for a condition to hold; fails when it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + PATIENCE;
  while (!(await holds())) {
    if (performance.now() > giveUp) throw new Error(`never: ${what}`);
    await pause(20);
  }
}

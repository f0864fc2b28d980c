/**
 * Milliseconds: for a connection and the first answer on it together, so that nobody stands before a dead database for three seconds,
 * however busy the machine is beside it; while it answers others, that long from its last answer, `busy` at the most; then for each statement.
 */
export const PATIENCE = { first: 2_200, least: 300, busy: 8_000, work: 30_000 } as const;

/** No connection became free, or one of them got no answer: the database is away, or busier than it can bear. */
export class PoolBusy extends Error {
  readonly code = 'POOL_BUSY';
}

/** When the database last answered anybody, by pool. */
const answers = new WeakMap<object, number>();
/** It has answered somebody. */
export const answered = (pool: object) => void answers.set(pool, performance.now());

/** Milliseconds that somebody who began to wait then still waits for a first answer. */
export const leftOf = (pool: object, began: number) =>
  Math.min(Math.max(began, answers.get(pool) ?? 0) + PATIENCE.first, began + PATIENCE.busy) - performance.now();

/** Calls `silent` once the database has said nothing to anybody for too long; the answer stops it. */
export function watchSilence(pool: object, began: number, silent: () => void): () => void {
  const look = () => {
    const more = leftOf(pool, began);
    if (more > 0) timer = setTimeout(look, more);
    else silent();
  };
  let timer = setTimeout(look, PATIENCE.first);
  return () => clearTimeout(timer);
}

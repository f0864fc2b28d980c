import type { Stretch } from './rows';

const AHEAD = 10;
/** Stretches drawn at once; what lies below them waits until one reads down again. */
const DRAWN = 6;

/**
 * Places for stretches, older ones made ready before they are loaded: what is put before its siblings makes Taro send all of
 * them again. `from` is where the places began last time.
 */
export function placesOf(stretches: readonly Stretch[], from: number | null) {
  const first = stretches[0]?.no ?? 0;
  const last = stretches.at(-1)?.no ?? 0;
  const keeps = from !== null && from <= first && first - from <= 4 * AHEAD;
  const low = keeps ? from : Math.max(0, first - AHEAD);
  return Array.from({ length: last - low + 1 }, (_, i) => low + i);
}

/** How many stretches from the top are drawn once one has read back far; all of them else. */
export const cutAt = (count: number) => (count > DRAWN ? DRAWN : null);
/** Two more, as one reads down again; null: everything. */
export const cutLower = (cut: number | null, count: number) => (cut === null || cut + 2 >= count ? null : cut + 2);

import { noOf, type Stretch } from './rows';

const AHEAD = 10;
/** As many again, once one has read back so far. */
const FAR = 4 * AHEAD;

/**
 * Places for stretches, older ones made ready before they are loaded: what is put before its siblings makes Taro send all of
 * them again. `from` is where the places began last time.
 */
export function placesOf(stretches: readonly Stretch[], from: number | null) {
  const first = stretches[0]?.no ?? 0;
  const last = stretches.at(-1)?.no ?? 0;
  const keeps = from !== null && from <= first && first - from <= FAR;
  const low = keeps ? from : Math.max(0, first - (from === null ? AHEAD : FAR));
  return Array.from({ length: last - low + 1 }, (_, i) => low + i);
}

/** Lines drawn at once, many screens of them: what lies further off waits on the phone until one comes near it. */
const LINES = 120;
/** Lines more whenever one comes near an edge, and as many as are enough to stand at the end. */
const STEP = 60;

/** The stretches that are drawn, by their numbers; null: as far as they are on the phone. */
export interface Part {
  from: number | null;
  to: number | null;
}
export const WHOLE: Part = { from: null, to: null };
export const isIn = ({ from, to }: Part, no: number) => (from === null || no >= from) && (to === null || no <= to);

type Numbered = readonly { seq: number }[];
/** Lines `from` to `to`, counted from the oldest on the phone. */
const part = (rows: Numbered, from: number, to: number): Part => ({
  from: from > 0 ? noOf(rows[from]?.seq ?? 0) : null,
  to: to < rows.length - 1 ? noOf(rows[to]?.seq ?? 0) : null,
});
const countBelow = (rows: Numbered, no: number) => rows.filter(({ seq }) => noOf(seq) < no).length;

/** As one reads up: more above, and what lies far below is let go. */
export function upwards(rows: Numbered, { from }: Part): Part {
  const first = Math.max(0, (from === null ? 0 : countBelow(rows, from)) - STEP);
  return part(rows, first, first + LINES);
}
/** As one reads down: more below, and what lies far above is let go. */
export function downwards(rows: Numbered, { to }: Part): Part {
  const last = Math.min(rows.length - 1, (to === null ? rows.length : countBelow(rows, to + 1)) - 1 + STEP);
  return part(rows, last - LINES, last);
}
/** With this one in the middle. */
export function around(rows: Numbered, seq: number): Part {
  const at = rows.filter((row) => row.seq < seq).length;
  return part(rows, at - STEP, at + STEP);
}
export const atEnd = (rows: Numbered): Part => part(rows, rows.length - STEP, rows.length);
/** So much has come in below while one stood there that what is above may go. */
export const isLong = (rows: Numbered, { from }: Part) => rows.length - (from === null ? 0 : countBelow(rows, from)) > LINES + STEP;

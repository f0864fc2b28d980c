import type { Entry } from 'shared-types/groups';
import { dayOf } from 'shared-types/kernel/calendar';

/** One line of the talk as it is drawn. */
export interface Row {
  entry: Entry;
  mine: boolean;
  /** Begins what one person says in a row: name and picture stand here. */
  lead: boolean;
  /** Stands below a line with the time: another day, or a long silence. */
  timed: boolean;
  /** The first one that was not read when the page opened. */
  unread: boolean;
}
/** Rows of one stretch of numbers: a stretch is drawn and left out as a whole. */
export interface Stretch {
  no: number;
  rows: Row[];
}

const SILENCE = 10 * 60_000;
const PLAIN = ['text', 'image', 'voice', 'file', 'place', 'card'];
/** Numbers of one stretch. */
const STRETCH = 30;
export const noOf = (seq: number) => Math.floor(seq / STRETCH);

const isShown = ({ state, clientId }: Entry, mine: boolean) => state !== 'refused' || mine || clientId !== null;
const lapse = (a: Entry, b: Entry) => Date.parse(b.at) - Date.parse(a.at);
const parted = (before: Entry, entry: Entry) =>
  dayOf(Date.parse(before.at)) !== dayOf(Date.parse(entry.at)) || lapse(before, entry) > SILENCE;

function rowOf(entry: Entry, before: Entry | undefined, mine: boolean, unread: boolean): Row {
  const timed = !before || parted(before, entry);
  const follows = before && before.speaker?.id === entry.speaker?.id && PLAIN.includes(before.kind) && before.state === 'shown';
  return { entry, mine, timed, unread, lead: timed || unread || !follows };
}

/** Lines with their dividers. `read`: the last number that was read when the page opened. */
export function rowsOf(entries: readonly Entry[], me: string | null, read: number): Row[] {
  const rows: Row[] = [];
  let divided = false;
  let before: Entry | undefined;
  for (const entry of entries) {
    const mine = me !== null && entry.speaker?.id === me;
    if (!isShown(entry, mine)) continue;
    const unread: boolean = !divided && entry.seq > read && !mine;
    divided ||= unread;
    rows.push(rowOf(entry, before, mine, unread && before !== undefined));
    before = entry;
  }
  return rows;
}

/** Cuts the lines at fixed numbers, so that a line stays in its stretch whatever is loaded around it. */
export function stretchesOf(rows: readonly Row[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const row of rows) {
    const no = noOf(row.entry.seq);
    const last = stretches.at(-1);
    if (last?.no === no) last.rows.push(row);
    else stretches.push({ no, rows: [row] });
  }
  return stretches;
}

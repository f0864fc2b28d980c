import type { Entry } from 'shared-types/groups';
import { dayOf } from 'shared-types/kernel/calendar';
import { rootsOf, type Thread } from './threads';

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
  /** Stands right under what it answers, which need not be quoted. */
  bare: boolean;
  /** The next line became the same matter, which is shown once below both. */
  joined: boolean;
  /** Of a notice: what was said under it, in order. */
  under: readonly Row[];
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
const NONE: readonly Row[] = [];
export const noOf = (seq: number) => Math.floor(seq / STRETCH);

const isMine = ({ speaker }: Entry, me: string | null) => me !== null && speaker?.id === me;
const isShown = (entry: Entry, me: string | null) => entry.state !== 'refused' || isMine(entry, me) || entry.clientId !== null;
const lapse = (a: Entry, b: Entry) => Date.parse(b.at) - Date.parse(a.at);
const parted = (before: Entry, entry: Entry) =>
  dayOf(Date.parse(before.at)) !== dayOf(Date.parse(entry.at)) || lapse(before, entry) > SILENCE;
const follows = (before: Entry, entry: Entry) =>
  before.speaker?.id === entry.speaker?.id && PLAIN.includes(before.kind) && before.state === 'shown';

const isOneMatter = (a: Entry, b: Entry | undefined) => a.matter !== null && a.matter.ticketId === b?.matter?.ticketId;

type Placed = Pick<Row, 'mine' | 'unread' | 'bare' | 'under'>;
/** A line between its neighbours. */
function rowOf(entry: Entry, [before, after]: readonly [Entry | undefined, Entry | undefined], placed: Placed): Row {
  const timed = !before || parted(before, entry);
  return { entry, ...placed, timed, lead: timed || placed.unread || !follows(before, entry), joined: isOneMatter(entry, after) };
}

/** Replies under one notice: a line with the time only after a silence. */
const underOf = (notice: Entry, entries: readonly Entry[], me: string | null): readonly Row[] =>
  entries.map((entry, i) =>
    rowOf(entry, [entries[i - 1] ?? notice, entries[i + 1]], {
      ...{ mine: isMine(entry, me), unread: false, bare: entry.answers === notice.seq, under: NONE },
    }),
  );

/** What stands by itself, and what stands under each notice. */
function sorted(entries: readonly Entry[]) {
  const roots = rootsOf(entries);
  const replies = new Map<number, Entry[]>();
  const lines = entries.filter((entry) => {
    const root = roots.get(entry.seq) ?? entry.seq;
    if (root === entry.seq) return true;
    const under = replies.get(root);
    if (under) under.push(entry);
    else replies.set(root, [entry]);
    return false;
  });
  return { lines, replies };
}

/** Lines with their dividers, replies to a notice under it. `read`: the last number that was read when the page opened. */
export function rowsOf(entries: readonly Entry[], me: string | null, read: number): Row[] {
  const { lines, replies } = sorted(entries.filter((entry) => isShown(entry, me)));
  const first = lines.find((entry) => entry.seq > read && !isMine(entry, me));
  return lines.map((entry, i) => {
    const said = replies.get(entry.seq);
    const under = said ? underOf(entry, said, me) : NONE;
    return rowOf(entry, [lines[i - 1], lines[i + 1]], { mine: isMine(entry, me), unread: entry === first && i > 0, bare: false, under });
  });
}

/** What came since one last looked; nothing is new where one is looking. */
export const freshOf = ({ under }: Row, { from, seen }: Thread) =>
  from === null ? under.filter(({ entry, mine }) => !mine && entry.seq > seen) : [];

/** The line itself, or the notice it stands under. */
export const holds = ({ entry, under }: Row, seq: number) => entry.seq === seq || under.some((row) => row.entry.seq === seq);

/** Whether a line would be drawn as it is. */
export const same = (a: Row, b: Row | undefined): boolean =>
  b !== undefined &&
  a.entry === b.entry &&
  a.mine === b.mine &&
  a.lead === b.lead &&
  a.timed === b.timed &&
  a.unread === b.unread &&
  a.joined === b.joined &&
  a.under.length === b.under.length &&
  a.under.every((row, i) => same(row, b.under[i]));

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

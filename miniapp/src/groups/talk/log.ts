import type { Content, Entry } from 'shared-types/groups';

/** What the phone holds of a group's log: an unbroken piece of it, changes folded into what they change. */
export interface Log {
  /** What was said, ascending, each as it is now. */
  rows: readonly Entry[];
  /** Numbers `from` to `to` are known without a gap; `to` 0 while nothing is. */
  from: number;
  to: number;
  /** The newest number heard of: more than `to` while something is missing or one reads elsewhere. */
  last: number;
  /** Nothing older is left on the service. */
  start: boolean;
  /** Too much had been said in between: what was on the phone before ended before `from`. */
  jumped: boolean;
}
export interface Page {
  entries: readonly Entry[];
  more: boolean;
  lastSeq: number;
  jumped: boolean;
}

export const NOTHING: Log = { rows: [], from: 0, to: 0, last: 0, start: false, jumped: false };

const saidIn = (entries: readonly Entry[]) => entries.filter(({ kind }) => kind !== 'change');
const ascending = (entries: readonly Entry[]) => [...entries].sort((a, b) => a.seq - b.seq);

/** The newest page. Where the service has nothing to show, what was there before stays. */
export function newest(log: Log, page: Page): Log {
  if (page.entries.length === 0 && log.rows.length > 0) return { ...log, last: Math.max(log.last, page.lastSeq) };
  const rows = saidIn(page.entries);
  const from = rows[0]?.seq ?? page.lastSeq + 1;
  return { rows, from, to: page.lastSeq, last: page.lastSeq, start: !page.more, jumped: page.jumped && log.to > 0 && log.to < from - 1 };
}

/** A page in the middle, around what one jumped to: the newest is reached by reading on. */
export function middle(log: Log, page: Page): Log {
  const rows = saidIn(page.entries);
  const [first, end] = [rows[0], rows.at(-1)];
  if (!first || !end) return log;
  const last = Math.max(log.last, page.lastSeq);
  return { rows, from: first.seq, to: end.seq, last, start: false, jumped: false };
}

/** A page of history above. */
export function older(log: Log, page: Page): Log {
  const before = saidIn(page.entries).filter(({ seq }) => seq < log.from);
  return { ...log, rows: [...before, ...log.rows], from: before[0]?.seq ?? log.from, start: !page.more, jumped: false };
}

/** What came after: taken as far as it joins without a gap; `gap` says that something in between has to be asked for. */
export function received(log: Log, entries: readonly Entry[], me: string | null = null): { log: Log; gap: boolean } {
  const next = ascending(entries).reduce((held, entry) => taken(held, entry, me), log);
  return { log: { ...next, from: next.from || (next.rows[0]?.seq ?? 0) }, gap: next.last > next.to };
}

function taken(log: Log, entry: Entry, me: string | null): Log {
  const last = Math.max(log.last, entry.seq);
  const isChange = entry.kind === 'change';
  if (entry.seq > log.to + 1) return { ...log, last };
  // Known already; the answer to my own message may bring what the line leaves out.
  if (entry.seq <= log.to) return isChange ? { ...log, last } : { ...log, last, rows: put(log.rows, entry) };
  return { ...log, last, to: entry.seq, rows: isChange ? changed(log.rows, entry, me) : [...log.rows, entry] };
}

/** What waits to be judged has words in the answer to its author alone: what the line says of it before or after takes none away. */
const put = (rows: readonly Entry[], entry: Entry) =>
  entry.content !== null && rows.some(({ seq, state }) => seq === entry.seq && state === 'pending' && entry.clientId !== null)
    ? rows.map((row) => (row.seq === entry.seq ? entry : row))
    : rows;

/** Folds one change into what it is about, and into what quotes that; the others stay the same objects, so that only these are drawn again. */
export function changed(rows: readonly Entry[], change: Entry, me: string | null = null): readonly Entry[] {
  const quote = quoteAfter(change);
  const next = rows.map((row) => {
    if (row.seq === change.target) return afterChange(row, change, me);
    return quote && row.reply?.seq === change.target ? { ...row, reply: quote } : row;
  });
  return next.some((row, i) => row !== rows[i]) ? next : rows;
}

/** What is quoted says no more than what it quotes. Null where that says the same as before. */
function quoteAfter({ what, target, speaker, content }: Entry): Entry['reply'] {
  if (target === null) return null;
  if (what === 'recalled' || what === 'hidden') return { seq: target, name: '', text: '这条消息看不到了' };
  return (what === 'shown' || what === 'worded') && content ? { seq: target, name: speaker?.name ?? '', text: quoted(content) } : null;
}

const QUOTED = 60;
const FILE_WORDS = { image: '[图片]', voice: '[语音]', document: '[文件]' } as const;
function quoted({ file, place, card, title, text, transcript }: Content): string {
  const kind = (file && FILE_WORDS[file.kind]) || (place && '[位置]') || (card && '[卡片]');
  return [kind, title, place?.name, text ?? transcript?.text].filter(Boolean).join(' ').replace(/\s+/g, ' ').slice(0, QUOTED);
}

type Fold = (row: Entry, change: Entry, me: string | null) => Partial<Entry>;

const gone: Fold = (row, { what, speaker }) => ({
  ...{ state: what === 'hidden' ? 'hidden' : 'recalled', speaker: speaker ?? row.speaker, content: null, reply: null },
});
/** What a change leaves of the row it is about; what is not named here changes nothing that one sees in the talk. */
const FOLDS: Partial<Record<NonNullable<Entry['what']>, Fold>> = {
  recalled: gone,
  hidden: gone,
  refused: () => ({ state: 'refused' }),
  shown: (row, { content, speaker, reply }) => ({
    state: 'shown',
    content: content ?? row.content,
    speaker: speaker ?? row.speaker,
    reply: reply ?? row.reply,
  }),
  // One frame goes to all and says of nobody that it is his: that stays as this phone knows it.
  matter: (row, { matter }, me) => {
    const mine = mineAlready(row, me);
    if (matter) return { matter: { ...matter, mine: matter.mine || mine } };
    // Whoever asked does not want it seen, but by themselves and by staff.
    return mine || me === null ? {} : { matter: null };
  },
  worded: (row, { content }) => ({ content: content ?? row.content }),
  read: (row, { read }) => (read ? { read: { ...read, mine: read.mine || (row.read?.mine ?? false) } } : {}),
};

/** What lost its matter for everybody, and is still to be seen by whoever holds this phone: how it stands is asked for. */
export const unseenMatters = (rows: readonly Entry[], changes: readonly Entry[], me: string | null): number[] => {
  const lost = changes.filter(({ what, matter }) => what === 'matter' && matter === null).map(({ target }) => target);
  return rows.filter((row) => lost.includes(row.seq) && (me === null || mineAlready(row, me))).map(({ seq }) => seq);
};

const afterChange = (row: Entry, change: Entry, me: string | null): Entry =>
  change.what ? { ...row, ...FOLDS[change.what]?.(row, change, me) } : row;

const mineAlready = (row: Entry, me: string | null) => row.matter?.mine ?? (me !== null && row.speaker?.id === me);

/** The line may fold away what I have just said before its own answer is there. */
export const hasSaid = ({ rows }: Log, clientId: string) => rows.some((row) => row.clientId === clientId);

const KEEP = 40;
/** The newest piece, to be shown where there is no signal; null where nothing is known or one reads in the middle. */
export function toKeep(log: Log): Log | null {
  if (log.rows.length === 0 || log.to < log.last) return null;
  const rows = log.rows.slice(-KEEP);
  return { ...log, rows, from: rows[0]?.seq ?? log.from, start: log.start && rows.length === log.rows.length, jumped: false };
}

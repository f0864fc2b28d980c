import type { Live, Streamed, Watched } from './live';
import { touch } from './query';

/** Who reads a log now: how far it has come on this phone, and what to do with what arrives. */
interface Reader {
  after: () => number;
  onEntries: (entries: readonly unknown[]) => void;
  onLast: (last: number) => void;
  /** No longer mine to read. */
  onGone: () => void;
  /** The app came back to the front: nothing is certain. */
  onResume: () => void;
}

const readers = new Map<string, Reader>();
let line: Pick<Live, 'watch' | 'unwatch'> | null = null;

/** The line over which logs are watched; called once at launch. */
export const watchedBy = (live: Pick<Live, 'watch' | 'unwatch'>) => {
  line = live;
};
export const watching = (): Watched[] => [...readers].map(([subject, reader]) => ({ subject, after: reader.after() }));

/** Reads a log (`group/12`) until the returned function is called; one reader a log. */
export function follow(subject: string, reader: Reader) {
  readers.set(subject, reader);
  line?.watch({ subject, after: reader.after() });
  return () => {
    if (readers.get(subject) !== reader) return;
    readers.delete(subject);
    line?.unwatch(subject);
  };
}

export function hear(frame: Streamed) {
  const reader = readers.get(frame.subject);
  if (frame.t === 'stream') reader?.onEntries(frame.entries);
  if (frame.t === 'unwatched') reader?.onGone();
  if (frame.t === 'badge') reader?.onLast(frame.last);
  if (frame.t !== 'stream') listSoon(frame.subject.split('/')[0] ?? '');
}

/** Entries that came another way: the answer to what I said. */
export const tell = (subject: string, entries: readonly unknown[]) => readers.get(subject)?.onEntries(entries);

export const resume = () => {
  for (const reader of readers.values()) reader.onResume();
};

const SELDOM = 5_000;
const resting = new Map<string, { again: boolean }>();

/** A busy group must not make every phone ask for its list at every word: at once, and then at most every few seconds. */
function listSoon(kind: string) {
  const rest = resting.get(kind);
  if (rest) {
    rest.again = true;
    return;
  }
  touch(kind);
  const next = { again: false };
  resting.set(kind, next);
  setTimeout(() => {
    resting.delete(kind);
    if (next.again) listSoon(kind);
  }, SELDOM);
}

import type { Live, Streamed, Watched } from './live';
import { touch } from './query';

/** Who reads a log now: how far it has come on this phone, and what to do with what arrives. */
interface Reader {
  /** The last number that this phone has; null while it knows nothing, and a first page is on its way. */
  after: () => number | null;
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
const watchedAs = (subject: string, reader: Reader): Watched[] => {
  const after = reader.after();
  return after === null ? [] : [{ subject, after }];
};
export const watching = (): Watched[] => [...readers].flatMap(([subject, reader]) => watchedAs(subject, reader));

/** Reads a log (`group/12`) until `leave`; one reader a log. `again`: from where this phone is now. */
export function follow(subject: string, reader: Reader) {
  const again = () => {
    if (readers.get(subject) === reader) for (const watched of watchedAs(subject, reader)) line?.watch(watched);
  };
  const leave = () => {
    if (readers.get(subject) !== reader) return;
    readers.delete(subject);
    line?.unwatch(subject);
  };
  readers.set(subject, reader);
  again();
  return { again, leave };
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

import type { Line } from './hub';
import type { LogEntry, Standing } from './stream';

/** One line that watches: while it is given what it missed, what is new waits. */
interface Watch {
  waiting: Buffer[] | null;
}

/** A log that somebody in this process watches: an ordered reader of it, whatever order the news comes in. */
export class Watched {
  readonly watches = new Map<Line, Watch>();
  /** Entries that have their turn and leave with the next writing. */
  queue: LogEntry[] = [];
  /** The highest number anybody has named; what lies between is asked of the database. */
  named: number;
  /** The latest epoch anybody has named. */
  namedEpoch: number;
  /** Somebody may have lost the right to read, whatever the epoch says. */
  doubted = false;
  pulling = false;

  constructor(
    readonly subject: string,
    /** The last number that had its turn, and the epoch in which all who watch were known to be readers. */
    readonly at: Standing,
  ) {
    this.named = at.last;
    this.namedEpoch = at.epoch;
  }

  /** Takes what follows directly, in an epoch that is known; false where the database has to be asked first. */
  take(entries: readonly LogEntry[], epoch: number): boolean {
    const fresh = entries.filter(({ no }) => no > this.at.last);
    this.name(fresh.at(-1)?.no ?? 0, epoch);
    if (!this.settled() || this.pulling) return false;
    if (fresh.length > 0 && fresh[0]?.no !== this.at.last + 1) return false;
    this.add(fresh);
    return true;
  }

  name(last: number, epoch: number) {
    this.named = Math.max(this.named, last);
    this.namedEpoch = Math.max(this.namedEpoch, epoch);
  }

  /** Nobody watches who may not. */
  settled(): boolean {
    return this.namedEpoch <= this.at.epoch && !this.doubted;
  }

  /** The database has to be asked, while anybody watches. */
  wanting(): boolean {
    return this.watches.size > 0 && (this.named > this.at.last || !this.settled());
  }

  add(entries: readonly LogEntry[]) {
    this.queue.push(...entries);
    this.at.last = entries.at(-1)?.no ?? this.at.last;
  }

  /** Hands a frame to everybody, or lays it aside for those who are being given what came before. */
  give(frame: Buffer, hand: (line: Line, frame: Buffer) => void) {
    for (const [line, { waiting }] of this.watches) {
      if (waiting) waiting.push(frame);
      else hand(line, frame);
    }
  }

  people(): string[] {
    return [...new Set([...this.watches.keys()].map(({ personId }) => personId))];
  }
}

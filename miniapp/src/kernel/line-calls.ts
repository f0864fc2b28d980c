/** A call that goes over the line: as HTTP would carry it. */
export interface LineCall {
  method: string;
  url: string;
  data?: Record<string, unknown>;
  /** The post it is done in. */
  post?: string;
}
export interface Answered {
  status: number;
  data: unknown;
}
interface Asked {
  done: (answer: Answered) => void;
  failed: () => void;
}

/** Whoever asked over the line asks another way after this. Milliseconds. */
const LATE = 5_000;
/** Longer frames are not taken at the other end. Characters, of which each may be three bytes. */
const LONGEST = 5_000;

/** Calls that are under way on one line, by their numbers. */
export class LineCalls {
  private last = 0;
  private asked = new Map<number, Asked>();

  /** Null where it is too long for a frame. Rejects where no answer came: it may have been done all the same. */
  make(call: LineCall, send: (frame: string) => void): Promise<Answered> | null {
    const n = this.last + 1;
    const frame = JSON.stringify({ t: 'call', n, ...call });
    if (frame.length > LONGEST) return null;
    this.last = n;
    send(frame);
    return new Promise<Answered>((done, failed) => {
      const settle = (then: () => void) => {
        clearTimeout(late);
        this.asked.delete(n);
        then();
      };
      const late = setTimeout(() => this.asked.get(n)?.failed(), LATE);
      this.asked.set(n, { done: (answer) => settle(() => done(answer)), failed: () => settle(failed) });
    });
  }

  answer(n: number, answer: Answered) {
    this.asked.get(n)?.done(answer);
  }

  /** The line is gone, and nobody will answer over it. */
  cut() {
    for (const { failed } of this.asked.values()) failed();
  }
}

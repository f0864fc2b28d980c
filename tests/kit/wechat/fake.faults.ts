/** What the next call of an endpoint meets instead of its answer. */
export interface Fault {
  /** An errcode in JSON, status 200. */
  errcode?: number;
  status?: number;
  /** These very bytes, status 200. */
  text?: string;
  /** Never an answer. */
  silent?: boolean;
  /** The line is cut. */
  cut?: boolean;
  /** The true answer, once `/__fake/release` has been called. */
  hold?: boolean;
}

/** Faults waiting for calls, and calls waiting to be let go. */
export class Faults {
  private waiting = new Map<string, Fault[]>();
  private always = new Map<string, Fault>();
  private held: (() => void)[] = [];

  plan(path: string, fault: Fault, times: number | 'always') {
    if (times === 'always') this.always.set(path, fault);
    else this.waiting.set(path, [...(this.waiting.get(path) ?? []), ...Array.from({ length: times }, () => fault)]);
  }

  next(path: string): Fault | undefined {
    return this.waiting.get(path)?.shift() ?? this.always.get(path);
  }

  hold(): Promise<void> {
    return new Promise((go) => this.held.push(go));
  }

  /** Lets those go that are held, and tells how many. */
  release(): number {
    const going = this.held.splice(0);
    for (const go of going) go();
    return going.length;
  }

  forget() {
    this.waiting.clear();
    this.always.clear();
    this.release();
  }
}

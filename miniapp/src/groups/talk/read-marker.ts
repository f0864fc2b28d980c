const EVERY = 1500;

/** Tells the service how far one has read: never back, at most once in a while, again after a cut. */
export class ReadMarker {
  private wanted = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private told: number,
    private readonly tell: (seq: number) => Promise<unknown>,
  ) {}

  /** Everything up to `seq` has been on screen. */
  reach(seq: number) {
    if (seq <= Math.max(this.wanted, this.told)) return;
    this.wanted = seq;
    this.timer ??= setTimeout(() => void this.flush(), EVERY);
  }

  /** Now, where one leaves the page. */
  flush = async () => {
    clearTimeout(this.timer);
    this.timer = undefined;
    const seq = this.wanted;
    if (seq <= this.told) return;
    try {
      await this.tell(seq);
      this.told = Math.max(this.told, seq);
    } catch {
      // The number is still wanted: the next message, or the next opening, tells it.
      this.wanted = 0;
    }
  };
}

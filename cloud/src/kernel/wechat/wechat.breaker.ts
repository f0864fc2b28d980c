const FAILURES = 5;
const REST = 30_000;

/** Stops asking somebody who does not answer: after five failures in a row it rests for 30 s, then lets a single call try. */
export class Breaker {
  private failures = 0;
  private until = 0;
  private trying = false;

  /** `now` in milliseconds, monotonic. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether a call may go out; whoever is let through tells how it went. */
  admits(): boolean {
    if (this.failures < FAILURES) return true;
    if (this.trying || this.now() < this.until) return false;
    this.trying = true;
    return true;
  }

  noted(well: boolean) {
    this.trying = false;
    this.failures = well ? 0 : this.failures + 1;
    if (this.failures >= FAILURES) this.until = this.now() + REST;
  }
}

/** So many at a time; the others wait in line. */
export class Turns {
  private free: number;
  private line: (() => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>((turn) => this.line.push(turn));
    else this.free -= 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** Remembers what seldom changes for some seconds, so that every act need not ask again. Never for what a race depends on. */
export class Believed<T> {
  private known = new Map<string, { value: T; until: number }>();

  /** Milliseconds; beyond `most` entries all is forgotten at once. */
  constructor(
    private readonly ms: number,
    private readonly most = 20_000,
  ) {}

  get(key: string): T | undefined {
    const entry = this.known.get(key);
    return entry && entry.until > performance.now() ? entry.value : undefined;
  }

  set(key: string, value: T) {
    if (this.known.size >= this.most) this.known.clear();
    this.known.set(key, { value, until: performance.now() + this.ms });
  }

  /** What is believed under these keys, or all of it. */
  forget(isMeant: (key: string) => boolean = () => true) {
    for (const key of this.known.keys()) if (isMeant(key)) this.known.delete(key);
  }
}

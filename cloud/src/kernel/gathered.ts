import { outsideRequest } from './request';

interface Asked<V> {
  done: (value: V | undefined) => void;
  failed: (error: unknown) => void;
}

/** Asks one question for many callers: what comes in one turn of the process is asked together, and nobody waits for an earlier question. */
export class Gathered<V> {
  private waiting = new Map<string, Asked<V>[]>();

  constructor(private readonly ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {}

  /** Undefined where there is nothing by this key. */
  of(key: string): Promise<V | undefined> {
    return new Promise((done, failed) => {
      if (this.waiting.size === 0) outsideRequest(() => setImmediate(() => void this.send()));
      const asked = this.waiting.get(key);
      if (asked) asked.push({ done, failed });
      else this.waiting.set(key, [{ done, failed }]);
    });
  }

  private async send() {
    const { waiting } = this;
    this.waiting = new Map();
    try {
      const found = await this.ask([...waiting.keys()]);
      for (const [key, asked] of waiting) for (const { done } of asked) done(found.get(key));
    } catch (error) {
      for (const asked of waiting.values()) for (const { failed } of asked) failed(error);
    }
  }
}

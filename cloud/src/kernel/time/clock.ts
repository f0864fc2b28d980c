import { performance } from 'node:perf_hooks';
import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../../config/env';

/** Two machines further apart than this would give promises that contradict each other. */
const MAX_SKEW = 5_000;

/** A condition with its parameters. */
export interface Reach {
  sql: string;
  params: unknown[];
}

/**
 * The one clock: the database's UTC at the last sync plus monotonic time since. Nothing else in the
 * service asks what time it is, and SQL never does. A test sets the time of its own county.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Clock {
  private base = Date.now();
  private since = performance.now();
  private set = new Map<string, number>();

  /** The present instant, in tests that of the county asked for. */
  now(region?: string): Date {
    const frozen = region === undefined ? undefined : this.set.get(region);
    return new Date(frozen ?? this.base + (performance.now() - this.since));
  }

  /** Takes the database's time over. Throws where the machine's own clock is more than 5 s away from it at the start. */
  sync(databaseNow: Date, starting = false) {
    if (starting && Math.abs(databaseNow.getTime() - Date.now()) > MAX_SKEW)
      throw new Error('the clocks of service and database differ by more than 5 s');
    this.base = databaseNow.getTime();
    this.since = performance.now();
  }

  /** Tests only: stops the county's clock at this instant. */
  stop(region: string, at: Date) {
    if (env.NODE_ENV !== 'unittest') throw new Error('only tests stop a clock');
    this.set.set(region, at.getTime());
  }

  /** The counties whose clock a test has stopped: the engine leaves them to that test. */
  stopped() {
    return [...this.set.keys()];
  }

  /** The counties a pass of the engine looks at, as a condition over a column: the one it is told, else all but those of a test. */
  reach(column: string, only?: string): Reach {
    if (only !== undefined) return { sql: `${column} = ?`, params: [only] };
    const stopped = this.stopped();
    return stopped.length === 0 ? { sql: 'TRUE', params: [] } : { sql: `${column} NOT IN (?)`, params: [stopped] };
  }
}

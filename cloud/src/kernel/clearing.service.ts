import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dayOf } from 'shared-types/kernel/calendar';
import { Database } from './db/database';
import { announceRound } from './engine/round';
import { announceKept, everythingKept, type Kept } from './keeping';
import { log } from './log';
import { Clock } from './time/clock';
import { Rules } from './time/rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A day begins at three in the night: by then hardly anybody is there to be slowed down. */
const BEGINS = 3 * HOUR;
const AT_ONCE = 500;
/** Of one kind in one round: what is left waits for the next one, seconds later. */
const BATCHES = 20;

/** Clears away once a day what need not be kept any longer, and keeps a count of it. Any number may run. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Clearing {
  @Inject() database: Database;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  /** The day up to which this process has seen to a kind in a county. */
  private done = new Map<string, string>();

  @Init()
  async announce() {
    announceKept({
      rule: 'keep.once',
      least: 7,
      of: 'everybody',
      clear: async (tx, before, most) => (await tx.run('DELETE FROM idempotency WHERE at < ? LIMIT ?', [before, most])).affectedRows,
    });
    await this.rules.insist(everythingKept().map(({ rule }) => rule));
    announceRound({ name: 'clearing', tick: (region) => this.tick(region) });
  }

  /** One round; a test names its county, and then nobody else's rows are touched. Gives how many rows are gone. */
  async tick(region?: string): Promise<number> {
    if (region !== undefined) return this.county(region);
    let cleared = await this.everybody();
    for (const county of await this.counties()) cleared += await this.county(county);
    return cleared;
  }

  /** What belongs to no county. */
  async everybody(): Promise<number> {
    const now = this.clock.now();
    let cleared = 0;
    for (const kept of everythingKept().filter((one) => one.of === 'everybody'))
      cleared += await this.see(kept, '', now, () => this.longest(kept.rule, now));
    return cleared;
  }

  private async county(region: string): Promise<number> {
    const now = this.clock.now(region);
    let cleared = 0;
    for (const kept of everythingKept().filter((one) => one.of === 'county'))
      cleared += await this.see(kept, region, now, () => this.rules.number(region, kept.rule, now));
    return cleared;
  }

  /** Once a day: a kind that cannot be cleared keeps the others from nothing, and is tried again. */
  private async see(kept: Kept, region: string, now: Date, days: () => Promise<number>): Promise<number> {
    const [key, today] = [`${kept.rule} ${region}`, dayOf(now.getTime() - BEGINS)];
    if (this.done.get(key) === today) return 0;
    try {
      const before = new Date(now.getTime() - Math.max(kept.least, whole(await days())) * DAY);
      return await this.clear(kept, { region, key, today, before, now });
    } catch (error) {
      log.error('clearing failed', error, { region, kind: kept.rule });
      return 0;
    }
  }

  private async clear(kept: Kept, { region, key, today, before, now }: Night): Promise<number> {
    let cleared = 0;
    for (let batch = 0; batch < BATCHES; batch++) {
      const gone = await this.database.inTransaction(async (tx) => {
        const n = await kept.clear(tx, before, AT_ONCE, region);
        await tx.run(
          `INSERT INTO clearing (region, kind, day, before_at, cleared, at) VALUES (?, ?, ?, ?, ?, ?)
           ON DUPLICATE KEY UPDATE cleared = cleared + VALUES(cleared), before_at = VALUES(before_at), at = VALUES(at)`,
          [region, kept.rule, today, before, n, now],
        );
        return n;
      });
      cleared += gone;
      if (gone > 0) continue;
      this.done.set(key, today);
      break;
    }
    return cleared;
  }

  /** Days; of several counties the one that keeps longest decides. */
  private async longest(rule: string, now: Date): Promise<number> {
    const today = dayOf(now.getTime());
    const [row] = await this.database.query<{ days: string | null }>(
      `SELECT MAX(CAST(r.value AS UNSIGNED)) AS days FROM rule r WHERE r.name = ? AND r.effective_from <= ?
         AND NOT EXISTS (SELECT 1 FROM rule n WHERE n.region = r.region AND n.name = r.name AND n.effective_from <= ? AND n.effective_from > r.effective_from)`,
      [rule, today, today],
    );
    return Number(row?.days);
  }

  private async counties(): Promise<string[]> {
    const rows = await this.database.query<{ region: string }>('SELECT DISTINCT region FROM unit ORDER BY region');
    const stopped = new Set(this.clock.stopped());
    return rows.map(({ region }) => region).filter((region) => !stopped.has(region));
  }
}

interface Night {
  region: string;
  key: string;
  today: string;
  before: Date;
  now: Date;
}

/** A rule that is no number of days deletes nothing. */
function whole(days: number): number {
  if (!Number.isInteger(days) || days < 1) throw new Error('a rule does not say for how many days');
  return days;
}

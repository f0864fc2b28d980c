import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { crashpoint } from '../crashpoint';
import { Database } from '../db/database';
import type { Tx } from '../db/transaction';
import { guarantees } from '../guarantees';
import { log } from '../log';
import { Clock } from '../time/clock';
import type { Deadline } from './deadline';

/** What to do when a deadline passes. Runs in one transaction with the claim, the subject's row locked first. */
export interface DeadlineHandler {
  kind: string;
  /** The table whose row is locked before the deadline is claimed: the house's lock order. */
  table: string;
  fire(tx: Tx, deadline: Deadline, now: Date): Promise<void>;
}

const handlers = new Map<string, DeadlineHandler>();
export const announceDeadline = (handler: DeadlineHandler) => void handlers.set(handler.kind, handler);
/** The same for every kind of deadline about the rows of one table; a row that is gone is an error. */
export function announceDeadlines<R>(
  table: string,
  rowOf: (tx: Tx, deadline: Deadline) => Promise<R>,
  fires: Record<string, (tx: Tx, row: R, now: Date) => Promise<unknown>>,
) {
  for (const [kind, fire] of Object.entries(fires))
    announceDeadline({ kind, table, fire: async (tx, deadline, now) => void (await fire(tx, await rowOf(tx, deadline), now)) });
}
/** The kinds of deadline this version knows what to do about. */
export const knownDeadlines = () => [...handlers.keys()].sort();

const BATCH = 100;
const TRIES = 10;

/** Wakes what is due. Late by seconds is tolerable; early, or twice, is not. Any number of these may run. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeadlinePoller {
  @Inject() database: Database;
  @Inject() clock: Clock;
  lastRun: Date | null = null;

  /** One pass over what is due; a test names its county, the server takes all others. Returns how many it fired. */
  async tick(region?: string): Promise<number> {
    const now = this.clock.now(region);
    let fired = 0;
    for (const deadline of await this.due(now, region)) {
      if (await this.fire(deadline, now).catch((error) => this.postpone(deadline, now, error))) fired++;
    }
    this.lastRun = now;
    return fired;
  }

  private async due(now: Date, region?: string) {
    const { sql, params } = this.clock.reach('region', region);
    return this.database.query<Deadline>(
      `SELECT region, subject, kind, level, due_at AS dueAt, tries FROM deadline
       WHERE ${sql} AND state = 'waiting' AND due_at <= ? ORDER BY due_at LIMIT ${BATCH}`,
      [...params, now],
    );
  }

  private async fire(deadline: Deadline, now: Date): Promise<boolean> {
    const handler = handlers.get(deadline.kind);
    if (!handler) throw new Error(`nobody handles ${deadline.kind}`);
    const { region, subject, kind, level } = deadline;
    return this.database.inTransaction(async (tx) => {
      await tx.query(`SELECT id FROM ${handler.table} WHERE region = ? AND id = ? FOR UPDATE`, [region, subject.split('/')[1]]);
      // Never by what is due: whoever just sets the next deadline of anybody would be waited for, and may wait for this subject.
      const claim = await tx.run(
        `UPDATE deadline FORCE INDEX (PRIMARY) SET state = 'fired'
         WHERE region = ? AND subject = ? AND kind = ? AND level = ? AND state = 'waiting' AND due_at <= ?`,
        [region, subject, kind, level, now],
      );
      if (claim.affectedRows !== 1 && guarantees.oneClaimPerDeadline) return false;
      crashpoint('after-claim');
      await handler.fire(tx, deadline, now);
      crashpoint('after-fire');
      return true;
    });
  }

  /** A handler that throws is tried again later, ever more slowly; after ten tries a person must look. */
  private async postpone(deadline: Deadline, now: Date, error: unknown): Promise<false> {
    const { region, subject, kind, level, tries } = deadline;
    log.error('deadline failed', error, { region, subject, kind, count: tries + 1 });
    await this.database.query(
      `UPDATE deadline SET tries = tries + 1, due_at = ?, state = ? WHERE region = ? AND subject = ? AND kind = ? AND level = ? AND state = 'waiting'`,
      [new Date(now.getTime() + 2 ** tries * 5_000), tries + 1 >= TRIES ? 'failed' : 'waiting', region, subject, kind, level],
    );
    return false;
  }
}

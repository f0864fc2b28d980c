import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { crashpoint } from '../crashpoint';
import { Database } from '../db/database';
import { log } from '../log';
import { Clock } from '../time/clock';
import { reactionNamed } from './event';

interface Waiting {
  region: string;
  subject: string;
  no: number;
  reaction: string;
  tries: number;
}

const TRIES = 10;

/** Lets rooms react to what happened: in order per subject, each reaction to each event once. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ReactionPoller {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** One pass; a test names its county. Returns how many reactions ran. */
  async tick(region?: string): Promise<number> {
    const now = this.clock.now(region);
    let ran = 0;
    for (const waiting of await this.due(now, region)) {
      if (await this.run(waiting).catch((error) => this.postpone(waiting, now, error))) ran++;
    }
    return ran;
  }

  private due(now: Date, region?: string) {
    const where = region ? 'r.region = ? AND ' : '';
    return this.database.query<Waiting>(
      `SELECT r.region, r.subject, r.no, r.reaction, r.tries FROM reaction r
       WHERE ${where}r.state = 'waiting' AND r.next_at <= ? ORDER BY r.next_at, r.no LIMIT 100`,
      [...(region ? [region] : []), now],
    );
  }

  private async run({ region, subject, no, reaction }: Waiting): Promise<boolean> {
    const known = reactionNamed(reaction);
    // Written by a newer version beside us, or dropped by this one: never done merely because nobody knows it.
    if (!known) throw new Error(`nobody knows the reaction ${reaction}`);
    return this.database.inTransaction(async (tx) => {
      const [earlier] = await tx.query(
        `SELECT no FROM reaction WHERE region = ? AND subject = ? AND no < ? AND reaction = ? AND state = 'waiting' LIMIT 1`,
        [region, subject, no, reaction],
      );
      if (earlier) return false;
      const claim = await tx.run(
        `UPDATE reaction SET state = 'done' WHERE region = ? AND subject = ? AND no = ? AND reaction = ? AND state = 'waiting'`,
        [region, subject, no, reaction],
      );
      if (claim.affectedRows !== 1) return false;
      crashpoint('after-reaction-claim');
      const [row] = await tx.query<{ type: string; at: Date; facts: string }>(
        'SELECT type, at, facts FROM event WHERE region = ? AND subject = ? AND no = ?',
        [region, subject, no],
      );
      if (!row) throw new Error(`no event ${subject} ${no}`);
      const event: DomainEvent = { region, subject, no, type: row.type, at: row.at.toISOString(), facts: JSON.parse(row.facts) };
      await known.run(tx, event);
      crashpoint('after-reaction');
      return true;
    });
  }

  private async postpone({ region, subject, no, reaction, tries }: Waiting, now: Date, error: unknown): Promise<false> {
    log.error('reaction failed', error, { region, subject, kind: reaction, count: tries + 1 });
    await this.database.query(
      `UPDATE reaction SET tries = tries + 1, next_at = ?, state = ? WHERE region = ? AND subject = ? AND no = ? AND reaction = ? AND state = 'waiting'`,
      [new Date(now.getTime() + 2 ** tries * 2_000), tries + 1 >= TRIES ? 'failed' : 'waiting', region, subject, no, reaction],
    );
    return false;
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { AbsenceEntity } from './absence.entity';
import { lockKept } from './roster.rows';
import { inScope } from './roster.scope';

interface Wanted {
  postId: string;
  from: string;
  to: string;
  reason: string;
}

/** Leave of those whose roster somebody keeps. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Leaves {
  @Inject() database: Database;
  @Inject() ids: Ids;
  @Inject() clock: Clock;

  /** Notes a leave. A range that is already over, or touches another one, is refused. */
  async add(actor: Actor, { postId, from, to, reason }: Wanted): Promise<AbsenceEntity> {
    const [fromAt, toAt] = [new Date(from), new Date(to)];
    if (fromAt >= toAt) throw new Refusal('INVALID_INPUT', { fields: '结束要晚于开始' });
    if (toAt <= this.clock.now(actor.region)) throw new Refusal('TIME_NOT_OPEN');
    return this.database.inTransaction(async (tx) => {
      // The post's row is the turnstile: of two who note leave for one person, the second sees the first one's.
      await lockKept(tx, actor, postId);
      const leaves = tx.of(AbsenceEntity);
      if (await this.overlaps(tx, actor.region, postId, fromAt, toAt)) throw new Refusal('ROW_IN_USE');
      const leave = leaves.create({
        region: actor.region,
        id: this.ids.next(),
        postId,
        fromAt,
        toAt,
        reason,
        notedBy: actor.postId ?? '',
        endedAt: null,
      });
      await leaves.insert(leave);
      tx.about = { region: actor.region, subject: `leave/${leave.id}` };
      return leave;
    });
  }

  /** Takes a leave back; once more changes nothing. */
  async end(actor: Actor, id: string): Promise<void> {
    const leave = await this.find(actor, id);
    await this.database.inTransaction((tx) =>
      tx.run('UPDATE absence SET ended_at = ? WHERE region = ? AND id = ? AND ended_at IS NULL', [
        this.clock.now(actor.region),
        actor.region,
        leave.id,
      ]),
    );
  }

  async find(actor: Actor, id: string): Promise<AbsenceEntity> {
    const scope = inScope(actor);
    const [seen] = await this.database.query<{ id: string }>(
      `SELECT a.id FROM absence a JOIN post t ON t.region = a.region AND t.id = a.post_id WHERE a.id = ? AND ${scope.sql}`,
      [id, ...scope.params],
    );
    const leave = seen && (await this.database.source.getRepository(AbsenceEntity).findOneBy({ region: actor.region, id: seen.id }));
    if (!leave) throw new Refusal('NOT_FOUND');
    return leave;
  }

  private async overlaps(tx: Tx, region: string, postId: string, from: Date, to: Date) {
    const [other] = await tx.query(
      'SELECT id FROM absence WHERE region = ? AND post_id = ? AND ended_at IS NULL AND from_at < ? AND to_at > ? LIMIT 1',
      [region, postId, to, from],
    );
    return other !== undefined;
  }
}

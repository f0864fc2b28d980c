import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Clock } from '../../kernel/time/clock';
import { Changes } from '../change.service';
import type { GroupOf } from '../group.rows';
import { Insiders } from '../insider.service';
import type { MessageRow } from '../message.rows';
import { visible } from '../recall.service';
import { DeskBell } from './bell.deadlines';
import { OrderService } from './order.service';

interface Judged {
  id: string;
  seq: number;
  pass: boolean;
  why: string;
}
interface Pleaded {
  id: string;
  seq: number;
  why: string;
}

/** What can be judged: what others do not see. */
export const JUDGED: readonly string[] = ['pending', 'refused', 'hidden'];

/** What people decide about words that were held back, refused or hidden, and how those who said them ask for it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderJudge {
  @Inject() database: Database;
  @Inject() order: OrderService;
  @Inject() changes: Changes;
  @Inject() insiders: Insiders;
  @Inject() bell: DeskBell;
  @Inject() clock: Clock;

  /** Somebody looks at it again; asked once more, the later words count, and where it has been let through meanwhile nothing happens. */
  async appeal(actor: Actor, { id, seq, why }: Pleaded): Promise<void> {
    await this.insiders.of(actor, id);
    await this.database.inTransaction(async (tx) => {
      const { group, inside } = await this.insiders.locked(tx, actor, id);
      const row = visible(await this.order.said(tx, group, seq), inside);
      if (row.senderId !== actor.personId) throw new Refusal('NOT_FOUND');
      const check = await this.checkOf(tx, row);
      if (row.state === 'shown' && check?.state === 'passed') return;
      if (!JUDGED.includes(row.state)) throw new Refusal('NOT_FOUND');
      if (check?.state === 'person' && check.appeal === why) return;
      await tx.run(
        `INSERT INTO content_check (region, group_id, seq, kind, state, next_at, appeal) VALUES (?, ?, ?, 'person', 'person', ?, ?)
         ON DUPLICATE KEY UPDATE state = 'person', appeal = VALUES(appeal)`,
        [actor.region, id, seq, this.clock.now(actor.region), why],
      );
      await this.bell.ring(tx, actor.region, id);
    });
  }

  /** Never by whoever said it. Decided the same way already, nothing happens. */
  async decide(actor: Actor, { id, seq, pass, why }: Judged): Promise<void> {
    const end = pass ? 'passed' : 'refused';
    await this.order.within(actor, id, async (tx, group) => {
      const row = await this.order.said(tx, group, seq);
      const check = row.senderId === actor.personId ? null : await this.checkOf(tx, row);
      if (!check) throw new Refusal('NOT_FOUND');
      if (check.state === end) return;
      if (!JUDGED.includes(row.state)) throw new Refusal('NOT_FOUND');
      await this.settle(tx, row, end, actor.postId);
      await this.show(tx, group, row, pass, actor);
      await this.order.note(tx, actor, {
        groupId: id,
        act: pass ? 'pass' : 'refuse',
        seq,
        why,
        told: { author: row.senderId, appeal: check.appeal !== null },
      });
      await this.bell.quiet(tx, actor.region, id);
    });
  }

  /** What is known about the judgement of an entry, the row held; null where nobody ever doubted it. */
  async checkOf(
    tx: Tx,
    { region, groupId, seq }: Pick<MessageRow, 'region' | 'groupId' | 'seq'>,
  ): Promise<{ state: string; appeal: string | null } | null> {
    const [check] = await tx.query<{ state: string; appeal: string | null }>(
      'SELECT state, appeal FROM content_check WHERE region = ? AND group_id = ? AND seq = ? AND part = 0 FOR UPDATE',
      [region, groupId, seq],
    );
    return check ?? null;
  }

  /** The end of a check; `by` null: it was no person. */
  async settle(tx: Tx, { region, groupId, seq }: MessageRow, state: 'passed' | 'refused', by: string | null) {
    await tx.run('UPDATE content_check SET state = ?, decided_by = ?, decided_at = ? WHERE region = ? AND group_id = ? AND seq = ?', [
      ...[state, by, this.clock.now(region), region, groupId, seq],
    ]);
  }

  /** Words hidden or refused before stay so where the appeal is turned down: there is no news for anybody. */
  async show(tx: Tx, group: GroupOf, row: MessageRow, pass: boolean, by: Actor | null) {
    if (!pass && row.state !== 'pending') return;
    await this.changes.change(tx, group, [{ target: row.seq, what: pass ? 'shown' : 'refused', by }]);
  }
}

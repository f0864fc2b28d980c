import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Ids } from '../../kernel/ids';
import { Pace } from '../../kernel/pace';
import { Clock } from '../../kernel/time/clock';
import { lockGroups } from '../group.rows';
import { Insiders } from '../insider.service';
import { message } from '../message.rows';
import { visible } from '../recall.service';
import { DeskBell } from './bell.deadlines';
import { groupsInOrder, record } from './order.rows';

interface Reported {
  id: string;
  seq: number;
  why: string;
}
interface Answered {
  id: string;
  upheld: boolean;
  answer: string;
}
interface Open {
  groupId: string;
  seq: string;
  state: string;
  reporter: string;
  answeredBy: string | null;
  answer: string | null;
}

/** What members report about messages of others, and what becomes of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderReports {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() bell: DeskBell;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  private pace = new Pace('report', 30, 3600);

  /** One report a person and message, however often they tap; the words of the last tap while it is open. */
  async report(actor: Actor, { id, seq, why }: Reported): Promise<void> {
    await this.pace.take(actor.personId);
    const inside = await this.insiders.of(actor, id);
    const row = visible(await message(this.database, actor.region, id, seq), inside);
    if (row.senderId === null || row.senderId === actor.personId) throw new Refusal('NOT_FOUND');
    await this.database.inTransaction(async (tx) => {
      await lockGroups(tx, actor.region, [id]);
      const [before] = await tx.query('SELECT id FROM chat_report WHERE region = ? AND group_id = ? AND seq = ? AND person_id = ?', [
        ...[actor.region, id, seq, actor.personId],
      ]);
      await tx.run(
        `INSERT INTO chat_report (region, id, group_id, seq, person_id, why, state, version, at) VALUES (?, ?, ?, ?, ?, ?, 'open', 1, ?)
         ON DUPLICATE KEY UPDATE why = IF(state = 'open', VALUES(why), why)`,
        [actor.region, this.ids.next(), id, seq, actor.personId, why, this.clock.now(actor.region)],
      );
      if (!before) await this.bell.ring(tx, actor.region, id);
    });
  }

  /** Never by whoever it is about, nor by whoever made it. Answered by this person with the same already, nothing happens. */
  async settle(actor: Actor, { id, upheld, answer }: Answered): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const mine = await groupsInOrder(tx, actor);
      await lockGroups(tx, actor.region, await this.groupOf(tx, actor.region, id, mine));
      const [open] = await tx.query<Open>(
        `SELECT r.group_id AS groupId, r.seq, r.state, r.person_id AS reporter, r.answered_by AS answeredBy, r.answer FROM chat_report r
         JOIN chat_message m ON m.region = r.region AND m.group_id = r.group_id AND m.seq = r.seq
         WHERE r.region = ? AND r.id = ? AND r.group_id IN (?) AND m.sender_id <> ? AND r.person_id <> ? FOR UPDATE`,
        [actor.region, id, ['0', ...mine], actor.personId, actor.personId],
      );
      if (!open) throw new Refusal('NOT_FOUND');
      const state = upheld ? 'upheld' : 'turned';
      tx.about = { region: actor.region, subject: `report/${id}` };
      if (open.state === state && open.answeredBy === actor.postId && open.answer === answer) return;
      if (open.state !== 'open') throw new Refusal('REPORT_SETTLED', { who: '' });
      await tx.run('UPDATE chat_report SET state = ?, version = version + 1, answered_by = ?, answer = ? WHERE region = ? AND id = ?', [
        ...[state, actor.postId, answer, actor.region, id],
      ]);
      const act = { groupId: open.groupId, act: state, seq: Number(open.seq), why: answer, told: { reporter: open.reporter } } as const;
      await record(tx, actor, this.ids.next(), act, this.clock.now(actor.region));
      await this.bell.quiet(tx, actor.region, open.groupId);
    });
  }

  /** The group a report was made in, as far as it is one of these. */
  private async groupOf(tx: Tx, region: string, id: string, mine: readonly string[]): Promise<string[]> {
    const found = await tx.query<{ groupId: string }>('SELECT group_id AS groupId FROM chat_report WHERE region = ? AND id = ?', [
      region,
      id,
    ]);
    return found.flatMap(({ groupId }) => (mine.includes(groupId) ? groupId : []));
  }
}

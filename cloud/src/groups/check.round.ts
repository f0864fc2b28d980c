import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announceRound } from '../kernel/engine/round';
import { Clock } from '../kernel/time/clock';
import { type Judged, type Verdict, WechatChecks } from '../kernel/wechat/wechat.check';
import { ContentChecks } from './check.service';
import { lockGroups } from './group.rows';
import { message } from './message.rows';
import { OrderJudge } from './order-judge.service';

const BATCH = 20;
const SECOND = 1000;
/** Between two questions about the same words: longer each time, while nothing comes back. */
const FIRST = 30 * SECOND;
const LONGEST = 600 * SECOND;

interface Due {
  region: string;
  group_id: string;
  seq: string;
  tries: number;
  sender_id: string;
  text: string | null;
}

/** Asks WeChat again about words it gave no answer for. Meanwhile they are their author's alone, and a person may decide at any time. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CheckRound {
  @Inject() database: Database;
  @Inject() wechat: WechatChecks;
  @Inject() checks: ContentChecks;
  @Inject() judge: OrderJudge;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    announceRound({ name: 'content checks', tick: (region) => this.tick(region) });
  }

  async tick(region?: string): Promise<number> {
    if (!this.wechat.open) return 0;
    const due = await this.due(region);
    for (const one of due) await this.ask(one);
    return due.length;
  }

  private due(region?: string): Promise<Due[]> {
    const stopped = this.clock.stopped();
    const here = region === undefined ? (stopped.length > 0 ? 'c.region NOT IN (?) AND' : '') : 'c.region = ? AND';
    const params = region === undefined ? (stopped.length > 0 ? [stopped] : []) : [region];
    return this.database.query<Due>(
      `SELECT c.region, c.group_id, c.seq, c.tries, m.sender_id, m.text FROM content_check c
       JOIN chat_message m ON m.region = c.region AND m.group_id = c.group_id AND m.seq = c.seq
       WHERE ${here} c.state = 'waiting' AND c.next_at <= ? ORDER BY c.next_at LIMIT ${BATCH}`,
      [...params, this.clock.now(region)],
    );
  }

  /** The next question is set down before this one is asked: whoever dies in between only asks later. */
  private async ask(due: Due) {
    const next = new Date(this.clock.now(due.region).getTime() + Math.min(FIRST * 2 ** due.tries, LONGEST));
    const { affectedRows } = await this.database.run(
      "UPDATE content_check SET tries = tries + 1, next_at = ? WHERE region = ? AND group_id = ? AND seq = ? AND state = 'waiting' AND tries = ?",
      [next, due.region, due.group_id, due.seq, due.tries],
    );
    if (affectedRows === 1) await this.note(due, await this.judged(due));
  }

  private async judged({ sender_id: sender, text }: Due): Promise<Judged> {
    const openid = await this.checks.openidOf(sender);
    return openid === null ? { verdict: null, why: 'inactive', errcode: null } : this.wechat.words(openid, text ?? '');
  }

  private async note(due: Due, judged: Judged) {
    if (!judged.verdict && judged.why === 'later') return;
    await this.database.inTransaction((tx) => this.end(tx, due, judged.verdict ?? { suggest: 'review', label: null }));
  }

  /** Whatever a person has decided meanwhile stands. */
  private async end(tx: Tx, due: Due, { suggest, label }: Pick<Verdict, 'suggest'> & { label: string | null }) {
    const { region, group_id: groupId } = due;
    const group = (await lockGroups(tx, region, [groupId])).get(groupId);
    const row = await message(tx, region, groupId, Number(due.seq));
    const check = row && (await this.judge.checkOf(tx, row));
    if (!group || row?.state !== 'pending' || check?.state !== 'waiting') return;
    await tx.run('UPDATE content_check SET state = ?, label = ? WHERE region = ? AND group_id = ? AND seq = ?', [
      ...['person', label, region, groupId, due.seq],
    ]);
    if (suggest === 'review') return;
    await this.judge.settle(tx, row, suggest === 'pass' ? 'passed' : 'refused', null);
    await this.judge.show(tx, group, row, suggest === 'pass', null);
  }
}

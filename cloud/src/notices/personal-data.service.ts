import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { TEMPLATES, type TemplateName } from 'shared-types/notices';
import type { DataPart } from 'shared-types/people';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announcePersonalData, type Subject } from '../kernel/personal-data';

interface Line {
  title: string;
  body: string;
  at: Date;
  read_at: Date | null;
}

const CHANNEL_WORDS: Record<string, string> = { wechat: '微信', sms: '短信', call: '电话' };
const STATE_WORDS: Record<string, string> = {
  due: '还没到时候',
  open: '等着打电话',
  taken: '正在打电话',
  sent: '发出了',
  told: '电话里说到了',
  skipped: '没有用上',
  failed: '没送到',
  stopped: '看过了,不用再提醒',
};
const ENTRY_WORDS: Record<string, string> = {
  accept: '同意一次',
  reject: '没有同意',
  ban: '不再询问',
  filter: '问过一次',
  spend: '用掉一次',
  refused: '微信说不能再发',
  back: '没发成,还回一次',
};

/** What this room knows about whom it told something. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NoticePersonalData {
  @Inject() database: Database;

  @Init()
  async announce() {
    announcePersonalData({ name: 'notices', tell: (person) => this.tell(person), erase: (tx, person) => this.erase(tx, person) });
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const lines = await this.database.query<Line>('SELECT title, body, at, read_at FROM notice WHERE person_id = ? ORDER BY id', [id]);
    const rows = lines.map(({ title, body, at, read_at }) => ({
      标题: title,
      内容: body,
      时间: at.toISOString(),
      看过的时间: read_at?.toISOString() ?? null,
    }));
    return [{ name: 'notices', title: '给我的消息', rows }, await this.ways(id), await this.quota(id), await this.wishes(id)];
  }

  private async ways(id: string): Promise<DataPart> {
    const lines = await this.database.query<{ channel: string; state: string; due_at: Date; done_at: Date | null }>(
      'SELECT channel, state, due_at, done_at FROM delivery WHERE person_id = ? ORDER BY id',
      [id],
    );
    const rows = lines.map(({ channel, state, due_at, done_at }) => ({
      途径: CHANNEL_WORDS[channel] ?? channel,
      结果: STATE_WORDS[state] ?? state,
      计划时间: due_at.toISOString(),
      完成时间: done_at?.toISOString() ?? null,
    }));
    return { name: 'deliveries', title: '怎么告诉我的', rows };
  }

  private async quota(id: string): Promise<DataPart> {
    const lines = await this.database.query<{ template: TemplateName; what: string; at: Date }>(
      'SELECT template, what, at FROM subscription_entry WHERE person_id = ? ORDER BY id',
      [id],
    );
    const rows = lines.map(({ template, what, at }) => ({
      模板: TEMPLATES[template].title,
      变动: ENTRY_WORDS[what] ?? what,
      时间: at.toISOString(),
    }));
    return { name: 'subscriptions', title: '微信提醒的次数', rows };
  }

  private async wishes(id: string): Promise<DataPart> {
    const lines = await this.database.query<{ quiet_from: string | null; quiet_to: string | null; wechat: number; sms: number }>(
      'SELECT quiet_from, quiet_to, wechat, sms FROM notice_preference WHERE person_id = ?',
      [id],
    );
    const rows = lines.map(({ quiet_from, quiet_to, wechat, sms }) => ({
      免打扰: quiet_from ? `${quiet_from}–${quiet_to}` : '按县里的',
      微信: wechat !== 0,
      短信: sms !== 0,
    }));
    return { name: 'notice-preferences', title: '提醒设置', rows };
  }

  /** What is still to be told is not told to somebody who is no longer there. */
  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    const done = [
      await tx.run("UPDATE notice SET title = '', body = '' WHERE person_id = ?", [id]),
      await tx.run('UPDATE delivery SET data = NULL WHERE person_id = ? AND data IS NOT NULL', [id]),
      await tx.run(
        "UPDATE delivery SET state = 'stopped', why = 'erased', taken_by = NULL WHERE person_id = ? AND state IN ('due', 'open', 'taken')",
        [id],
      ),
      await tx.run('DELETE FROM subscription WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM subscription_entry WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM notice_preference WHERE person_id = ?', [id]),
    ];
    return done.reduce((sum, { affectedRows }) => sum + affectedRows, 0);
  }
}

import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
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
    return [{ name: 'notices', title: '给我的消息', rows }, await this.wishes(id)];
  }

  private async wishes(id: string): Promise<DataPart> {
    const wishes = await this.database.query<{ quiet_from: string | null; quiet_to: string | null; wechat: number; sms: number }>(
      'SELECT quiet_from, quiet_to, wechat, sms FROM notice_preference WHERE person_id = ?',
      [id],
    );
    const rows = wishes.map(({ quiet_from, quiet_to, wechat, sms }) => ({
      免打扰: quiet_from && `${quiet_from}–${quiet_to}`,
      微信提醒: wechat === 1,
      短信提醒: sms === 1,
    }));
    return { name: 'reminders', title: '怎么提醒我', rows };
  }

  /** That something was told, and how, is counted; what it said, and what is still under way, is not needed any more. */
  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    const changed = [
      await tx.run("UPDATE notice SET title = '', body = '' WHERE person_id = ?", [id]),
      await tx.run("UPDATE delivery SET state = 'stopped', taken_by = NULL WHERE person_id = ? AND state IN ('due', 'open', 'taken')", [
        id,
      ]),
      await tx.run('UPDATE delivery SET data = NULL WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM subscription_entry WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM subscription WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM notice_preference WHERE person_id = ?', [id]),
    ];
    return changed.reduce((sum, { affectedRows }) => sum + affectedRows, 0);
  }
}

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
    return [{ name: 'notices', title: '给我的消息', rows }];
  }

  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    return (await tx.run("UPDATE notice SET title = '', body = '' WHERE person_id = ?", [id])).affectedRows;
  }
}

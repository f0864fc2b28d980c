import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DataPart } from 'shared-types/people';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announcePersonalData, type Subject } from '../kernel/personal-data';

interface Held {
  unit: string | null;
  role: string;
  work_phone: string | null;
  started_at: Date;
  ended_at: Date | null;
}

/** What this room knows about whoever holds a post, or held one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PostPersonalData {
  @Inject() database: Database;

  @Init()
  async announce() {
    announcePersonalData({
      name: 'posts',
      tell: (person) => this.tell(person),
      holds: (person, tx) => this.holds(person, tx),
      erase: (tx, person) => this.erase(tx, person),
    });
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const posts = await this.database.query<Held>(
      `SELECT u.name AS unit, p.role, p.work_phone, p.started_at, p.ended_at FROM post p
       LEFT JOIN unit u ON u.region = p.region AND u.id = p.unit_id WHERE p.person_id = ? ORDER BY p.id`,
      [id],
    );
    const rows = posts.map(({ unit, role, work_phone, started_at, ended_at }) => ({
      单位: unit,
      岗位: role,
      工作电话: work_phone,
      开始: started_at.toISOString(),
      结束: ended_at?.toISOString() ?? null,
    }));
    return [{ name: 'posts', title: '我的岗位', rows }];
  }

  private async holds({ id }: Subject, tx?: Tx): Promise<string | null> {
    const [held] = await (tx ?? this.database).query('SELECT id FROM post WHERE person_id = ? AND ended_at IS NULL LIMIT 1', [id]);
    return held ? '您还担着岗位,请先让管理员办好交接' : null;
  }

  /** The posts stay, for what was done in them was done; by which telephone, and why somebody was away, concerns nobody any more. */
  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    const phones = await tx.run('UPDATE post SET work_phone = NULL WHERE person_id = ?', [id]);
    const reasons = await tx.run(
      "UPDATE absence a JOIN post p ON p.region = a.region AND p.id = a.post_id SET a.reason = '' WHERE p.person_id = ?",
      [id],
    );
    return phones.affectedRows + reasons.affectedRows;
  }
}

import { Init, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../kernel/db/transaction';
import { announceKept, deleteFound } from '../kernel/keeping';

/** How long lines of inboxes are kept, and with each how it was carried. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NoticeKeeping {
  @Init()
  async announce() {
    announceKept({
      rule: 'keep.notice',
      least: 30,
      of: 'county',
      clear: (tx, before, most, region) => this.clear(tx, before, most, region),
    });
  }

  /** Whatever is still to be told stays, however old. Gives how many notices and deliveries are gone. */
  private async clear(tx: Tx, before: Date, most: number, region: string): Promise<number> {
    const old = await tx.query<{ id: string }>(
      `SELECT n.id FROM notice n WHERE n.region = ? AND n.at < ?
         AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.region = n.region AND d.notice_id = n.id AND d.state IN ('due', 'open', 'taken'))
       ORDER BY n.at LIMIT ?`,
      [region, before, most],
    );
    if (old.length === 0) return 0;
    const { affectedRows } = await tx.run(`DELETE FROM delivery WHERE region = ? AND notice_id IN (${old.map(() => '?').join(', ')})`, [
      region,
      ...old.map(({ id }) => id),
    ]);
    return affectedRows + (await deleteFound(tx, 'notice', old, region));
  }
}

import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DataPart } from 'shared-types/people';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announcePersonalData, type Subject } from '../kernel/personal-data';

/** What is kept of somebody's WeChat and picture, to be told and to be forgotten. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatData {
  @Inject() database: Database;

  @Init()
  async announce() {
    announcePersonalData({ name: 'wechat', tell: (person) => this.tell(person), erase: (tx, person) => this.erase(tx, person) });
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const bindings = await this.database.query<{ bound_at: Date; ended_at: Date | null }>(
      'SELECT bound_at, ended_at FROM identity WHERE person_id = ? ORDER BY id',
      [id],
    );
    const [picture] = await this.database.query<{ image: Buffer; at: Date }>('SELECT image, at FROM avatar WHERE person_id = ?', [id]);
    const rows = bindings.map(({ bound_at, ended_at }) => ({
      绑定时间: bound_at.toISOString(),
      解除时间: ended_at?.toISOString() ?? null,
    }));
    return [
      { name: 'wechat', title: '绑定的微信', rows },
      { name: 'avatar', title: '头像', rows: picture ? [{ 图片: picture.image.toString('base64'), 时间: picture.at.toISOString() }] : [] },
    ];
  }

  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    const changed = [
      await tx.run('DELETE FROM wechat_ticket WHERE open_index IN (SELECT open_index FROM identity WHERE person_id = ?)', [id]),
      await tx.run('DELETE FROM identity WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM avatar WHERE person_id = ?', [id]),
    ];
    return changed.reduce((sum, { affectedRows }) => sum + affectedRows, 0);
  }
}

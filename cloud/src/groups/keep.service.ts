import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { FirmsPort } from '../firms/firms.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Changes } from './change.service';
import type { GroupOf } from './group.rows';
import { Insiders } from './insider.service';
import { hasRoom } from './members/member.rows';
import { Membership } from './members/membership.service';
import { orderNote } from './order/order.note';
import { record } from './order/order.rows';

interface Order {
  id: string;
  slowSeconds: number;
  staffOnly: boolean;
  why: string;
}

/** What the keepers of a group arrange in it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class KeepService {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() firms: FirmsPort;
  @Inject() membership: Membership;
  @Inject() changes: Changes;
  @Inject() ids: Ids;
  @Inject() clock: Clock;

  /** Every act of order is on record with its reason, and the group itself says what is new and why; set to what it is, nothing happened. */
  async setOrder(actor: Actor, { id, slowSeconds, staffOnly, why }: Order): Promise<void> {
    await this.insiders.keeper(actor, id);
    await this.database.inTransaction(async (tx) => {
      const { group } = await this.insiders.locked(tx, actor, id);
      if (group.slowSeconds === slowSeconds && group.staffOnly === staffOnly) return;
      await tx.run('UPDATE chat_group SET slow_seconds = ?, staff_only = ? WHERE region = ? AND id = ?', [
        ...[slowSeconds, staffOnly ? 1 : 0, actor.region, id],
      ]);
      const act = group.staffOnly === staffOnly ? 'slow' : 'staff_only';
      const actId = this.ids.next();
      await record(tx, actor, actId, { groupId: id, act, why }, this.clock.now(actor.region));
      await this.changes.add(tx, group, [orderNote(group, { slowSeconds, staffOnly, why }, actId)]);
    });
  }

  /** Everybody who acts for the firm is let in at once; asked in already, nothing happens. */
  async askIn(actor: Actor, id: string, firmId: string): Promise<void> {
    await this.insiders.keeper(actor, id);
    if ((await this.firms.names(actor.region, [firmId])).size === 0) throw new Refusal('NOT_FOUND');
    await this.database.inTransaction(async (tx) => {
      const { group } = await this.insiders.locked(tx, actor, id);
      await this.letIn(tx, actor, group, firmId);
    });
  }

  /** The same within a transaction in which the group is locked, by whoever keeps it. */
  async letIn(tx: Tx, { region, postId }: Actor, group: GroupOf, firmId: string): Promise<void> {
    if (await this.isAsked(tx, region, group.id, firmId)) return;
    if (!(await hasRoom(tx, group))) throw new Refusal('GROUP_FULL', { most: group.memberCap });
    await tx.run('INSERT INTO group_firm (region, group_id, firm_id, asked_by, since) VALUES (?, ?, ?, ?, ?)', [
      ...[region, group.id, firmId, postId, this.clock.now(region)],
    ]);
    for (const { personId } of await this.firms.peopleOf(region, [firmId])) await this.membership.settle(tx, region, personId);
  }

  private async isAsked(tx: Tx, region: string, id: string, firmId: string): Promise<boolean> {
    const [row] = await tx.query('SELECT firm_id FROM group_firm WHERE region = ? AND group_id = ? AND firm_id = ? AND live = 1', [
      region,
      id,
      firmId,
    ]);
    return row !== undefined;
  }
}

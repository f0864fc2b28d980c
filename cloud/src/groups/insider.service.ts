import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import type { Viewer } from './entry.facts';
import { type Ask, lockGroups } from './group.rows';
import { KEEPERS } from './group.scope';
import { type SeatKept, seatOf } from './speaking.rows';

/** Somebody who is in a group at this moment, in the capacity they act in. */
export interface Inside extends SeatKept {
  region: string;
  lastSeq: number;
  viewer: Viewer;
}

/** Finds groups through the person: whoever is not in one, or acts in another capacity, finds nothing there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Insiders {
  @Inject() database: Database;

  async of(actor: Actor, groupId: string): Promise<Inside> {
    return this.seated(this.database, actor, groupId);
  }

  /** Its owner and deputies: those who keep order and speak for it. */
  async keeper(actor: Actor, groupId: string): Promise<Inside> {
    const inside = await this.of(actor, groupId);
    if (!KEEPERS.includes(inside.part)) throw new Refusal('NOT_FOUND');
    return inside;
  }

  /** Any of its staff. */
  async server(actor: Actor, groupId: string): Promise<Inside> {
    const inside = await this.of(actor, groupId);
    if (inside.part === null) throw new Refusal('NOT_FOUND');
    return inside;
  }

  /**
   * The same within a transaction, the group locked: as it is when something is written into it. Whoever is not in it is told so before
   * anything is locked, by the same questions as where there is no such group.
   */
  async locked(tx: Tx, actor: Actor, groupId: string) {
    await this.seated(tx, actor, groupId);
    const group = (await lockGroups(tx, actor.region, [groupId])).get(groupId);
    if (!group) throw new Refusal('NOT_FOUND');
    return { group, inside: await this.seated(tx, actor, groupId) };
  }

  private async seated(ask: Ask, { region, personId, postId }: Actor, groupId: string): Promise<Inside> {
    const seat = await seatOf(ask, region, groupId, personId);
    const [group] = await ask.query<{ lastSeq: string }>('SELECT last_seq AS lastSeq FROM chat_group WHERE region = ? AND id = ?', [
      region,
      groupId,
    ]);
    if (!seat || !group || seat.postId !== postId) throw new Refusal('NOT_FOUND');
    return { ...seat, region, lastSeq: Number(group.lastSeq), viewer: { personId, postId, firmId: seat.firmId } };
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { GroupCard } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { FirmsPort } from '../../firms/firms.port';
import { Database } from '../../kernel/db/database';
import { type Inside, Insiders } from '../insider.service';
import { Membership } from './membership.service';

/** For which of their firms somebody speaks in a group: an accountant acts for several, and each is heard by its own name. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SpeaksFor {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() membership: Membership;
  @Inject() firms: FirmsPort;

  /** What is said from now on; chosen again, nothing changes. */
  async choose(actor: Actor, id: string, firmId: string): Promise<void> {
    await this.insiders.of(actor, id);
    await this.database.inTransaction((tx) => this.membership.speakFor(tx, actor, id, firmId));
  }

  /** The firm somebody speaks for, and those they could; null in a post. In a private thread there is no choice. */
  async of({ region, personId, groupId, firmId }: Inside): Promise<GroupCard['speaksFor']> {
    if (firmId === null) return null;
    const own = await this.membership.firmsIn(this.database, region, personId, groupId);
    const names = await this.firms.names(region, own);
    return { firmId, firms: own.map((id) => ({ id, name: names.get(id) ?? '' })) };
  }
}

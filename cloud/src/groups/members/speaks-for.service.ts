import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../../kernel/db/database';
import { Insiders } from '../insider.service';
import { Membership } from './membership.service';

/** For which of their firms somebody speaks in a group: an accountant acts for several, and each is heard by its own name. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SpeaksFor {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() membership: Membership;

  /** What is said from now on; chosen again, nothing changes. */
  async choose(actor: Actor, id: string, firmId: string): Promise<void> {
    await this.insiders.of(actor, id);
    await this.database.inTransaction((tx) => this.membership.speakFor(tx, actor, id, firmId));
  }
}

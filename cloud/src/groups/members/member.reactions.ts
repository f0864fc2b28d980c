import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import type { Tx } from '../../kernel/db/transaction';
import { announceReaction } from '../../kernel/engine/event';
import { Clock } from '../../kernel/time/clock';
import { Membership } from './membership.service';
import { serveNone, serveOwn } from './staff.rows';

const BONDS = ['firm.ask', 'firm.bound', 'firm.refuse', 'firm.left'];
const POSTS = ['post.begin', 'post.end'];

/** Who acts for a firm, or begins or ends a post, gets or loses seats in groups. What somebody may read is asked of bond and post themselves. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MemberReactions {
  @Inject() membership: Membership;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    announceReaction({ name: 'groups.bond', wants: (type) => BONDS.includes(type), run: (tx, event) => this.bond(tx, event) });
    announceReaction({ name: 'groups.post', wants: (type) => POSTS.includes(type), run: (tx, event) => this.post(tx, event) });
  }

  private async bond(tx: Tx, { region, facts }: DomainEvent) {
    await this.membership.settle(tx, region, String(facts.person));
  }

  private async post(tx: Tx, { region, type, facts }: DomainEvent) {
    const now = this.clock.now(region);
    if (type === 'post.end') await serveNone(tx, region, String(facts.post), now);
    else if (facts.role === 'clerk') await serveOwn(tx, region, String(facts.post), String(facts.unit), now);
    await this.membership.settle(tx, region, String(facts.holder));
  }
}

import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import type { Tx } from '../../kernel/db/transaction';
import { announceReaction } from '../../kernel/engine/event';
import { Clock } from '../../kernel/time/clock';
import { markDue } from './due.rows';
import { Membership } from './membership.service';
import { serveNone, serveOwn } from './staff.rows';

const BONDS = ['firm.ask', 'firm.bound', 'firm.refuse', 'firm.left'];
const POSTS = ['post.begin', 'post.end'];
/** A sheet has changed what firms are; whose seats hang on it. */
const SORTED = 'firm.sorted';

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
    announceReaction({ name: 'groups.sort', wants: (type) => type === SORTED, run: (tx, event) => this.sorted(tx, event) });
  }

  private async bond(tx: Tx, { region, facts }: DomainEvent) {
    await this.membership.settle(tx, region, String(facts.person));
  }

  /** Some hundreds of people lock more groups than one transaction should: the round goes through them one by one. */
  private async sorted(tx: Tx, { region, facts }: DomainEvent) {
    await markDue(tx, region, String(facts.people).split(' ').filter(Boolean));
  }

  private async post(tx: Tx, { region, type, facts }: DomainEvent) {
    const now = this.clock.now(region);
    if (type === 'post.end') await serveNone(tx, region, String(facts.post), now);
    else if (facts.role === 'clerk') await serveOwn(tx, region, String(facts.post), now);
    await this.membership.settle(tx, region, String(facts.holder));
  }
}

import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ACTIVE_STATES } from 'shared-types/errands';
import type { DomainEvent } from 'shared-types/kernel/event';
import type { Tx } from '../kernel/db/transaction';
import { announceReaction } from '../kernel/engine/event';
import { theClock } from '../kernel/engine/timeline';
import { Clock } from '../kernel/time/clock';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { moveErrand } from './errand.move';
import { fresh } from './errand.reader';
import { endAssignment, withdrawOffers } from './offer.rows';
import { NO_VISIT } from './round';

/** What becomes of the matters in somebody's hands when the post they were given to ends. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PostReactions {
  @Inject() dispatch: Dispatch;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    announceReaction({ name: 'errands.post', wants: (type) => type === 'post.end', run: (tx, event) => this.handOn(tx, event) });
  }

  /** Somebody moving one of them at this moment makes the whole reaction run again. */
  private async handOn(tx: Tx, { region, facts }: DomainEvent) {
    const postId = String(facts.post);
    if (facts.role !== 'agent') return;
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM errand WHERE region = ? AND agent_post_id = ? AND state IN (?)
       UNION SELECT errand_id FROM offer WHERE region = ? AND post_id = ? AND state = 'open'`,
      [region, postId, ACTIVE_STATES, region, postId],
    );
    for (const { id } of rows) await this.vacate(tx, await fresh(tx, region, id), postId);
  }

  /** The search begins again at once; the first promise goes on running, and whoever comes calls again. */
  private async vacate(tx: Tx, row: ErrandEntity, postId: string) {
    const now = this.clock.now(row.region);
    const had = row.agentPostId === postId ? 'matter' : 'offer';
    await moveErrand(tx, row, 'vacate', {
      by: theClock,
      at: now,
      change: had === 'offer' ? {} : { ...NO_VISIT, agentPostId: null, epoch: row.epoch + 1, round: row.round + 1, contactedAt: null },
      concerned: { dispatchers: had === 'offer' ? [] : await this.dispatch.dispatchersOf(row) },
      facts: { post: postId, had },
      meet: ['errand.offer'],
      set: [{ kind: 'errand.dispatch', dueAt: now }],
    });
    await withdrawOffers(tx, row.region, row.id, now);
    await endAssignment(tx, row.region, row.id, row.agentPostId, 'released', now);
  }
}

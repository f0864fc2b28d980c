import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Founding, foundingRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Clock } from '../../kernel/time/clock';
import type { GroupOf } from '../group.rows';
import { Membership } from '../members/membership.service';
import { BELONGS, endServing, partOf, takePart } from '../members/staff.rows';
import { type Done, FoundingService } from './founding.service';

interface Clerk {
  postId: string;
  personId: string;
}
type Wish = Input<typeof routes.appoint>['part'];

/** Who owns a group, who stands in for them, and who serves it beside those whom their unit sends. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AppointService {
  @Inject() founding: FoundingService;
  @Inject() membership: Membership;
  @Inject() clock: Clock;

  /** The seat is taken, or given back, with the same commit. */
  appoint(actor: Actor, { postId, part, ...asked }: Input<typeof routes.appoint>): Promise<Founding> {
    return this.founding.write(actor, asked, async (tx, group) => {
      const stands = await partOf(tx, group.region, group.id, postId);
      if ((stands ?? 'none') === part) return [];
      if (stands === 'owner') throw new Refusal('OWNER_NEEDED');
      const clerk = await this.clerk(tx, group, postId, part);
      await this.change(tx, group, clerk, part, actor.postId);
      await this.membership.settle(tx, group.region, clerk.personId);
      return [{ act: part === 'none' ? 'unseat' : part, personId: clerk.personId }] satisfies Done;
    });
  }

  /** Who owned it stays as staff: a hand-over, and no dismissal. */
  private async change(tx: Tx, { region, id: groupId }: GroupOf, { postId }: Clerk, part: Wish, by: string | null) {
    const now = this.clock.now(region);
    if (part === 'none') {
      await endServing(tx, region, groupId, postId, now);
      return;
    }
    if (part === 'owner') {
      const [owner] = await tx.query<{ postId: string }>(
        'SELECT post_id AS postId FROM group_staff WHERE region = ? AND group_id = ? AND owner = 1',
        [region, groupId],
      );
      if (owner) await takePart(tx, { region, groupId, postId: owner.postId, part: 'staff', now });
    }
    await takePart(tx, { region, groupId, postId, part, now, by });
  }

  /** Holds the post fast: of an appointment and the end of the post, one comes first. */
  private async clerk(tx: Tx, { region, id }: GroupOf, postId: string, part: Wish): Promise<Clerk> {
    const [post] = await tx.query<{ personId: string; role: string; ended: Date | null }>(
      'SELECT person_id AS personId, role, ended_at AS ended FROM post WHERE region = ? AND id = ? LOCK IN SHARE MODE',
      [region, postId],
    );
    if (!post) throw new Refusal('NOT_FOUND');
    if (part === 'none') {
      const [rightful] = await tx.query(
        `SELECT p.id FROM post p JOIN chat_group g ON g.region = p.region AND g.id = ?
         WHERE p.region = ? AND p.id = ? AND p.role = 'clerk' AND p.ended_at IS NULL AND ${BELONGS}`,
        [id, region, postId],
      );
      if (rightful) throw new Refusal('SITS_BY_UNIT');
    } else if (post.role !== 'clerk' || post.ended !== null) throw new Refusal('NOT_A_CLERK');
    return { postId, personId: post.personId };
  }
}

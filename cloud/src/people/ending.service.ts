import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { EndReason, StaffRole } from 'shared-types/people';
import { Sessions } from '../kernel/auth/session.service';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { InvitationEntity } from './invitation.entity';
import { moveInvitation } from './invitation.move';
import { endPost, type Held } from './post.rows';
import { inReach } from './staff.scope';

type Found = Held & { endedAt: Date | null };

/** Ends a post. Rights, sessions and sockets go with the commit; matters in hand follow by the event. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EndingService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;

  /** Ending what has ended changes nothing. */
  end(actor: Actor, id: string, reason: EndReason): Promise<void> {
    return this.database.inTransaction(async (tx) => {
      const others = await this.standing(tx, actor);
      const post = await this.find(tx, actor, id);
      if (post.endedAt) return;
      if (post.role === 'administrator' && others === 0) throw new Refusal('LAST_ADMINISTRATOR');
      if (post.personId === actor.personId) throw new Refusal('NOT_YOURSELF');
      const at = this.clock.now(actor.region);
      await endPost(tx, post, at, { party: actor.role, personId: actor.personId, postId: actor.postId }, reason);
      await this.withdrawInvitations(tx, actor, post, at);
      await this.sessions.revokeAll(tx, post.personId);
    });
  }

  /**
   * How many administrators there are besides one. The locks are the turnstile: of two who end each other, the
   * second finds the own post ended.
   */
  private async standing(tx: Tx, { region, postId }: Actor): Promise<number> {
    const rows = await tx.query<{ id: string; role: StaffRole; person_id: string }>(
      "SELECT id, role, person_id FROM post WHERE region = ? AND ended_at IS NULL AND (role = 'administrator' OR id = ?) ORDER BY id FOR UPDATE",
      [region, postId],
    );
    if (!rows.some(({ id }) => id === postId)) throw new Refusal('POST_NOT_YOURS');
    const people = new Set(rows.filter(({ role }) => role === 'administrator').map((row) => row.person_id));
    return people.size - 1;
  }

  private async find(tx: Tx, actor: Actor, id: string): Promise<Found> {
    const scope = inReach(actor);
    const [post] = await tx.query<Found>(
      `SELECT t.region, t.id, t.person_id AS personId, t.unit_id AS unitId, t.role, t.ended_at AS endedAt
       FROM post t WHERE t.id = ? AND ${scope.sql} FOR UPDATE`,
      [id, ...scope.params],
    );
    if (!post) throw new Refusal('NOT_FOUND');
    return post;
  }

  /** What somebody invited is worth no more than the post they invited from. */
  private async withdrawInvitations(tx: Tx, actor: Actor, { region, id }: Held, at: Date) {
    const open = await tx.of(InvitationEntity).find({ where: { region, madeBy: id, state: 'open' }, lock: { mode: 'pessimistic_write' } });
    for (const row of open) await moveInvitation(tx, row, 'withdraw', at, actor);
  }
}

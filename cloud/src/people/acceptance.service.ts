import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { givenBy, type InvitationSeen, type StaffRole } from 'shared-types/people';
import { Sessions } from '../kernel/auth/session.service';
import { sha256 } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Pace } from '../kernel/pace';
import { Clock } from '../kernel/time/clock';
import { Identities } from './identity.rows';
import { InvitationEntity } from './invitation.entity';
import { moveInvitation } from './invitation.move';
import { InvitationService } from './invitation.service';
import { PeoplePort } from './people.port';
import { alive } from './person.rows';
import { beginPost, heldPost } from './post.rows';
import { SecondFactors } from './second-factor.rows';
import { viewSeen } from './staff.view';

const OVER: Record<InvitationSeen['state'], string> = {
  open: '',
  accepted: '已经用过了',
  withdrawn: '已经撤回了',
  expired: '过了 7 天,失效了',
};

interface Yes {
  actor: Actor;
  token: string;
  sessionId: string;
}

/** Saying yes to an invitation: with the link, and with the phone it was meant for. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AcceptanceService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() people: PeoplePort;
  @Inject() invitations: InvitationService;
  @Inject() factors: SecondFactors;
  @Inject() identities: Identities;
  private looks = new Pace('invitation-look', 60, 600);
  private tries = new Pace('invitation-try', 20, 600);

  async look(token: string, address: string): Promise<InvitationSeen> {
    await this.looks.take(address);
    const row = await this.byToken(token);
    return viewSeen(row, await this.invitations.unitName(row), this.clock.now(row.region));
  }

  /** Gives the post and its id. Of two phones of one person who accept at once, one does and the other finds it done. */
  async accept(actor: Actor, token: string, sessionId: string): Promise<string> {
    await this.tries.take(actor.personId);
    const row = await this.byToken(token);
    const [own] = await this.database.query('SELECT id FROM person WHERE id = ? AND phone_index = ?', [actor.personId, row.phoneIndex]);
    if (!own) throw new Refusal('INVITATION_FOR_ANOTHER', { last4: row.phone.slice(-4) });
    return (await this.acceptedBefore(row, actor)) ?? this.take(row, { actor, token, sessionId });
  }

  private async take(row: InvitationEntity, { actor, token, sessionId }: Yes): Promise<string> {
    const { state } = viewSeen(row, '', this.clock.now(row.region));
    if (state !== 'open') throw new Refusal('INVITATION_OVER', { why: OVER[state] });
    try {
      return await this.database.inTransaction((tx) => this.give(tx, row, actor, sessionId));
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      const now = await this.byToken(token);
      const mine = await this.acceptedBefore(now, actor);
      if (!mine) throw new Refusal('INVITATION_OVER', { why: OVER[now.state] });
      return mine;
    }
  }

  private async give(tx: Tx, row: InvitationEntity, actor: Actor, sessionId: string): Promise<string> {
    const at = this.clock.now(row.region);
    const { personId } = actor;
    if (!(await alive(tx, personId))) throw new Refusal('SESSION_ENDED');
    await moveInvitation(tx, row, 'accept', at, actor, { usedAt: at, usedBy: personId });
    await this.people.nameIfUnknown(tx, personId, row.name);
    tx.afterCommit(() => this.sessions.forget([personId]));
    const post = { ...row, personId, at };
    const held = await heldPost(tx, post);
    if (held) {
      await this.beginAnew(tx, row, personId, sessionId);
      return held;
    }
    const id = this.ids.next();
    await beginPost(tx, { ...post, id }, { party: 'inviter', personId: null, postId: row.madeBy });
    return id;
  }

  /**
   * An invitation to a post that somebody holds already lets them start over after a lost telephone. Only where the
   * inviter may give every post they hold: else a dispatcher could take the lock off an administrator's door.
   */
  private async beginAnew(tx: Tx, { region, madeBy }: InvitationEntity, personId: string, sessionId: string): Promise<void> {
    const [inviter] = await tx.query<{ role: StaffRole }>('SELECT role FROM post WHERE region = ? AND id = ?', [region, madeBy]);
    const held = await tx.query<{ region: string; role: StaffRole }>(
      'SELECT region, role FROM post WHERE person_id = ? AND ended_at IS NULL',
      [personId],
    );
    const allowed = inviter && held.every((post) => post.region === region && givenBy(inviter.role).includes(post.role));
    if (!allowed) return;
    await this.factors.drop(tx, personId);
    await this.identities.release(tx, personId);
    await this.sessions.revokeAll(tx, personId, sessionId);
  }

  /** The post an acceptance of mine has given, while it stands. */
  private async acceptedBefore(row: InvitationEntity, { personId }: Actor): Promise<string | null> {
    if (row.usedBy !== personId) return null;
    return this.database.inTransaction((tx) => heldPost(tx, { ...row, personId, at: this.clock.now(row.region) }));
  }

  private async byToken(token: string): Promise<InvitationEntity> {
    const row = await this.database.row(InvitationEntity, { tokenHash: sha256(token) });
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }
}

import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { givenBy, type StaffRole } from 'shared-types/people';
import { blindIndex, sha256 } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import type { Tx } from '../kernel/db/transaction';
import { begin, MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { InvitationEntity } from './invitation.entity';
import { INVITATIONS, moveInvitation } from './invitation.move';
import { inReach, unitsInReach } from './staff.scope';

const WEEK = 7 * 86_400_000;

export interface Wanted {
  unitId: string;
  role: StaffRole;
  kind?: 'full_time' | 'part_time' | undefined;
  title?: string | undefined;
  name: string;
  phone: string;
}
/** The row with the token whose hash it keeps. */
export interface Sent {
  row: InvitationEntity;
  token: string;
}
interface Unit {
  id: string;
  division: string;
}

/** Whoever may give a post keeps it for the holder of a phone, for a week and for one use. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class InvitationService {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  async invite(actor: Actor, wanted: Wanted): Promise<Sent> {
    const unit = await this.allowed(actor, wanted);
    try {
      return await this.database.inTransaction((tx) => this.write(tx, actor, wanted, unit));
    } catch (error) {
      // Two invitations to one post met: the later one replaces the earlier.
      if (!isDuplicate(error) && !(error instanceof MovedOn)) throw error;
      return this.database.inTransaction((tx) => this.write(tx, actor, wanted, unit));
    }
  }

  /** The answer that held the link was lost on the way: the same invitation, by a new link. */
  async sendAgain(actor: Actor, id: string): Promise<Sent> {
    const row = await this.find(actor, id);
    const token = newToken();
    await this.database.run("UPDATE invitation FORCE INDEX (PRIMARY) SET token_hash = ? WHERE region = ? AND id = ? AND state = 'open'", [
      sha256(token),
      row.region,
      row.id,
    ]);
    return { row, token };
  }

  /** Taking back what was taken back is no fault; what was accepted is a post by now. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    const row = await this.find(actor, id);
    if (row.state === 'accepted') throw new Refusal('INVITATION_USED');
    if (row.state === 'withdrawn') return;
    const at = this.clock.now(row.region);
    try {
      await this.database.inTransaction((tx) => moveInvitation(tx, row, 'withdraw', at, actor));
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      return this.withdraw(actor, id);
    }
  }

  async unitName({ region, unitId }: InvitationEntity): Promise<string> {
    const [unit] = await this.database.query<{ name: string }>('SELECT name FROM unit WHERE region = ? AND id = ?', [region, unitId]);
    return unit?.name ?? '';
  }

  /** Through the person who asks; what they may not give is not there. */
  private async find(actor: Actor, id: string): Promise<InvitationEntity> {
    const scope = inReach(actor);
    const [seen] = await this.database.query<{ id: string }>(`SELECT t.id FROM invitation t WHERE t.id = ? AND ${scope.sql}`, [
      id,
      ...scope.params,
    ]);
    const row = seen && (await this.database.row(InvitationEntity, { region: actor.region, id }));
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  private async allowed(actor: Actor, { role, unitId, kind, phone }: Wanted): Promise<Unit> {
    if (!givenBy(actor.role).includes(role)) throw new Refusal('ROLE_ABOVE');
    const [own] = await this.database.query('SELECT id FROM person WHERE id = ? AND phone_index = ?', [
      actor.personId,
      blindIndex('phone', phone),
    ]);
    if (own) throw new Refusal('NOT_YOURSELF');
    if (role === 'agent' && !kind) throw new Refusal('INVALID_INPUT', { fields: '专职还是兼职' });
    const scope = unitsInReach(actor, [role]);
    const [unit] = await this.database.query<Unit>(`SELECT u.id, u.division FROM unit u WHERE u.id = ? AND ${scope.sql}`, [
      unitId,
      ...scope.params,
    ]);
    if (!unit) throw new Refusal('NOT_FOUND');
    return unit;
  }

  private async write(tx: Tx, actor: Actor, { role, kind, title, name, phone }: Wanted, unit: Unit): Promise<Sent> {
    const at = this.clock.now(actor.region);
    const phoneIndex = blindIndex('phone', phone);
    const earlier = await tx.row(InvitationEntity, { region: actor.region, unitId: unit.id, role, phoneIndex, state: 'open' });
    if (earlier) await moveInvitation(tx, earlier, 'withdraw', at, actor);
    const token = newToken();
    const row: InvitationEntity = {
      region: actor.region,
      id: this.ids.next(),
      state: 'open',
      version: 1,
      unitId: unit.id,
      role,
      town: unit.division.length > 6 ? unit.division.slice(0, 9) : null,
      kind: role === 'agent' ? (kind ?? null) : null,
      title: title ?? null,
      tokenHash: sha256(token),
      phone,
      phoneIndex,
      name,
      madeBy: actor.postId ?? '',
      madeAt: at,
      expiresAt: new Date(at.getTime() + WEEK),
      usedAt: null,
      usedBy: null,
    };
    await tx.of(InvitationEntity).insert(row);
    const by = { party: 'inviter', personId: actor.personId, postId: actor.postId };
    await begin(tx, { ...INVITATIONS, row, command: 'invite', by, at });
    return { row, token };
  }
}

const newToken = () => randomBytes(32).toString('base64url');

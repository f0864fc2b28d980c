import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { givenBy, type Invitation, type StaffRole, type StaffRow, type StaffUnit } from 'shared-types/people';
import { In } from 'typeorm';
import { Database } from '../kernel/db/database';
import { InvitationEntity } from './invitation.entity';
import { inReach, unitsInReach } from './staff.scope';
import { type PostRow, viewInvitation, viewStaff } from './staff.view';

const PAGE = 50;
/** More open invitations than this nobody keeps in mind. */
const OPEN = 200;

/** Who works where, as far as the one who asks may change it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class StaffService {
  @Inject() database: Database;

  async list(actor: Actor, role: StaffRole, before?: string): Promise<{ staff: StaffRow[]; more: boolean }> {
    const scope = inReach(actor);
    const rows = await this.database.query<PostRow>(
      `SELECT t.id AS postId, t.person_id AS personId, p.name AS sealedName, p.phone AS sealedPhone, t.role, t.kind, u.name AS unitName,
         t.started_at AS since, f.on_since AS onSince
       FROM post t JOIN person p ON p.id = t.person_id JOIN unit u ON u.region = t.region AND u.id = t.unit_id
       LEFT JOIN second_factor f ON f.person_id = t.person_id
       WHERE ${scope.sql} AND t.role = ? AND t.ended_at IS NULL ${before ? 'AND t.id < ?' : ''} ORDER BY t.id DESC LIMIT ?`,
      [...scope.params, role, ...(before ? [before] : []), PAGE + 1],
    );
    return { staff: rows.slice(0, PAGE).map((row) => viewStaff(row, actor.personId)), more: rows.length > PAGE };
  }

  units(actor: Actor): Promise<StaffUnit[]> {
    const scope = unitsInReach(actor, givenBy(actor.role));
    return this.database.query<StaffUnit>(
      `SELECT u.id, u.name, u.kind FROM unit u WHERE ${scope.sql} ORDER BY u.division, u.code`,
      scope.params,
    );
  }

  async invitations(actor: Actor): Promise<Invitation[]> {
    const scope = inReach(actor);
    const open = await this.database.query<{ id: string; unitName: string }>(
      `SELECT t.id, u.name AS unitName FROM invitation t JOIN unit u ON u.region = t.region AND u.id = t.unit_id
       WHERE ${scope.sql} AND t.state = 'open' ORDER BY t.id DESC LIMIT ?`,
      [...scope.params, OPEN],
    );
    const rows = await this.database.source
      .getRepository(InvitationEntity)
      .findBy({ region: actor.region, id: In(open.map(({ id }) => id)) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return open.flatMap(({ id, unitName }) => {
      const row = byId.get(id);
      return row ? [viewInvitation(row, unitName)] : [];
    });
  }
}

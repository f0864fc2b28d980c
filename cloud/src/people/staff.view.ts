import { isAtDesk } from 'shared-types/kernel/actor';
import type { Invitation, InvitationSeen, StaffRole, StaffRow } from 'shared-types/people';
import { unseal } from '../kernel/crypto';
import { maskPhone } from '../kernel/mask';
import type { InvitationEntity } from './invitation.entity';

export interface PostRow {
  postId: string;
  personId: string;
  sealedName: Buffer | null;
  sealedPhone: Buffer | null;
  role: StaffRole;
  kind: 'full_time' | 'part_time' | null;
  unitName: string;
  since: Date;
  onSince: Date | null;
}

/** Colleagues by their names; phones masked, whoever needs one has it in the roster. */
export const viewStaff = (row: PostRow, viewer: string): StaffRow => ({
  postId: row.postId,
  name: row.sealedName ? unseal(row.sealedName, 'person.name') : '还没写名字',
  phone: row.sealedPhone ? maskPhone(unseal(row.sealedPhone, 'person.phone')) : '',
  role: row.role,
  kind: row.kind,
  unitName: row.unitName,
  since: row.since.toISOString(),
  secured: isAtDesk(row.role) ? row.onSince !== null : null,
  self: row.personId === viewer,
});

export const viewInvitation = (row: InvitationEntity, unitName: string): Invitation => ({
  id: row.id,
  name: row.name,
  phone: maskPhone(row.phone),
  role: row.role,
  kind: row.kind,
  unitName,
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

/** For whoever holds the link, which may be anybody: no name. */
export const viewSeen = (row: InvitationEntity, unitName: string, now: Date): InvitationSeen => ({
  state: row.state === 'open' && row.expiresAt <= now ? 'expired' : row.state,
  role: row.role,
  kind: row.kind,
  unitName,
  phone: maskPhone(row.phone),
  expiresAt: row.expiresAt.toISOString(),
});

import type { Actor } from 'shared-types/kernel/actor';
import { invitationMachine } from 'shared-types/people';
import type { Tx } from '../kernel/db/transaction';
import { move } from '../kernel/engine/move';
import { InvitationEntity } from './invitation.entity';

export const ROOM = 'invitation';

/** Moves an invitation by its table; of two who do, one is too late. */
export function moveInvitation(
  tx: Tx,
  row: InvitationEntity,
  command: keyof typeof invitationMachine,
  at: Date,
  actor: Pick<Actor, 'personId' | 'postId'>,
  change: Partial<InvitationEntity> = {},
): Promise<InvitationEntity> {
  const { to, by } = invitationMachine[command];
  return move(tx, {
    entity: InvitationEntity,
    room: ROOM,
    row,
    command,
    to: to === 'same' ? row.state : to,
    by: { party: by[0] ?? 'inviter', personId: actor.personId, postId: actor.postId },
    at,
    change,
    folded: ['role', 'unitId'],
  });
}

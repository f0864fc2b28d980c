import type { Actor } from 'shared-types/kernel/actor';
import { stateAfter } from 'shared-types/kernel/machine';
import { invitationMachine } from 'shared-types/people';
import type { Tx } from '../kernel/db/transaction';
import { move } from '../kernel/engine/move';
import { InvitationEntity } from './invitation.entity';

export const INVITATIONS = { entity: InvitationEntity, room: 'invitation', folded: ['role', 'unitId'] } as const;

/** Moves an invitation by its table; of two who do, one is too late. */
export function moveInvitation(
  tx: Tx,
  row: InvitationEntity,
  command: keyof typeof invitationMachine,
  at: Date,
  actor: Pick<Actor, 'personId' | 'postId'>,
  change: Partial<InvitationEntity> = {},
): Promise<InvitationEntity> {
  return move(tx, {
    ...INVITATIONS,
    ...{ row, command, to: stateAfter(invitationMachine, command, row.state), at, change },
    by: { party: invitationMachine[command].by[0] ?? 'inviter', personId: actor.personId, postId: actor.postId },
  });
}

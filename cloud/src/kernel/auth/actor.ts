import { type Actor, isAtDesk } from 'shared-types/kernel/actor';
import { Refusal } from '../errors';
import type { Known } from './session.service';

/** Who acts: the post named by the call, held at this moment, or the resident the person also is. */
export function actorOf(known: Known, postId: string | undefined): Actor {
  if (!postId) {
    return { personId: known.personId, role: 'resident', region: known.region ?? '', postId: null, unitId: null, town: null };
  }
  const post = known.posts.find((p) => p.id === postId);
  if (!post) throw new Refusal('POST_NOT_YOURS');
  return { personId: known.personId, role: post.role, region: post.region, postId: post.id, unitId: post.unitId, town: post.town };
}

/** A desk is not opened by a telephone alone: whoever holds the phone could read the code. */
export const needsSecond = (known: Known, actor: Actor) => isAtDesk(actor.role) && !known.secondShown;

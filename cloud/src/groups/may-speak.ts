import { momentWords } from 'shared-types/kernel/time.words';
import { Refusal } from '../kernel/errors';
import { tooOften } from '../kernel/pace';
import type { GroupOf } from './group.rows';
import type { SpeakersSeat } from './speaking.rows';

/** As what somebody means to speak: in a post, or as a resident for the firm whose seat it is. */
export interface Speaking {
  personId: string;
  postId: string | null;
}

/** Why somebody may not speak at this moment; null where they may. A seat taken in a post is not used without it, nor the other way round. */
export function refusalOf(group: GroupOf | undefined, seat: SpeakersSeat | undefined, { postId }: Speaking, now: Date): Refusal | null {
  if (!group || !seat || seat.postId !== postId) return new Refusal('NOT_FOUND');
  if (group.state !== 'active') return new Refusal('GROUP_ARCHIVED');
  if (seat.mutedUntil && seat.mutedUntil > now)
    return new Refusal('MUTED', { until: momentWords(seat.mutedUntil.toISOString(), now.getTime()), why: seat.mutedWhy ?? '' });
  if (seat.postId !== null) return null;
  if (group.staffOnly) return new Refusal('STAFF_ONLY');
  const wait = seat.spokeAt ? group.slowSeconds - (now.getTime() - seat.spokeAt.getTime()) / 1000 : 0;
  return wait > 0 ? tooOften(Math.ceil(wait)) : null;
}

import { isAtDesk } from 'shared-types/kernel/actor';
import { madeAt } from '../ids';
import type { HeldPost } from './session.service';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Thirty days, sliding, on a phone in somebody's own hand. */
export const LIFE = 30 * DAY;
/** At a desk others walk past: half an hour without a call, twelve hours at all. */
const IDLE = 30 * MINUTE;
const SHIFT = 720 * MINUTE;

interface Lived {
  id: string;
  channel: string;
  seen_at: Date;
  expires_at: Date;
}

const isDesks = ({ channel }: Pick<Lived, 'channel'>, posts: readonly HeldPost[]) =>
  channel === 'h5' && posts.some(({ role }) => isAtDesk(role));

/** For how long a session need not be looked at again: often enough that its use is noted. Milliseconds. */
export const believableFor = (session: Pick<Lived, 'channel'>, posts: readonly HeldPost[]) =>
  isDesks(session, posts) ? MINUTE / 2 : 15 * MINUTE;

/** Until when a session holds that was used at `now`, and whether that is worth a write. Milliseconds. */
export function lifeOf(session: Lived, posts: readonly HeldPost[], now: number) {
  const atDesk = isDesks(session, posts);
  const until = atDesk ? Math.min(now + IDLE, madeAt(session.id).getTime() + SHIFT) : now + LIFE;
  const stale = now - session.seen_at.getTime() > (atDesk ? MINUTE : 60 * MINUTE);
  return { until, write: stale || session.expires_at.getTime() > until };
}

import type { Context } from '@midwayjs/koa';
import { handToken } from '../kernel/http/cookie';
import type { Here } from './second-factor.service';

/** The session of a call that has been let in. */
export const hereOf = ({ state: { session } }: Context): Here => ({
  personId: session.personId,
  sessionId: session.id,
  shown: session.secondShown,
});

/** A new token goes the way the old one came: into the browser's cookie, or in the answer to a phone. */
export function handBack(ctx: Context, token: string): string | null {
  if (ctx.get('authorization')) return token;
  handToken(ctx, token);
  return null;
}

import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { actorOf, needsSecond } from '../auth/actor';
import { Sessions } from '../auth/session.service';
import { Refusal } from '../errors';
import { tokenInCookie } from './cookie';

/** Finds who calls: the phone's header, or the browser's cookie, which on a write needs our own header beside it. */
@Middleware()
export class ActorMiddleware {
  @Inject() sessions: Sessions;

  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      const token = tokenOf(ctx);
      if (token) await this.recognise(ctx, token);
      return next();
    };
  }

  /** A token that no longer holds is not yet a refusal: a public route does not mind. */
  private async recognise(ctx: Context, token: string) {
    try {
      const known = await this.sessions.find(token);
      ctx.state.agreed = known.agreed;
      ctx.state.session = { id: known.sessionId, personId: known.personId, secondShown: known.secondShown };
      const actor = actorOf(known, ctx.get('x-post') || undefined);
      ctx.state.actor = actor;
      ctx.state.needsSecond = needsSecond(known, actor);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ctx.state.refused = error;
    }
  }
}

/** The token of a call. A form on a foreign page can send the cookie but not the header `X-App`. */
export function tokenOf(ctx: Context): string | undefined {
  const [, bearer] = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(ctx.get('authorization')) ?? [];
  if (bearer) return bearer;
  const cookie = tokenInCookie(ctx);
  return cookie && (ctx.method === 'GET' || ctx.get('x-app') === 'h5') ? cookie : undefined;
}

import { Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { longAddress } from './short-address';

/** The short address in an SMS: to the inbox of whoever opens it. Nothing is looked up here, so it tells a stranger nothing. */
@Middleware()
export class ShortAddressMiddleware {
  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      const there = longAddress(ctx.path);
      if (!there || !['GET', 'HEAD'].includes(ctx.method)) return next();
      ctx.state.route = 'GET /n/:notice';
      ctx.set('Cache-Control', 'no-store');
      ctx.redirect(there);
    };
  }
}

import { Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { longAddress } from 'shared-types/codes';

const ADDRESS = /^\/c\/([0-9A-Za-z]{10})\/?$/;

/** The short address in an ordinary code: to the page of the browser that says what the code is about. */
@Middleware()
export class CodeMiddleware {
  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      const [, code] = ADDRESS.exec(ctx.path) ?? [];
      if (!code || !['GET', 'HEAD'].includes(ctx.method)) return next();
      ctx.state.route = 'GET /c/:code';
      ctx.set('Cache-Control', 'no-store');
      ctx.redirect(longAddress(code));
    };
  }
}

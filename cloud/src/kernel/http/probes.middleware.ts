import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { Readiness } from '../readiness';

/** The two questions of machines: is it alive (`/healthz`), may it get calls (`/readyz`). No contract of people's. */
@Middleware()
export class ProbesMiddleware {
  @Inject() readiness: Readiness;

  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      if (!['GET', 'HEAD'].includes(ctx.method)) return next();
      if (ctx.path === '/healthz') return answer(ctx, 200, { alive: true });
      if (ctx.path !== '/readyz') return next();
      const obstacle = await this.readiness.obstacle();
      return obstacle ? answer(ctx, 503, { ready: false, obstacle }) : answer(ctx, 200, { ready: true });
    };
  }
}

function answer(ctx: Context, status: number, body: object) {
  ctx.set('Cache-Control', 'no-store');
  ctx.state.route = `GET ${ctx.path}`;
  ctx.status = status;
  ctx.body = body;
  return body;
}

import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Middleware } from '@midwayjs/core';
import type { Application, Context, NextFunction } from '@midwayjs/koa';
import { Refusal } from '../errors';
import { log } from '../log';
import { metrics } from '../metrics';
import { limitOf, methodsOf, PUSH_PATH, patienceFor, typeOf } from './limits';
import { routesAt } from './served';

/** The door of the service: a request id, one line of log, and a refusal of what nobody here sends. */
@Middleware()
export class GateMiddleware {
  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      const began = performance.now();
      ctx.state.requestId = randomUUID();
      ctx.set('X-Request-Id', ctx.state.requestId);
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.set('Referrer-Policy', 'no-referrer');
      ctx.set('X-Frame-Options', 'SAMEORIGIN');
      if (hasBody(ctx)) letGoOfDribblers(ctx);
      ctx.res.once('finish', () => logLine(ctx, performance.now() - began));
      if (/^\/api/i.test(ctx.path) && ctx.path !== PUSH_PATH) refuseOddities(ctx);
      return next();
    };
  }
}

/** Before the body is read: what is refused at the door is not parsed. `inner` reads its body itself. What breaks outside every route is logged here. */
export function standAtTheDoor(app: Application, inner: readonly unknown[] = []) {
  for (const each of inner) app.getMiddleware().insertFirst(each as never);
  app.getMiddleware().insertFirst(GateMiddleware as never);
  app.on('error', (error) => log.error('connection failed', error));
}

const hasBody = ({ request, req }: Context) => request.length !== undefined || req.headers['transfer-encoding'] !== undefined;

/** Whoever takes too long to say what it wants is let go. */
function letGoOfDribblers({ req, res, path }: Context) {
  const late = setTimeout(() => req.complete || req.socket.destroy(), patienceFor(path)).unref();
  res.once('close', () => clearTimeout(late));
}

/** The route by its pattern, never the path itself: a path may hold what somebody typed. */
function logLine(ctx: Context, ms: number) {
  const { route = '-' } = ctx.state;
  metrics.served.observe({ route, status: ctx.res.statusCode }, ms / 1000);
  log.info('served', { request: ctx.state.requestId, route, status: ctx.res.statusCode, ms: Math.round(ms) });
}

function refuseOddities(ctx: Context) {
  if (!ctx.path.startsWith('/api/')) throw new Refusal('NOT_FOUND');
  const routes = routesAt(ctx.path);
  ctx.state.isCall = routes.length > 0;
  if (!methodsOf(ctx.path, routes).includes(ctx.method)) throw new Refusal('WRONG_METHOD');
  if (ctx.get('content-encoding')) throw new Refusal('WRONG_TYPE');
  if (!hasBody(ctx)) return;
  if (ctx.request.length !== 0 && !ctx.request.is(typeOf(ctx.path))) throw new Refusal('WRONG_TYPE');
  if ((ctx.request.length ?? 0) > limitOf(ctx.path)) throw new Refusal('TOO_LARGE');
}

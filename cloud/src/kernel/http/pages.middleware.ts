import { Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import send from 'koa-send';
import { env } from '../../config/env';

const YEAR = 365 * 24 * 3_600_000;
/** Names that carry a hash of their content never change. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/;
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data: ws: wss:; media-src 'self' blob: data:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

/** Serves the built H5 pages beside the interface, from one address; a `.gz` beside a file is sent to those who take it. */
@Middleware()
export class PagesMiddleware {
  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      if (!isForPage(ctx) || !(await sendPage(ctx))) return next();
    };
  }
}

const isForPage = ({ path, method }: Context) => Boolean(env.H5_DIR) && !path.startsWith('/api') && ['GET', 'HEAD'].includes(method);

/** False where the address names no file of the pages, or does not decode. */
async function sendPage(ctx: Context): Promise<boolean> {
  ctx.set('Content-Security-Policy', POLICY);
  const hashed = HASHED.test(ctx.path);
  try {
    await send(ctx as never, ctx.path, {
      root: env.H5_DIR,
      index: 'index.html',
      gzip: true,
      brotli: false,
      maxage: hashed ? YEAR : 0,
      immutable: hashed,
    });
    return true;
  } catch (error) {
    if ([400, 403, 404].includes((error as { status?: number }).status ?? 0)) return false;
    throw error;
  }
}

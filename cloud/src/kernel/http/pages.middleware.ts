import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { env } from '../../config/env';

/** Names that carry a hash of their content never change. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/;
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

/** Serves the built H5 pages beside the interface, from one address. */
@Middleware()
export class PagesMiddleware {
  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      const root = env.H5_DIR;
      if (!root || ctx.path.startsWith('/api') || !['GET', 'HEAD'].includes(ctx.method)) return next();
      const path = normalize(join(root, ctx.path === '/' ? 'index.html' : decodeURIComponent(ctx.path)));
      if (!path.startsWith(join(root, '/'))) return next();
      const file = await stat(path).catch(() => null);
      if (!file?.isFile()) return next();
      ctx.type = extname(path);
      ctx.length = file.size;
      ctx.set('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      ctx.set('Content-Security-Policy', POLICY);
      ctx.body = createReadStream(path);
    };
  }
}

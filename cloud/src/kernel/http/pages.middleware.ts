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
      const page = isForPage(ctx) ? await find(ctx.path) : null;
      if (!page) return next();
      ctx.type = extname(page.path);
      ctx.length = page.size;
      ctx.set('Cache-Control', HASHED.test(page.path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      ctx.set('Content-Security-Policy', POLICY);
      ctx.body = createReadStream(page.path);
    };
  }
}

const isForPage = ({ path, method }: Context) => !path.startsWith('/api') && ['GET', 'HEAD'].includes(method);

/** The built file an address names; null where it names none, or one outside the folder. */
async function find(address: string): Promise<{ path: string; size: number } | null> {
  if (!env.H5_DIR) return null;
  const path = normalize(join(env.H5_DIR, address === '/' ? 'index.html' : plain(address)));
  if (!path.startsWith(join(env.H5_DIR, '/'))) return null;
  const file = await stat(path).catch(() => null);
  return file?.isFile() ? { path, size: file.size } : null;
}

/** A path that does not decode names no file. */
function plain(path: string) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

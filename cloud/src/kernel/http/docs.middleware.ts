import { dirname } from 'node:path';
import { Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import send from 'koa-send';
import { env } from '../../config/env';

/** Whether the interface describes itself to whoever asks. A county's own server keeps it to itself unless told otherwise. */
export const docsShown = env.DOCS === '1' || (env.DOCS === undefined && env.NODE_ENV !== 'production');

const HOME = '/api/docs';
const SWAGGER = dirname(require.resolve('swagger-ui-dist/package.json'));
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>服务零距离 · 接口</title>
<link rel="icon" href="${HOME}/favicon-32x32.png">
<link rel="stylesheet" href="${HOME}/swagger-ui.css">
<div id="interface"></div>
<script src="${HOME}/swagger-ui-bundle.js"></script>
<script src="${HOME}/start.js"></script>
</html>`;
const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#interface',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers['X-App'] = 'h5';
    if (request.method !== 'GET' && crypto.randomUUID) request.headers['Idempotency-Key'] = crypto.randomUUID();
    return request;
  },
});`;

/** The pages of the interface, drawn from the contract by Swagger UI. Everything comes from here: it works without the internet. */
@Middleware()
export class DocsMiddleware {
  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      if (!docsShown || ctx.method !== 'GET' || !`${ctx.path}/`.startsWith(`${HOME}/`)) return next();
      const file = ctx.path.slice(HOME.length + 1);
      ctx.set('Content-Security-Policy', POLICY);
      ctx.set('Cache-Control', 'no-cache');
      ctx.state.route = `GET ${HOME}`;
      if (file === '') return body(ctx, 'html', PAGE);
      if (file === 'start.js') return body(ctx, 'js', START);
      if (!FILES.includes(file)) return next();
      await send(ctx as never, file, { root: SWAGGER });
    };
  }
}

function body(ctx: Context, type: string, text: string) {
  ctx.type = type;
  ctx.body = text;
  return text;
}

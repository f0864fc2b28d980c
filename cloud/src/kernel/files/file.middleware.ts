import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import { byteRoutes } from 'shared-types/kernel/file.contract';
import { insistOnConsent } from '../consent';
import { Refusal } from '../errors';
import { keyOf } from '../http/input';
import { FILES_PATH } from '../http/limits';
import { admit } from '../http/serve';
import { inRequest } from '../request';
import type { FileRow } from './file.rows';
import { smallOf, titleOf } from './file.rows';
import { Files } from './file.service';
import { attachment } from './name';
import { spanOf } from './range';
import { Uploads } from './upload.service';

const NAME = /^([0-9a-f]{32})(-small)?$/;

/** The two calls that carry bytes, which no schema describes: who may make them stands in the contract all the same. */
@Middleware()
export class FileMiddleware {
  @Inject() files: Files;
  @Inject() uploads: Uploads;

  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      if (ctx.path === FILES_PATH && ctx.method === 'POST') return this.take(ctx);
      const name = ctx.path.startsWith(`${FILES_PATH}/`) ? ctx.path.slice(FILES_PATH.length + 1) : null;
      return name !== null && ['GET', 'HEAD'].includes(ctx.method) ? this.show(ctx, name) : next();
    };
  }

  private async take(ctx: Context) {
    const actor = admit(byteRoutes.upload, ctx.state) as Actor;
    insistOnConsent(byteRoutes.upload, ctx.state.agreed);
    const key = keyOf(ctx);
    const card = await inRequest({ id: ctx.state.requestId }, () => this.uploads.take(actor, key, ctx.req));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = byteRoutes.upload.response.parse(card);
  }

  private async show(ctx: Context, name: string) {
    ctx.state.route = `${byteRoutes.read.method} ${byteRoutes.read.path}`;
    const row = NAME.test(name) ? await this.files.behind(name, ctx.query, ctx.state.session?.personId) : null;
    if (!row) throw new Refusal('NOT_FOUND');
    tell(ctx, row);
    // How long the small picture is, nobody wrote down: it is sent whole.
    const small = name !== row.name;
    const span = small ? undefined : spanOf(ctx.get('range'), row.bytes);
    ctx.status = span ? 206 : 200;
    if (span) ctx.set('Content-Range', `bytes ${span.from}-${span.to}/${row.bytes}`);
    const length = span ? span.to - span.from + 1 : row.bytes;
    ctx.body = ctx.method === 'HEAD' ? '' : await this.files.bytes(small ? smallOf(row.name) : row.name, span);
    if (!small) ctx.length = length;
  }
}

/** What the file is, and that nothing in it may run or reach out, whoever opens it. */
function tell(ctx: Context, row: FileRow) {
  ctx.type = row.type;
  ctx.set('Cache-Control', 'private, max-age=300');
  ctx.set('Accept-Ranges', 'bytes');
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  const title = titleOf(row);
  if (title) ctx.set('Content-Disposition', attachment(title));
}

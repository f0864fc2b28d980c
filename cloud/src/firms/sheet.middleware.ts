import { Readable } from 'node:stream';
import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { sheetRoutes as routes, SHEET_MOST } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import type { Route } from 'shared-types/kernel/contract';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { SHEETS_PATH } from '../kernel/http/limits';
import { admit } from '../kernel/http/serve';
import { inRequest } from '../kernel/request';
import { failedHead, failedLine } from './failed.csv';
import type { FirmImportEntity } from './firm-import.entity';
import { FirmImports } from './import.service';
import { ImportView } from './import.view';
import { wrongAfter } from './staging.rows';

const FAILED = /^\/api\/firm-sheets\/([1-9]\d{0,18})\/failed$/;
const PAGE = 1_000;

/** The two calls about sheets that carry bytes: who may make them stands in the contract all the same. */
@Middleware()
export class FirmSheetMiddleware {
  @Inject() imports: FirmImports;
  @Inject() view: ImportView;
  @Inject() database: Database;

  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      if (ctx.path === SHEETS_PATH && ctx.method === 'POST') return this.take(ctx);
      const [, id] = FAILED.exec(ctx.path) ?? [];
      return id && ctx.method === 'GET' ? this.failed(ctx, id) : next();
    };
  }

  private async take(ctx: Context) {
    const actor = admitted(routes.upload, ctx);
    const asked = routes.upload.query.safeParse(ctx.query);
    if (!asked.success) throw new Refusal('INVALID_INPUT', { fields: 'name' });
    const bytes = await bodyOf(ctx);
    const row = await inRequest({ id: ctx.state.requestId }, () => this.imports.upload(actor, asked.data.name, bytes));
    ctx.body = routes.upload.response.parse(await this.view.show(row));
  }

  private async failed(ctx: Context, id: string) {
    const row = await this.imports.find(admitted(routes.failed, ctx), id);
    ctx.type = 'text/csv; charset=utf-8';
    ctx.set('Content-Disposition', `attachment; filename="failed-rows.csv"; filename*=UTF-8''${encodeURIComponent('没通过的行.csv')}`);
    ctx.body = Readable.from(this.lines(row));
  }

  private async *lines({ region, id }: FirmImportEntity) {
    yield failedHead();
    let page = await wrongAfter(this.database, region, id, 0, PAGE);
    while (page.length > 0) {
      yield page.map(failedLine).join('');
      page = await wrongAfter(this.database, region, id, page.at(-1)?.row ?? 0, PAGE);
    }
  }
}

function admitted(route: Route, ctx: Context): Actor {
  ctx.state.route = `${route.method} ${route.path}`;
  ctx.set('Cache-Control', 'no-store');
  const actor = admit(route, ctx.state);
  if (!actor) throw new Refusal('NOT_SIGNED_IN');
  return actor;
}

/** The whole file, never more of it than one may have: its length need not have been said, or be true. */
async function bodyOf(ctx: Context): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of ctx.req) {
    length += piece.length;
    if (length > SHEET_MOST.bytes) throw new Refusal('SHEET_TOO_LARGE');
    pieces.push(piece);
  }
  if (length === 0) throw new Refusal('SHEET_UNREADABLE', { why: '文件是空的' });
  return Buffer.concat(pieces);
}

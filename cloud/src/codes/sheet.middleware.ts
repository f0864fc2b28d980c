import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { env } from '../config/env';
import { Refusal } from '../kernel/errors';
import { Pace } from '../kernel/pace';
import { Clock } from '../kernel/time/clock';
import { Sheets } from './sheet.service';
import { readTicket } from './sheet.ticket';

const ADDRESS = /^\/api\/sheets\/([0-9A-Za-z._-]{40,140})\.pdf$/;

/** Serves sheets to print: bytes, which no contract describes, to whoever was given the address. */
@Middleware()
export class SheetMiddleware {
  @Inject() sheets: Sheets;
  @Inject() clock: Clock;
  private perCaller = new Pace('sheet', 60, 60);

  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      const [, ticket] = ADDRESS.exec(ctx.path) ?? [];
      return ticket && ['GET', 'HEAD'].includes(ctx.method) ? this.show(ctx, ticket) : next();
    };
  }

  private async show(ctx: Context, ticket: string) {
    ctx.state.route = 'GET /sheets/:ticket';
    const ordered = readTicket(ticket, this.clock.now().getTime());
    if (!ordered) throw new Refusal('NOT_FOUND');
    await this.perCaller.take(ctx.ip);
    const { name, pdf } = await this.sheets.draw(ordered, siteOf(ctx));
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Content-Security-Policy', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'");
    ctx.set('Content-Disposition', `inline; filename="sheet.pdf"; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`);
    ctx.type = 'application/pdf';
    ctx.body = pdf;
  }
}

const siteOf = (ctx: Context) => (env.PUBLIC_URL ?? ctx.origin).replace(/\/+$/, '');

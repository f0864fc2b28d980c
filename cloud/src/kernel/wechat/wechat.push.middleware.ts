import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { Refusal } from '../errors';
import { PUSH_PATH } from '../http/limits';
import { WechatPush } from './wechat.push';

/** Bytes; the platform's events are a few hundred. */
const MOST = 64 * 1024;

/** Where the platform pushes. It reads its own body, answers in plain text, and stands outside the contract: no phone calls it. */
@Middleware()
export class WechatPushMiddleware {
  @Inject() push: WechatPush;

  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      if (ctx.path !== PUSH_PATH || !this.push.open) return next();
      ctx.state.route = `${ctx.method} /wechat-push`;
      const answer = await this.answer(ctx);
      if (answer === null) throw new Refusal('NOT_FOUND');
      ctx.type = 'text/plain';
      ctx.body = answer;
    };
  }

  private async answer(ctx: Context): Promise<string | null> {
    if (ctx.method === 'GET') return this.push.echo(ctx.query);
    if (ctx.method !== 'POST') return null;
    return (await this.push.take(ctx.query, await bodyOf(ctx))) ? 'success' : null;
  }
}

async function bodyOf({ req }: Context): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of req) {
    length += part.length;
    if (length > MOST) throw new Refusal('TOO_LARGE');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { Refusal } from '../kernel/errors';
import { Avatars } from './avatar.service';

const ADDRESS = /^\/api\/avatars\/([0-9a-f]{32})$/;

/** Serves the pictures of people: bytes, which no contract describes. Kept for five minutes, so that a dropped one is soon gone. */
@Middleware()
export class AvatarMiddleware {
  @Inject() avatars: Avatars;

  resolve() {
    return async (ctx: Context, next: NextFunction) => {
      const [, name] = ADDRESS.exec(ctx.path) ?? [];
      return name && ['GET', 'HEAD'].includes(ctx.method) ? this.show(ctx, name) : next();
    };
  }

  private async show(ctx: Context, name: string) {
    const image = await this.avatars.read(name);
    if (!image) throw new Refusal('NOT_FOUND');
    ctx.state.route = 'GET /avatars/:name';
    ctx.set('Cache-Control', 'private, max-age=300');
    ctx.set('Content-Security-Policy', "default-src 'none'");
    ctx.type = 'image/webp';
    ctx.body = image;
  }
}

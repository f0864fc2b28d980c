import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { wechatRoutes as routes } from 'shared-types/people';
import { keyOf } from '../kernel/http/input';
import { Routes, Serve } from '../kernel/http/serve';
import { Avatars } from './avatar.service';
import { PersonService } from './person.service';
import type { Entered } from './sign-in.service';
import { WechatSignInService } from './wechat-sign-in.service';

@Routes()
export class WechatController {
  @Inject() wechatSignInService: WechatSignInService;
  @Inject() personService: PersonService;
  @Inject() avatars: Avatars;

  @Serve(routes.enter)
  async enter({ code, device }: Input<typeof routes.enter>, ctx: Context) {
    const entered = await this.wechatSignInService.enter(code, { device, key: keyOf(ctx) }, ctx.ip);
    if ('ticket' in entered) return { signedIn: null, ticket: entered.ticket };
    return { signedIn: await this.welcome(entered), ticket: null };
  }

  @Serve(routes.enterByPhone)
  async enterByPhone({ ticket, phoneCode, device }: Input<typeof routes.enterByPhone>, ctx: Context) {
    return this.welcome(await this.wechatSignInService.enterByPhone(ticket, phoneCode, { device, key: keyOf(ctx) }));
  }

  @Serve(routes.enterBySms)
  async enterBySms({ ticket, device, ...proof }: Input<typeof routes.enterBySms>, ctx: Context) {
    return this.welcome(await this.wechatSignInService.enterBySms(ticket, proof, { device, key: keyOf(ctx) }, ctx.ip));
  }

  @Serve(routes.setAvatar, { natural: true })
  async setAvatar({ image }: Input<typeof routes.setAvatar>, actor: Actor) {
    await this.avatars.set(actor.personId, image);
    return this.personService.me(actor.personId, actor.postId);
  }

  @Serve(routes.dropAvatar, { natural: true })
  async dropAvatar(_: unknown, actor: Actor) {
    await this.avatars.drop(actor.personId);
    return this.personService.me(actor.personId, actor.postId);
  }

  private async welcome({ personId, token }: Entered) {
    return { token, me: await this.personService.me(personId, null) };
  }
}

import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { consentRoutes as routes } from 'shared-types/people';
import { Routes, Serve } from '../kernel/http/serve';
import { ConsentService } from './consent.service';

@Routes()
export class ConsentController {
  @Inject() consentService: ConsentService;

  @Serve(routes.documents)
  async documents() {
    return { documents: this.consentService.documents() };
  }

  @Serve(routes.mine)
  async mine(_: unknown, actor: Actor) {
    return this.consentService.standing(actor.personId);
  }

  @Serve(routes.say, { natural: true })
  async say(said: Input<typeof routes.say>, actor: Actor, ctx: Context) {
    await this.consentService.say(actor.personId, said, { ip: ctx.ip, ua: ctx.get('user-agent') });
    return this.consentService.standing(actor.personId);
  }
}

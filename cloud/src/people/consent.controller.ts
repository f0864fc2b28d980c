import { Controller, Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { consentRoutes as routes } from 'shared-types/people';
import { Serve } from '../kernel/http/serve';
import { ConsentService } from './consent.service';

@Controller('/')
export class ConsentController {
  @Inject() ctx: Context;
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
  async say(said: Input<typeof routes.say>, actor: Actor) {
    await this.consentService.say(actor.personId, said, { ip: this.ctx.ip, ua: this.ctx.get('user-agent') });
    return this.consentService.standing(actor.personId);
  }
}

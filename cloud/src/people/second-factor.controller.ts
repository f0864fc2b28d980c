import { Controller, Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { secondFactorRoutes as routes } from 'shared-types/people';
import { Serve } from '../kernel/http/serve';
import { handBack, hereOf } from './here';
import { type Confirmed, SecondFactorService } from './second-factor.service';

/** Setting a second factor up. */
@Controller('/')
export class SecondFactorController {
  @Inject() ctx: Context;
  @Inject() secondFactorService: SecondFactorService;

  @Serve(routes.show)
  async show(_: unknown, __: Actor) {
    return this.secondFactorService.show(hereOf(this.ctx));
  }

  @Serve(routes.enrol, { natural: true })
  async enrol(_: unknown, __: Actor) {
    return this.secondFactorService.enrol(hereOf(this.ctx));
  }

  @Serve(routes.confirm)
  async confirm({ code }: Input<typeof routes.confirm>, _: Actor) {
    return this.shown(await this.secondFactorService.confirm(hereOf(this.ctx), code));
  }

  async again() {
    return this.shown(await this.secondFactorService.confirmedAgain(hereOf(this.ctx)));
  }

  private shown({ recoveryCodes, token }: Confirmed) {
    return { recoveryCodes, token: handBack(this.ctx, token) };
  }
}

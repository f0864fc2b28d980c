import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { secondFactorRoutes as routes } from 'shared-types/people';
import { Routes, Serve } from '../kernel/http/serve';
import { handBack, hereOf } from './here';
import { type Confirmed, SecondFactorService } from './second-factor.service';

/** Setting a second factor up. */
@Routes()
export class SecondFactorController {
  @Inject() secondFactorService: SecondFactorService;

  @Serve(routes.show)
  async show(_: unknown, __: Actor, ctx: Context) {
    return this.secondFactorService.show(hereOf(ctx));
  }

  @Serve(routes.enrol, { natural: true })
  async enrol(_: unknown, __: Actor, ctx: Context) {
    return this.secondFactorService.enrol(hereOf(ctx));
  }

  @Serve(routes.confirm)
  async confirm({ code }: Input<typeof routes.confirm>, _: Actor, ctx: Context) {
    return this.shown(ctx, await this.secondFactorService.confirm(hereOf(ctx), code));
  }

  async again(_: unknown, __: Actor, ctx: Context) {
    return this.shown(ctx, await this.secondFactorService.confirmedAgain(hereOf(ctx)));
  }

  private shown(ctx: Context, { recoveryCodes, token }: Confirmed) {
    return { recoveryCodes, token: handBack(ctx, token) };
  }
}

import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { secondFactorRoutes as routes } from 'shared-types/people';
import { Routes, Serve } from '../kernel/http/serve';
import { handBack, hereOf } from './here';
import { SecondFactorService } from './second-factor.service';

/** Showing the second factor. A code is taken once, so a repeated call is answered by its key. */
@Routes()
export class SecondStepController {
  @Inject() secondFactorService: SecondFactorService;

  @Serve(routes.verify)
  async verify({ code }: Input<typeof routes.verify>, _: Actor, ctx: Context) {
    return { token: handBack(ctx, await this.secondFactorService.verify(hereOf(ctx), code)) };
  }

  async again(_: unknown, __: Actor, ctx: Context) {
    return { token: handBack(ctx, await this.secondFactorService.verifiedAgain(hereOf(ctx))) };
  }
}

import { Inject } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { deliveryRoutes as routes } from 'shared-types/notices';
import { Routes, Serve } from '../kernel/http/serve';
import { Calls } from './call.service';

const done = { done: true as const };

@Routes()
export class CallController {
  @Inject() callList: Calls;

  @Serve(routes.calls)
  async calls(_: Input<typeof routes.calls>, actor: Actor) {
    return { calls: await this.callList.list(actor) };
  }

  @Serve(routes.take, { natural: true })
  async take({ id }: Input<typeof routes.take>, actor: Actor) {
    return this.callList.take(actor, id);
  }

  @Serve(routes.told)
  async told({ id }: Input<typeof routes.told>, actor: Actor) {
    await this.callList.told(actor, id);
    return done;
  }

  @Serve(routes.unreached)
  async unreached({ id }: Input<typeof routes.unreached>, actor: Actor) {
    await this.callList.unreached(actor, id);
    return done;
  }

  async again() {
    return done;
  }
}

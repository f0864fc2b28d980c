import { Inject } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { myDataRoutes as routes } from 'shared-types/people';
import { Routes, Serve } from '../kernel/http/serve';
import { ErasureService } from './erasure.service';
import { MyDataService } from './my-data.service';

@Routes()
export class MyDataController {
  @Inject() myDataService: MyDataService;
  @Inject() erasureService: ErasureService;

  @Serve(routes.export)
  async export(_: unknown, actor: Actor) {
    return this.myDataService.everything(actor.personId);
  }

  @Serve(routes.erasure)
  async erasure(_: unknown, actor: Actor) {
    return this.erasureService.standing(actor.personId);
  }

  @Serve(routes.askErasure, { natural: true })
  async askErasure(_: unknown, actor: Actor) {
    await this.erasureService.ask(actor.personId);
    return this.erasureService.standing(actor.personId);
  }

  @Serve(routes.cancelErasure, { natural: true })
  async cancelErasure(_: unknown, actor: Actor) {
    await this.erasureService.cancel(actor.personId);
    return { done: true as const };
  }
}

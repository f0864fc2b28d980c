import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { doorRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { env } from '../../config/env';
import { Serve } from '../../kernel/http/serve';
import { qrOf } from '../../kernel/qr';
import { ChatRoutes } from '../chat-switch';
import { Insiders } from '../insider.service';
import { AskService } from './ask.service';
import { DoorReader } from './door.reader';

/** Coming into a group by a code, a link or a search. */
@ChatRoutes()
export class DoorController {
  @Inject() doors: DoorReader;
  @Inject() askService: AskService;
  @Inject() insiders: Insiders;

  @Serve(routes.show)
  async show({ id }: Input<typeof routes.show>, actor: Actor) {
    return this.doors.show(actor, id);
  }

  @Serve(routes.find)
  async find({ named }: Input<typeof routes.find>, actor: Actor) {
    return { groups: await this.doors.find(actor, named) };
  }

  @Serve(routes.ask, { natural: true })
  async ask(wish: Input<typeof routes.ask>, actor: Actor) {
    return this.askService.ask(actor, wish);
  }

  @Serve(routes.asks)
  async asks({ id }: Input<typeof routes.asks>, actor: Actor) {
    return { asks: await this.askService.asks(actor, id) };
  }

  @Serve(routes.decide, { natural: true })
  async decide(decision: Input<typeof routes.decide>, actor: Actor) {
    await this.askService.decide(actor, decision);
    return { done: true as const };
  }

  /** It says where the door is and lets nobody in, so it needs no secret and does not grow old. */
  @Serve(routes.invitation)
  async invitation({ id }: Input<typeof routes.invitation>, actor: Actor, { origin }: Context) {
    await this.insiders.server(actor, id);
    await this.doors.door(actor.region, id);
    const link = `${(env.PUBLIC_URL ?? origin).replace(/\/+$/, '')}/#/doors/door?id=${id}`;
    return { link, qr: qrOf(link) };
  }
}

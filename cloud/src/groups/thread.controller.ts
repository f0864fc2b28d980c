import { Inject } from '@midwayjs/core';
import { asideRoutes, threadRoutes, weekRoutes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../kernel/http/serve';
import { Asides } from './aside.service';
import { ChatRoutes } from './chat-switch';
import { ThreadOrigins } from './origin.service';
import { ThreadService } from './thread.service';
import { WeekService } from './week.service';

/** Beside the talk: private threads, what staff note for themselves, and a group's weeks in numbers. */
@ChatRoutes()
export class ThreadController {
  @Inject() threads: ThreadService;
  @Inject() origins: ThreadOrigins;
  @Inject() asides: Asides;
  @Inject() weekService: WeekService;

  @Serve(threadRoutes.open, { natural: true })
  async open({ id, seq }: Input<typeof threadRoutes.open>, actor: Actor) {
    return { id: await this.threads.open(actor, id, seq) };
  }

  @Serve(threadRoutes.list)
  async below({ id }: Input<typeof threadRoutes.list>, actor: Actor) {
    return { threads: await this.origins.below(actor, id) };
  }

  @Serve(asideRoutes.list)
  async page(input: Input<typeof asideRoutes.list>, actor: Actor) {
    return this.asides.page(actor, input);
  }

  @Serve(asideRoutes.write, { natural: true })
  async write(input: Input<typeof asideRoutes.write>, actor: Actor) {
    return this.asides.write(actor, input);
  }

  @Serve(weekRoutes.weeks)
  async weeks({ id }: Input<typeof weekRoutes.weeks>, actor: Actor) {
    return this.weekService.weeks(actor, id);
  }
}

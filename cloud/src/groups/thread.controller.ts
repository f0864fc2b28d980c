import { Controller, Inject } from '@midwayjs/core';
import { threadRoutes, weekRoutes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../kernel/http/serve';
import { ThreadService } from './thread.service';
import { WeekService } from './week.service';

/** Beside the talk: private threads, and a group's weeks in numbers. */
@Controller('/')
export class ThreadController {
  @Inject() threads: ThreadService;
  @Inject() weekService: WeekService;

  @Serve(threadRoutes.open, { natural: true })
  async open({ id, seq }: Input<typeof threadRoutes.open>, actor: Actor) {
    return { id: await this.threads.open(actor, id, seq) };
  }

  @Serve(weekRoutes.weeks)
  async weeks({ id }: Input<typeof weekRoutes.weeks>, actor: Actor) {
    return this.weekService.weeks(actor, id);
  }
}

import { Inject } from '@midwayjs/core';
import { visitRoutes as routes } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { RevealService } from './reveal.service';

@Routes()
export class RevealController {
  @Inject() revealService: RevealService;

  @Serve(routes.reveal)
  async reveal({ id, why }: Input<typeof routes.reveal>, actor: Actor) {
    return this.revealService.reveal(actor, id, why);
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.revealService.again(actor, id);
  }
}

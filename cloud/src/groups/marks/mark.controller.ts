import { Inject } from '@midwayjs/core';
import { markRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../../kernel/http/serve';
import { ChatRoutes } from '../chat-switch';
import { MarkService } from './mark.service';

/** Whether official answers were of use. */
@ChatRoutes()
export class MarkController {
  @Inject() marks: MarkService;

  @Serve(routes.list)
  async list({ id }: Input<typeof routes.list>, actor: Actor) {
    return this.marks.list(actor, id);
  }

  @Serve(routes.mark, { natural: true })
  async mark(wanted: Input<typeof routes.mark>, actor: Actor) {
    return this.marks.mark(actor, wanted);
  }
}

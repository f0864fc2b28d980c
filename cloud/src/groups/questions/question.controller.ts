import { Inject } from '@midwayjs/core';
import { questionRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../../kernel/http/serve';
import { ChatRoutes } from '../chat-switch';
import { QuestionService } from './question.service';

/** The radar of a group, for those who serve it. */
@ChatRoutes()
export class QuestionController {
  @Inject() questions: QuestionService;

  @Serve(routes.open)
  async open({ id }: Input<typeof routes.open>, actor: Actor) {
    return { questions: await this.questions.open(actor, id) };
  }

  @Serve(routes.settle, { natural: true })
  async settle({ id, as }: Input<typeof routes.settle>, actor: Actor) {
    await this.questions.settle(actor, id, as);
    return { done: true as const };
  }
}

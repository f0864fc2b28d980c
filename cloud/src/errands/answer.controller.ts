import { Inject } from '@midwayjs/core';
import { deskRoutes, visitRoutes } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { AnswerService } from './answer.service';
import { DeskService } from './desk.service';

/** Answers that are not the matter itself: a refusal is only "done", a code only four digits. */
@Routes()
export class AnswerController {
  @Inject() answers: AnswerService;

  @Serve(visitRoutes.decline)
  async decline({ id, reason, note }: Input<typeof visitRoutes.decline>, actor: Actor) {
    await this.answers.decline(actor, id, reason, note ?? null);
    return { done: true as const };
  }
}

@Routes()
export class CodeController {
  @Inject() deskService: DeskService;

  @Serve(deskRoutes.readCode)
  async readCode({ id }: Input<typeof deskRoutes.readCode>, actor: Actor) {
    return { code: await this.deskService.readCode(actor, id) };
  }

  async again({ id }: { id: string }, actor: Actor) {
    return { code: await this.deskService.codeAgain(actor, id) };
  }
}

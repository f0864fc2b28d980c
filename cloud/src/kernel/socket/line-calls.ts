import { randomUUID } from 'node:crypto';
import { ApplicationContext, type IMidwayContainer, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Call } from 'shared-types/kernel/socket';
import { actorOf, needsSecond } from '../auth/actor';
import { Sessions } from '../auth/session.service';
import { Drain } from '../drain';
import { Refusal } from '../errors';
import { namesTwice } from '../http/json';
import { refusalFor, wordsOf } from '../http/refused';
import { type Caller, overLineAt } from '../http/served';
import { log } from '../log';
import { metrics } from '../metrics';

/** As HTTP would answer it. */
interface Answer {
  status: number;
  data: unknown;
}

interface Asked {
  token: string;
  call: Call;
  text: string;
  requestId: string;
}

/** Calls of the contract that come over an open line: by the same way as HTTP's from the door on, with the same refusals. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LineCalls {
  @ApplicationContext() container: IMidwayContainer;
  @Inject() sessions: Sessions;
  @Inject() drain: Drain;
  /** One for the whole process, and asked for with every call. */
  private controllers = new Map<unknown, object>();

  /** `text` is the frame as it came; `token` the hash of what the line was opened with. */
  answer(token: string, call: Call, text: string): Promise<Answer> {
    return this.drain.during(() => this.served(token, call, text));
  }

  private async served(token: string, call: Call, text: string): Promise<Answer> {
    const [began, requestId] = [performance.now(), randomUUID()];
    const found = overLineAt(call.method, `/api${call.url}`);
    const route = found ? `${found.route.method} ${found.route.path}` : '-';
    const answer = await this.handled(found, { token, call, text, requestId }).catch((error): Answer => {
      const refusal = refusalFor(error);
      return { status: refusal.status, data: wordsOf(refusal, requestId) };
    });
    const ms = performance.now() - began;
    metrics.served.observe({ route, status: answer.status }, ms / 1000);
    log.info('served', { request: requestId, route, status: answer.status, ms: Math.round(ms) });
    return answer;
  }

  private async handled(found: ReturnType<typeof overLineAt>, { token, call, text, requestId }: Asked): Promise<Answer> {
    // Whoever shares out the calls sends the next ones elsewhere.
    if (this.drain.stopping) throw new Refusal('UNAVAILABLE');
    if (!found) throw new Refusal('NOT_FOUND');
    if (namesTwice(text)) throw new Refusal('INVALID_INPUT', { fields: '内容重复' });
    const caller = { requestId, ...(await this.callerBy(token, call.post)) };
    const controller = this.controllers.get(found.controller) ?? (await this.made(found.controller));
    return { status: 200, data: await found.answer(controller, caller, { params: found.params, body: call.data ?? {} }) };
  }

  private async made(kind: unknown): Promise<object> {
    const controller: object = await this.container.getAsync(kind as never);
    this.controllers.set(kind, controller);
    return controller;
  }

  private async callerBy(token: string, post: string | undefined): Promise<Omit<Caller, 'requestId'>> {
    const known = await this.sessions.findBy(token);
    const actor = actorOf(known, post);
    return { actor, needsSecond: needsSecond(known, actor), agreed: known.agreed };
  }
}

import { randomUUID } from 'node:crypto';
import { Catch } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { refusalFor, wordsOf } from './refused';

/** Every error leaves as `{ code, message, requestId }`. */
@Catch()
export class RefusalFilter {
  async catch(error: Error, ctx: Context) {
    ctx.state.requestId ??= randomUUID();
    const refusal = refusalFor(error);
    ctx.status = refusal.status;
    // A 404 may be kept by whoever carries it: what is not there for one person would then be gone for another.
    ctx.set('Cache-Control', 'no-store');
    if (refusal.retryAfter) ctx.set('Retry-After', String(refusal.retryAfter));
    if (refusal.status === 503) ctx.set('Retry-After', '3');
    return wordsOf(refusal, ctx.state.requestId);
  }
}

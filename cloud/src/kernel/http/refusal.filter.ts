import { randomUUID } from 'node:crypto';
import { Catch } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { REFUSALS, type RefusalCode, wordsFor } from 'shared-types/kernel/refusals';
import { Refusal } from '../errors';
import { errnoOf, log } from '../log';

/** What a fault of the framework, of Koa or of the database means to the person who called. */
const BY_STATUS: Record<number, RefusalCode> = {
  400: 'UNREADABLE',
  404: 'NOT_FOUND',
  405: 'WRONG_METHOD',
  413: 'TOO_LARGE',
  415: 'WRONG_TYPE',
};
const DATABASE_AWAY = [
  'ECONNREFUSED',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOENT',
  'EPIPE',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_BUSY',
];
const DATABASE_BUSY = [1205, 1213, 1040, 1053, 1290];

/** Every error leaves as `{ code, message, requestId }`; what is not a rule's refusal is logged, without its message. */
@Catch()
export class RefusalFilter {
  async catch(error: Error, ctx: Context) {
    ctx.state.requestId ??= randomUUID();
    const refusal = error instanceof Refusal ? error : new Refusal(codeOf(error));
    ctx.status = refusal.status;
    // A 404 may be kept by whoever carries it: what is not there for one person would then be gone for another.
    ctx.set('Cache-Control', 'no-store');
    if (refusal.retryAfter) ctx.set('Retry-After', String(refusal.retryAfter));
    if (refusal.status === 503) ctx.set('Retry-After', '3');
    if (refusal.status >= 500) log.error('request failed', error, { status: refusal.status });
    return { code: refusal.code, message: refusal.message || wordsFor(refusal.code), requestId: ctx.state.requestId };
  }
}

function codeOf(error: Error): RefusalCode {
  const { status, code } = error as { status?: number; code?: string };
  if (status !== undefined && BY_STATUS[status]) return BY_STATUS[status];
  if (code !== undefined && code in REFUSALS) return code as RefusalCode;
  const driver = (error as { driverError?: { code?: string } }).driverError?.code ?? code ?? '';
  return DATABASE_AWAY.includes(driver) || DATABASE_BUSY.includes(errnoOf(error) ?? 0) ? 'UNAVAILABLE' : 'INTERNAL';
}

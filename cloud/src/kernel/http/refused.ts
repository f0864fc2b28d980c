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

/** What an error means to the person who called. What is no rule's refusal is logged, without its message. */
export function refusalFor(error: Error): Refusal {
  const refusal = error instanceof Refusal ? error : new Refusal(codeOf(error));
  if (refusal.status >= 500) log.error('request failed', error, { status: refusal.status });
  return refusal;
}

/** As it leaves the service. */
export const wordsOf = ({ code, message }: Refusal, requestId: string) => ({ code, message: message || wordsFor(code), requestId });

function codeOf(error: Error): RefusalCode {
  const { status, code } = error as { status?: number; code?: string };
  if (status !== undefined && BY_STATUS[status]) return BY_STATUS[status];
  if (code !== undefined && code in REFUSALS) return code as RefusalCode;
  const driver = (error as { driverError?: { code?: string } }).driverError?.code ?? code ?? '';
  return DATABASE_AWAY.includes(driver) || DATABASE_BUSY.includes(errnoOf(error) ?? 0) ? 'UNAVAILABLE' : 'INTERNAL';
}

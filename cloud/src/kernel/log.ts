import { pino } from 'pino';
import { env } from '../config/env';
import { currentRequest } from './request';

/** The only fields a log line may have: ids, codes, times and counts, never words, names, phones or addresses. */
interface Fields {
  request?: string;
  route?: string;
  status?: number;
  ms?: number;
  code?: string;
  region?: string;
  subject?: string;
  kind?: string;
  count?: number;
  errno?: number;
  name?: string;
  /** File and line of our own code, from a stack; messages of errors are left out, they may quote a person. */
  where?: string;
  /** The sign-in code of an unconfigured SMS line; only ever printed outside production. */
  signInCode?: string;
}

const line = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
const withRequest = (fields: Fields) => ({ request: currentRequest()?.id, ...fields });

export const log = {
  info: (what: string, fields: Fields = {}) => line.info(withRequest(fields), what),
  warn: (what: string, fields: Fields = {}) => line.warn(withRequest(fields), what),
  /** An error by its name, number and place; its message stays out of the log. */
  error: (what: string, error: unknown, fields: Fields = {}) => line.error(withRequest({ ...fields, ...describe(error) }), what),
};

function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { name: typeof error };
  const where = error.stack?.split('\n').find((l) => l.includes('/cloud/') && !l.includes('node_modules'));
  return { name: error.name, errno: errnoOf(error), where: where?.trim().replace(/\(?\/.*\/cloud\//, 'cloud/') };
}

/** The database's error number, wherever TypeORM has put it. */
export function errnoOf(error: unknown): number | undefined {
  const { errno, driverError } = error as { errno?: number; driverError?: { errno?: number } };
  return driverError?.errno ?? errno;
}

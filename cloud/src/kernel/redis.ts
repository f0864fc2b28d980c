import { Redis } from 'ioredis';
import { env } from '../config/env';
import { log } from './log';

/** Redis is a convenience between instances: whatever is not answered at once is done without it. Milliseconds. */
const PATIENCE = 500;
const SLOWEST_RETRY = 2_000;

/** A connection that keeps coming back by itself; what is asked of it while it is away fails at once. Null where no Redis is configured. */
export function openRedis(use: string): Redis | null {
  if (env.REDIS_URL === undefined) return null;
  const redis = new Redis(env.REDIS_URL, {
    connectTimeout: 2_000,
    commandTimeout: PATIENCE,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(50 * 2 ** times, SLOWEST_RETRY),
  });
  let away = false;
  redis.on('ready', () => {
    if (away) log.info('redis is back', { kind: use });
    away = false;
  });
  // Once per absence: it tries again twice a second.
  redis.on('error', (error) => {
    if (!away) log.error('redis is away', error, { kind: use });
    away = true;
  });
  return redis;
}

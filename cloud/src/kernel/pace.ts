import type { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { blindIndex } from './crypto';
import { Refusal } from './errors';
import { metrics } from './metrics';
import { openRedis } from './redis';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const waitWords = (seconds: number) => {
  if (seconds < MINUTE) return ` ${seconds} 秒`;
  return seconds < HOUR ? ` ${Math.ceil(seconds / MINUTE)} 分钟` : ` ${Math.ceil(seconds / HOUR)} 小时`;
};

/** The refusal of something done too often, with the wait in words and in the header. */
export const tooOften = (seconds: number) => new Refusal('TOO_OFTEN', { wait: waitWords(seconds) }, Math.max(1, seconds));

let shared: Redis | null | undefined;
/** One connection for all paces; null where this process is alone. */
const sharedRedis = () => {
  shared ??= openRedis('pace');
  return shared;
};

/** Lets go of what the paces share; called when the service stops. */
export const stopPaces = () => shared?.disconnect();

function limiterOf(name: string, points: number, duration: number): RateLimiterAbstract {
  const own = new RateLimiterMemory({ points, duration });
  const storeClient = sharedRedis();
  if (!storeClient) return own;
  // While Redis is away each instance counts for itself: a limit that forgives too much, never one that refuses everybody.
  return new RateLimiterRedis({
    storeClient,
    points,
    duration,
    keyPrefix: `pace:${name}`,
    insuranceLimiter: own,
    rejectIfRedisNotReady: true,
  });
}

/** How often one caller may do a thing, counted over all instances that share a Redis: against haste, where a row would not pay. */
export class Pace {
  private readonly limiter: RateLimiterAbstract;

  /** `points` in `seconds`; the name keeps the counts of one pace from those of another. */
  constructor(
    private readonly name: string,
    points: number,
    seconds: number,
  ) {
    this.limiter = limiterOf(name, points, seconds);
  }

  /** Counts one; throws TOO_OFTEN once they are used up. */
  async take(key: string): Promise<void> {
    try {
      // What leaves this process names nobody: neither address nor phone.
      await this.limiter.consume(sharedRedis() ? blindIndex(`pace.${this.name}`, key).toString('base64url') : key);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      metrics.paced.inc({ pace: this.name });
      throw tooOften(Math.ceil(spent.msBeforeNext / 1000));
    }
  }
}

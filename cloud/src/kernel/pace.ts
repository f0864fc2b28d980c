import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './errors';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const waitWords = (seconds: number) => {
  if (seconds < MINUTE) return ` ${seconds} 秒`;
  return seconds < HOUR ? ` ${Math.ceil(seconds / MINUTE)} 分钟` : ` ${Math.ceil(seconds / HOUR)} 小时`;
};

/** The refusal of something done too often, with the wait in words and in the header. */
export const tooOften = (seconds: number) => new Refusal('TOO_OFTEN', { wait: waitWords(seconds) }, Math.max(1, seconds));

/** How often one caller may do a thing, counted in this process: against haste, where a row would not pay. */
export class Pace {
  private readonly limiter: RateLimiterMemory;

  constructor(points: number, seconds: number) {
    this.limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** Counts one; throws TOO_OFTEN once they are used up. */
  async take(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      throw tooOften(Math.ceil(spent.msBeforeNext / 1000));
    }
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isNumber, lookupSentence, readNumber, showNumber } from 'shared-types/errands';
import { CataloguePort } from '../catalogue/catalogue.port';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { ErrandEntity } from './errand.entity';
import { lookupIndex } from './errand.make';

const HOUR = 3_600;

/** The telephone's way to a matter: its number and the last four of the phone. Five tries an hour for each number and each caller. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LookupService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() catalogue: CataloguePort;
  private tries = new RateLimiterMemory({ points: 5, duration: HOUR });
  private callers = new RateLimiterMemory({ points: 20, duration: HOUR });

  async find(typed: string, last4: string, caller: string) {
    const number = readNumber(typed);
    await spend(this.tries, number);
    await spend(this.callers, caller);
    const row = isNumber(number)
      ? await this.database.source.getRepository(ErrandEntity).findOneBy({ lookupIndex: lookupIndex(number, last4) })
      : null;
    if (!row) throw new Refusal('NOT_FOUND');
    // Only wrong tries count: who looks up one's own matter every ten minutes is worried, not an attacker.
    await this.tries.delete(number);
    const [unit, titles] = await Promise.all([
      this.directory.unit(row.region, row.unitId),
      this.catalogue.titles(row.region, row.itemCode ? [row.itemCode] : []),
    ]);
    return {
      number: showNumber(row.number),
      title: titles.get(row.itemCode ?? '') ?? '说给您听的事',
      state: row.state,
      sentence: lookupSentence(row.state, unit?.name ?? ''),
      unitName: unit?.name ?? '',
      promiseDue: row.promiseDue.toISOString(),
    };
  }
}

async function spend(limiter: RateLimiterMemory, key: string) {
  try {
    await limiter.consume(key);
  } catch (spent) {
    const seconds = spent instanceof RateLimiterRes ? Math.ceil(spent.msBeforeNext / 1000) : HOUR;
    throw new Refusal('TOO_OFTEN', { wait: `${Math.max(1, Math.ceil(seconds / 60))} 分钟` }, seconds);
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from './db/database';
import { missingSafeguards } from './db/safeguards';

class TakenBack extends Error {}

/** What the database has to do by itself: a restore may have left its triggers behind. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Safeguards {
  @Inject() database: Database;

  /**
   * Refuses to start without them: a session ended elsewhere would be believed for a quarter of an hour, and what happened could be
   * changed. What is written to try them is never committed.
   */
  async insist(): Promise<void> {
    const missing: string[] = [];
    const trial = this.database.inTransaction(async (tx) => {
      missing.splice(0, missing.length, ...(await missingSafeguards(tx)));
      throw new TakenBack();
    });
    await trial.catch((error) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    if (missing.length === 0) return;
    throw new Error(`the database lacks triggers this service relies on (${missing.join(', ')}): npm run migrate puts them back`);
  }
}

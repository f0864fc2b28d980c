import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../../kernel/db/database';
import { announceRound } from '../../kernel/engine/round';
import { log } from '../../kernel/log';
import { Clock } from '../../kernel/time/clock';
import { dueAfter, dueRegions, takeDue } from './due.rows';
import { Membership } from './membership.service';
import { nextIn } from './waiting.rows';

/** People gone through between two looks at the database. */
const AT_ONCE = 200;

/** Goes through the seats of those about whom something has changed, and lets in those who wait where there is room. One transaction each. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SeatsDue {
  @Inject() database: Database;
  @Inject() membership: Membership;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    announceRound({ name: 'groups.due', tick: (region) => this.tick(region) });
  }

  /** Killed on the way, what is left is still on the list. Gives how many people it went through. */
  async tick(only?: string): Promise<number> {
    const stopped = this.clock.stopped();
    let done = 0;
    for (const region of await dueRegions(this.database)) {
      if (only ? region !== only : stopped.includes(region)) continue;
      done += (await this.goThrough(region)) + (await this.letIn(region));
    }
    return done;
  }

  /** Of those who cannot be settled the others do not wait; they stay on the list. */
  async goThrough(region: string): Promise<number> {
    let [done, last] = [0, '0'];
    for (;;) {
      const people = await dueAfter(this.database, region, last, AT_ONCE);
      for (const person of people) if (await this.one(region, person)) done++;
      last = people.at(-1) ?? last;
      if (people.length < AT_ONCE) return done;
    }
  }

  private async one(region: string, person: string): Promise<boolean> {
    try {
      return await this.database.inTransaction(async (tx) => {
        if (!(await takeDue(tx, region, person))) return false;
        await this.membership.settle(tx, region, person);
        return true;
      });
    } catch (error) {
      log.error('seats did not settle', error, { region, subject: `person/${person}` });
      return false;
    }
  }

  private async letIn(region: string): Promise<number> {
    let seated = 0;
    for (const person of await nextIn(this.database, region, AT_ONCE))
      if (await this.database.inTransaction((tx) => this.membership.settle(tx, region, person))) seated++;
    return seated;
  }
}

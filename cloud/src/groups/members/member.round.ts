import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dayOf } from 'shared-types/kernel/calendar';
import { FirmsPort } from '../../firms/firms.port';
import { Database } from '../../kernel/db/database';
import { announceRound } from '../../kernel/engine/round';
import { Clock } from '../../kernel/time/clock';
import { talkingRegions } from '../group.rows';
import { Membership } from './membership.service';

/** People gone through between two looks at the database. */
const AT_ONCE = 200;

/** Once a day everybody who acts for a firm is gone through: a firm is new no longer, or a sheet has changed what it is. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MemberRound {
  @Inject() database: Database;
  @Inject() firms: FirmsPort;
  @Inject() membership: Membership;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    announceRound({ name: 'groups.day', tick: (region) => this.tick(region) });
  }

  /** The day is marked when it is done: killed on the way, it begins again, and what was settled stays settled. */
  private async tick(only?: string): Promise<number> {
    let changed = 0;
    for (const region of await talkingRegions(this.database, this.clock.reach('region', only))) {
      const day = dayOf(this.clock.now(region).getTime());
      const done = await this.database.query('SELECT region FROM group_day WHERE region = ? AND day = ?', [region, day]);
      if (done.length > 0) continue;
      changed += await this.everybody(region);
      await this.database.run('INSERT IGNORE INTO group_day (region, day) VALUES (?, ?)', [region, day]);
    }
    return changed;
  }

  private async everybody(region: string): Promise<number> {
    let [changed, last] = [0, '0'];
    for (;;) {
      const people = await this.firms.bonded(region, last, AT_ONCE);
      for (const person of people) {
        if (await this.database.inTransaction((tx) => this.membership.settle(tx, region, person))) changed++;
      }
      last = people.at(-1) ?? last;
      if (people.length < AT_ONCE) return changed;
    }
  }
}

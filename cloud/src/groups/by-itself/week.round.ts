import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { isTold, weekSentence, weekWords } from 'shared-types/groups';
import { dayOf, isOpen, nextDay, weekdayOf } from 'shared-types/kernel/calendar';
import { Database } from '../../kernel/db/database';
import { announceRound } from '../../kernel/engine/round';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { isChatOpen } from '../chat-switch';
import { lockGroups, talkingRegions } from '../group.rows';
import { WeekService } from '../week.service';
import { ByItself } from './once.service';

const AT_ONCE = 20;

/** Monday morning, or as soon as the county is open in a week, every group is told how the week before went; silence where nothing was asked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WeekRound {
  @Inject() database: Database;
  @Inject() weeks: WeekService;
  @Inject() byItself: ByItself;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  /** Spares a question a second; what is true stands in the rows. */
  private done = new Map<string, string>();

  @Init()
  async announce() {
    announceRound({ name: 'groups.week', tick: (region) => this.tick(region) });
  }

  private async tick(only?: string): Promise<number> {
    if (!isChatOpen()) return 0;
    let seenTo = 0;
    for (const region of await talkingRegions(this.database, this.clock.reach('region', only))) {
      const now = this.clock.now(region).getTime();
      const monday = mondayOf(dayOf(now));
      if (this.done.get(region) === monday || !isOpen(await this.rules.calendar(region), now)) continue;
      const waiting = await this.waiting(region, monday);
      for (const id of waiting) await this.tell(region, id, monday);
      if (waiting.length < AT_ONCE) this.done.set(region, monday);
      seenTo += waiting.length;
    }
    return seenTo;
  }

  private async waiting(region: string, monday: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT g.id FROM chat_group g WHERE g.region = ? AND g.state = 'active' AND g.axis IN ('industry', 'territory')
         AND NOT EXISTS (SELECT 1 FROM group_once o WHERE o.region = g.region AND o.group_id = g.id AND o.what = 'week' AND o.day = ?)
       ORDER BY g.id LIMIT ${AT_ONCE}`,
      [region, monday],
    );
    return rows.map(({ id }) => id);
  }

  private async tell(region: string, id: string, monday: string) {
    const week = await this.weeks.week(region, id, nextDay(monday, -7));
    await this.database.inTransaction(async (tx) => {
      const group = (await lockGroups(tx, region, [id])).get(id);
      const occasion = { what: 'week', day: monday } as const;
      if (!group || !(await this.byItself.claim(tx, group, occasion)) || !isTold(week)) return;
      await this.byItself.note(tx, group, occasion, `上周小结(${weekWords(week.monday)}):${weekSentence(week)}`, { week });
    });
  }
}

const mondayOf = (day: string) => nextDay(day, -((weekdayOf(day) + 6) % 7));

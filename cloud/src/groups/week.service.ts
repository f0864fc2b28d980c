import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Week } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { at, dayOf, nextDay, weekdayOf } from 'shared-types/kernel/calendar';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { TicketsPort } from '../tickets/tickets.port';
import { Insiders } from './insider.service';

interface Asked {
  state: string;
  askedAt: Date;
  closedAt: Date | null;
}

const WEEKS = 4;
const MINUTE = 60_000;

/** What became of what a group asked, week by week. Counted when somebody looks: a group asks some dozens of times a week. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WeekService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() insiders: Insiders;
  @Inject() tickets: TicketsPort;
  @Inject() clock: Clock;

  async weeks(actor: Actor, groupId: string): Promise<{ unit: string | null; weeks: Week[] }> {
    const { region } = await this.insiders.of(actor, groupId);
    const [group] = await this.database.query<{ unit: string | null }>(
      'SELECT lead_unit_id AS unit FROM chat_group WHERE region = ? AND id = ?',
      [region, groupId],
    );
    const unit = group?.unit ? await this.directory.unit(region, group.unit) : null;
    const weeks = await Promise.all(this.mondays(region).map((monday) => this.week(region, groupId, monday)));
    return { unit: unit?.name ?? null, weeks };
  }

  /** The present week first. */
  private mondays(region: string): string[] {
    const today = dayOf(this.clock.now(region).getTime());
    const monday = nextDay(today, -((weekdayOf(today) + 6) % 7));
    return Array.from({ length: WEEKS }, (_, i) => nextDay(monday, -7 * i));
  }

  /** One week, Monday to Sunday. */
  async week(region: string, groupId: string, monday: string): Promise<Week> {
    const [from, to] = [new Date(at(monday, 0)), new Date(at(nextDay(monday, 7), 0))];
    const [asked, matters] = await Promise.all([
      this.database.query<Asked>(
        `SELECT state, asked_at AS askedAt, closed_at AS closedAt FROM chat_question
         WHERE region = ? AND group_id = ? AND state <> 'none' AND asked_at >= ? AND asked_at < ?`,
        [region, groupId, from, to],
      ),
      this.tickets.between(region, groupId, from, to),
    ]);
    const count = (state: string) => asked.filter((one) => one.state === state).length;
    return { monday, asked: asked.length, answered: count('answered'), waiting: count('open'), ...matters, medianMinutes: median(asked) };
  }
}

/** The middle of the waits of those that were answered; with an even number the shorter of the two. */
function median(asked: readonly Asked[]): number | null {
  const waits = asked
    .flatMap(({ state, askedAt, closedAt }) => (state === 'answered' && closedAt ? closedAt.getTime() - askedAt.getTime() : []))
    .sort((a, b) => a - b);
  const middle = waits[Math.floor((waits.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle / MINUTE);
}

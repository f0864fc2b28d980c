import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dutyAt, nextDuty, type Rostered } from 'shared-types/directory';
import { dayOf, isOpen } from 'shared-types/kernel/calendar';
import { duration } from 'shared-types/kernel/duration';
import type { Promised } from 'shared-types/kernel/promise';
import { momentWords } from 'shared-types/kernel/time.words';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { type Part, SERVING } from './group.scope';

const MINUTE = 60_000;
const OPENING_HOURS: Rostered = { shifts: null, absences: [] };

interface Staff {
  postId: string;
  personId: string;
  part: Part;
}
export interface OnDuty {
  /** The staff of the group, its owner first; `next`: when each of them is there, from this moment on. */
  staff: (Staff & { on: boolean; away: boolean; next: number | null })[];
  /** When somebody is there, from this moment on; null where nobody has a roster that says. */
  next: number | null;
}

/** Who of a group's staff is there: by their own shifts, weekends and evenings included, or in the county's opening hours; never on leave. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Duties {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  of(region: string, groupId: string): Promise<OnDuty> {
    return this.at(region, groupId, this.clock.now(region));
  }

  /** By when something asked in a group is due: in open time, or while somebody of its staff is there though the county is closed. */
  async due(region: string, groupId: string, rule: string, from: Date): Promise<Promised> {
    const [promise, calendar] = [await this.rules.promise(region, rule, from), await this.rules.calendar(region)];
    const { unit, n } = duration(promise.value);
    const due = new Date(from.getTime() + n * MINUTE);
    if (unit !== 'minutes' || isOpen(calendar, from.getTime()) || due.toISOString() >= promise.due) return promise;
    const there = await Promise.all([from, due].map(async (at) => (await this.at(region, groupId, at)).staff.some(({ on }) => on)));
    const span = { day: dayOf(from.getTime()), from: from.toISOString(), to: due.toISOString(), minutes: n };
    return there.every(Boolean) ? { ...promise, due: due.toISOString(), skipped: [], spans: [span] } : promise;
  }

  private async at(region: string, groupId: string, now: Date): Promise<OnDuty> {
    const staff = await this.database.query<Staff>(
      `SELECT s.post_id AS postId, p.person_id AS personId, s.part ${SERVING}
       WHERE s.region = ? AND s.group_id = ? ORDER BY FIELD(s.part, 'owner', 'deputy', 'staff'), s.since, s.post_id`,
      [region, groupId],
    );
    const rosters = await this.directory.rostersOf(
      region,
      staff.map(({ postId }) => postId),
      now,
    );
    const calendar = await this.rules.calendar(region);
    const at = now.getTime();
    const there = staff.map((one) => {
      const roster = rosters.get(one.postId) ?? OPENING_HOURS;
      const duty = dutyAt(roster, calendar, at);
      return { ...one, on: duty === 'on', away: duty === 'on_leave', next: nextDuty(roster, calendar, at) };
    });
    const times = there.map(({ next }) => next).filter((time) => time !== null);
    return { staff: there, next: times.length > 0 ? Math.min(...times) : null };
  }

  /** 现在有人值班; 下班了,明天 8:30 有人回来. */
  words({ staff, next }: OnDuty, region: string): string {
    if (staff.some(({ on }) => on)) return '现在有工作人员在';
    if (next === null) return '还没有安排工作人员';
    return `现在下班了,${momentWords(new Date(next).toISOString(), this.clock.now(region).getTime())} 有人回来`;
  }
}

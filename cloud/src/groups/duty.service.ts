import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dutyAt, nextDuty, type Rostered } from 'shared-types/directory';
import { type Calendar, isOpen, nextOpen } from 'shared-types/kernel/calendar';
import { momentWords } from 'shared-types/kernel/time.words';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { type Part, SERVING } from './group.scope';

interface Staff {
  postId: string;
  personId: string;
  part: Part;
}
export interface OnDuty {
  /** The staff of the group, its owner first. */
  staff: (Staff & { on: boolean })[];
  /** When somebody is there, from this moment on; null where nobody has a roster that says. */
  next: number | null;
}

/** Who of a group's staff is there now. Whoever keeps no roster is there in the county's opening hours. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Duties {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  async of(region: string, groupId: string): Promise<OnDuty> {
    const now = this.clock.now(region);
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
    const times = staff.map(({ postId }) => nextOf(rosters.get(postId), calendar, at)).filter((time) => time !== null);
    return {
      staff: staff.map((one) => ({ ...one, on: isOn(rosters.get(one.postId), calendar, at) })),
      next: times.length > 0 ? Math.min(...times) : null,
    };
  }

  /** 现在有人值班; 下班了,明天 8:30 有人回来. */
  words({ staff, next }: OnDuty, region: string): string {
    if (staff.some(({ on }) => on)) return '现在有工作人员在';
    if (next === null) return '还没有安排工作人员';
    return `现在下班了,${momentWords(new Date(next).toISOString(), this.clock.now(region).getTime())} 有人回来`;
  }
}

const isOn = (roster: Rostered | undefined, calendar: Calendar, at: number) =>
  roster ? dutyAt(roster, calendar, at) === 'on' : isOpen(calendar, at);
const nextOf = (roster: Rostered | undefined, calendar: Calendar, at: number) =>
  roster ? nextDuty(roster, calendar, at) : nextOpen(calendar, at);

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { openShifts, type RosterRow, shiftLines } from 'shared-types/directory';
import type { Actor } from 'shared-types/kernel/actor';
import { type Calendar, dayOf } from 'shared-types/kernel/calendar';
import { In, IsNull, MoreThan } from 'typeorm';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { AbsenceEntity } from './absence.entity';
import { Agents } from './agent.service';
import { viewRosterRow } from './agent.view';
import { clerksOf } from './clerk.rows';
import { rostersOf } from './roster.rows';

/** Those whose roster somebody keeps: the agents of a dispatcher with their load, the colleagues of a clerk. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Roster {
  @Inject() database: Database;
  @Inject() agents: Agents;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  async of(actor: Actor): Promise<{ agents: RosterRow[]; hours: string[] }> {
    const calendar = await this.rules.calendar(actor.region);
    const agents = await (actor.role === 'clerk' ? this.colleagues(actor, calendar) : this.dispatched(actor, calendar));
    return { agents, hours: shiftLines(openShifts(calendar, dayOf(this.clock.now(actor.region).getTime()))) };
  }

  private async colleagues({ region, unitId }: Actor, calendar: Calendar): Promise<RosterRow[]> {
    const now = this.clock.now(region);
    const clerks = await clerksOf(this.database, region, unitId ?? '0');
    const ids = clerks.map(({ postId }) => postId);
    const [rosters, leaves] = await Promise.all([rostersOf(this.database, region, ids, now), this.leaves(region, ids, now)]);
    return clerks.map((clerk) => {
      const own = leaves.filter(({ postId }) => postId === clerk.postId);
      const rostered = rosters.get(clerk.postId) ?? { shifts: null, absences: [] };
      return viewRosterRow({ ...clerk, ...rostered, kind: null, capacity: null }, 0, own, calendar, now.getTime());
    });
  }

  private async dispatched(actor: Actor, calendar: Calendar): Promise<RosterRow[]> {
    // A station of another town that stands here is asked by the ladder, but its roster is kept by its own town.
    const agents = (await this.agents.ofTown(actor.region, actor.town)).filter((a) => actor.town === null || a.town === actor.town);
    const ids = agents.map((agent) => agent.postId);
    const now = this.clock.now(actor.region);
    const [leaves, active] = await Promise.all([this.leaves(actor.region, ids, now), this.active(actor.region, ids)]);
    return agents.map((agent) => {
      const own = leaves.filter((leave) => leave.postId === agent.postId);
      return viewRosterRow({ ...agent, title: null }, active.get(agent.postId) ?? 0, own, calendar, now.getTime());
    });
  }

  private leaves(region: string, postIds: string[], now: Date) {
    const where = { region, postId: In(postIds), endedAt: IsNull(), toAt: MoreThan(now) };
    return this.database.source.getRepository(AbsenceEntity).find({ where, order: { fromAt: 'ASC' } });
  }

  /** The counter of errands, read and never written here. */
  private async active(region: string, postIds: string[]) {
    const rows = await this.database.query<{ postId: string; active: number }>(
      'SELECT post_id AS postId, active FROM agent_load WHERE region = ? AND post_id IN (?)',
      [region, postIds.length > 0 ? postIds : ['0']],
    );
    return new Map(rows.map((row) => [row.postId, row.active]));
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { RosterRow } from 'shared-types/directory';
import type { Actor } from 'shared-types/kernel/actor';
import { In, IsNull, MoreThan } from 'typeorm';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { AbsenceEntity } from './absence.entity';
import { Agents } from './agent.service';
import { viewRosterRow } from './agent.view';

/** The agents a dispatcher is responsible for, with load and leave. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Roster {
  @Inject() database: Database;
  @Inject() agents: Agents;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  async of(actor: Actor): Promise<RosterRow[]> {
    // A station of another town that stands here is asked by the ladder, but its roster is kept by its own town.
    const agents = (await this.agents.ofTown(actor.region, actor.town)).filter((a) => actor.town === null || a.town === actor.town);
    const ids = agents.map((agent) => agent.postId);
    const now = this.clock.now(actor.region);
    const [calendar, leaves, active] = await Promise.all([
      this.rules.calendar(actor.region),
      this.leaves(actor.region, ids, now),
      this.active(actor.region, ids),
    ]);
    return agents.map((agent) => {
      const own = leaves.filter((leave) => leave.postId === agent.postId);
      return viewRosterRow(agent, active.get(agent.postId) ?? 0, own, calendar, now.getTime());
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

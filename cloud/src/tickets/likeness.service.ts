import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { ALIKE, LIVING_TICKETS, likeness } from 'shared-types/tickets';
import { GroupsPort } from '../groups/groups.port';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { TicketEntity } from './ticket.entity';

/** How many of the newest matters are read, and how many of them are worth showing. */
const READ = 300;
const SHOWN = 5;

export interface Like {
  id: string;
  number: string;
  title: string;
  group: string;
  why: string;
}

/** Finds the same plea in other words and other groups. Words are sealed, so they are compared here and not in SQL. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LikenessService {
  @Inject() database: Database;
  @Inject() groups: GroupsPort;

  /** Staff see those of the whole county, also where they only have a matter of the group and no seat in it; others what stands openly in it. */
  async find(actor: Actor, { groupId, words }: { groupId: string; words: string }): Promise<Like[]> {
    const plea = await this.groups.plea(actor, groupId, []);
    const isStaff = plea?.serves || (await this.hasOne(actor, groupId));
    if (!plea && !isStaff) throw new Refusal('NOT_FOUND');
    const near = isStaff ? '' : ' AND t.group_id = ? AND t.hidden = 0';
    const living = await this.database.allWithin(TicketEntity, {
      alias: 't',
      sql: `t.region = ? AND t.state IN (?)${near} ORDER BY t.id DESC LIMIT ${READ}`,
      params: [actor.region, LIVING_TICKETS, ...(isStaff ? [] : [groupId])],
    });
    const town = plea?.group.town ?? living.find((row) => row.groupId === groupId)?.town ?? null;
    const alike = living
      .map((row) => ({ row, like: likeness(words, `${row.title} ${row.words}`) }))
      .filter(({ like }) => like >= ALIKE)
      .sort((a, b) => b.like - a.like)
      .slice(0, SHOWN);
    const names = await this.groups.names(actor.region, [...new Set(alike.flatMap(({ row }) => row.groupId ?? []))]);
    return alike.map(({ row }) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      group: (row.groupId && names.get(row.groupId)) || '',
      why: row.town !== null && row.town === town ? '说的差不多,又在同一个乡镇' : '说的差不多',
    }));
  }

  /** A clerk whose unit has a matter that came from this group. */
  private async hasOne({ region, role, unitId }: Actor, groupId: string): Promise<boolean> {
    if (role !== 'clerk') return false;
    const found = await this.database.query('SELECT t.id FROM ticket t WHERE t.region = ? AND t.unit_id = ? AND t.group_id = ? LIMIT 1', [
      ...[region, unitId, groupId],
    ]);
    return found.length > 0;
  }
}

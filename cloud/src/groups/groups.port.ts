import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { CLEARED } from './body';
import { KEEPERS, SERVING } from './group.scope';
import { seatOf } from './speaking.rows';

/** What somebody wants to make a matter of, as far as the person who asks may see it. */
export interface Plea {
  group: { id: string; name: string; leadUnitId: string | null; town: string | null };
  /** Ascending; those that are shown, of those asked for. */
  said: { seq: number; senderId: string; firmId: string | null }[];
  /** The person serves the group in the post they act in. */
  serves: boolean;
}

interface Found {
  id: string;
  name: string;
  leadUnitId: string | null;
  town: string | null;
}

/** The questions other rooms may ask about groups. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupsPort {
  @Inject() database: Database;

  /** The messages one wants to make a matter of; null where one is no member of the group. */
  async plea({ region, personId, postId }: Actor, groupId: string, seqs: readonly number[]): Promise<Plea | null> {
    const seat = await seatOf(this.database, region, groupId, personId);
    const [group] = await this.database.query<Found>(
      'SELECT id, name, lead_unit_id AS leadUnitId, town FROM chat_group WHERE region = ? AND id = ?',
      [region, groupId],
    );
    if (!seat || !group || seat.postId !== postId) return null;
    const said = await this.database.query<{ seq: string; senderId: string; firmId: string | null }>(
      `SELECT seq, sender_id AS senderId, firm_id AS firmId FROM chat_message
       WHERE region = ? AND group_id = ? AND seq IN (?) AND seq >= ? AND state = 'shown' AND kind <> 'change' AND sender_id IS NOT NULL AND COALESCE(text, body, '') NOT IN ('', ?) ORDER BY seq`,
      [region, groupId, [0, ...seqs], seat.fromSeq, CLEARED],
    );
    return {
      group,
      said: said.map(({ seq, ...rest }) => ({ ...rest, seq: Number(seq) })),
      serves: seat.part !== null,
    };
  }

  /** The people who keep a group, each in a living post. */
  async keepersOf(region: string, groupId: string): Promise<string[]> {
    const rows = await this.database.query<{ person: string }>(
      `SELECT DISTINCT p.person_id AS person ${SERVING} WHERE s.region = ? AND s.group_id = ? AND s.part IN (?) ORDER BY 1`,
      [region, groupId, KEEPERS],
    );
    return rows.map(({ person }) => person);
  }

  /** What groups are called, by id. */
  async names(region: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>('SELECT id, name FROM chat_group WHERE region = ? AND id IN (?)', [
      region,
      ids,
    ]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

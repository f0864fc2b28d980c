import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { groupRoutes, Member } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Reply } from 'shared-types/kernel/contract';
import { DirectoryPort } from '../../directory/directory.port';
import { Database } from '../../kernel/db/database';
import { Clock } from '../../kernel/time/clock';
import { Duties } from '../duty.service';
import { Insiders } from '../insider.service';
import { Speakers } from '../speaker.service';
import { SEAT, SEAT_LIVES } from '../speaking.rows';

interface Raw {
  personId: string;
  postId: string | null;
  firmId: string | null;
  part: Exclude<Member['part'], 'firm'> | null;
  mutedUntil: Date | null;
}

const PAGE = 50;
/** People whose names are looked through for one that is asked for: names are sealed, so no index finds them. */
const LOOKED_AT = 2_000;

/** Who is in a group. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MemberList {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() speakers: Speakers;
  @Inject() duties: Duties;
  @Inject() directory: DirectoryPort;
  @Inject() clock: Clock;

  /** Staff first, then by person; `after` is the last person seen. How long somebody is to be quiet is for them and for staff. */
  async page(
    actor: Actor,
    { id, named, after }: { id: string; named?: string; after?: string },
  ): Promise<Reply<typeof groupRoutes.members>> {
    const inside = await this.insiders.of(actor, id);
    const rows = await this.rows(actor.region, id, after, named === undefined ? PAGE + 1 : LOOKED_AT);
    const speaker = await this.speakers.of(
      actor.region,
      rows.map((row) => spokeOf(actor.region, row)),
    );
    const duty = new Map((await this.duties.of(actor.region, id)).staff.map(({ postId, on }) => [postId, on]));
    const now = this.clock.now(actor.region);
    const members = rows.map((row): Member => {
      const { name, of } = speaker(spokeOf(actor.region, row));
      const onDuty = row.postId === null ? null : (duty.get(row.postId) ?? false);
      const tells = inside.postId !== null || row.personId === actor.personId;
      return {
        personId: row.personId,
        name,
        of,
        staff: row.postId !== null,
        part: partOf(row),
        onDuty,
        mutedUntil: tells ? until(row, now) : null,
      };
    });
    const found = named === undefined ? members : members.filter(({ name, of }) => name.includes(named) || of.includes(named));
    const units = after === undefined ? await this.units(actor.region, id, named) : [];
    return { members: found.slice(0, PAGE), more: found.length > PAGE, units };
  }

  /** The departments of its staff, by name. */
  private async units(region: string, groupId: string, named: string | undefined) {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT p.unit_id AS id ${SEAT} WHERE m.region = ? AND m.group_id = ? AND ${SEAT_LIVES} AND p.id IS NOT NULL`,
      [region, groupId],
    );
    const names = await this.directory.unitNames(
      region,
      rows.map((row) => row.id),
    );
    return [...names].map(([id, name]) => ({ id, name })).filter(({ name }) => named === undefined || name.includes(named));
  }

  private rows(region: string, groupId: string, after: string | undefined, most: number) {
    // The list stands as (not staff, person): a page begins where the one before has ended.
    const from =
      after === undefined
        ? ''
        : `AND ((m.post_id IS NULL) > (SELECT a.post_id IS NULL FROM group_member a WHERE a.region = m.region AND a.group_id = m.group_id AND a.person_id = ? AND a.live = 1)
           OR ((m.post_id IS NULL) = (SELECT a.post_id IS NULL FROM group_member a WHERE a.region = m.region AND a.group_id = m.group_id AND a.person_id = ? AND a.live = 1) AND m.person_id > ?))`;
    return this.database.query<Raw>(
      `SELECT m.person_id AS personId, m.post_id AS postId, m.firm_id AS firmId, s.part, m.muted_until AS mutedUntil ${SEAT}
       WHERE m.region = ? AND m.group_id = ? AND ${SEAT_LIVES} ${from} ORDER BY m.post_id IS NULL, m.person_id LIMIT ${most}`,
      [region, groupId, ...(after === undefined ? [] : [after, after, after])],
    );
  }
}

const spokeOf = (region: string, { personId, postId, firmId }: Raw) => ({ region, senderId: personId, postId, firmId });
const partOf = ({ part, postId }: Raw): Member['part'] => part ?? (postId === null ? 'firm' : 'staff');
const until = ({ mutedUntil }: Raw, now: Date) => (mutedUntil && mutedUntil > now ? mutedUntil.toISOString() : null);

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { GroupCard } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { DirectoryPort } from '../directory/directory.port';
import { FirmsPort } from '../firms/firms.port';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { PeoplePort } from '../people/people.port';
import { Duties, type OnDuty } from './duty.service';
import { Entries } from './entry.service';
import { ruledGroups } from './group.rows';
import { KEEPERS } from './group.scope';
import { type Inside, Insiders } from './insider.service';
import { GroupList } from './list.service';
import { belongingOf, capacitiesOf } from './members/seat';
import { message } from './message.rows';
import { ThreadOrigins } from './origin.service';

interface Raw {
  about: string | null;
  leadUnitId: string | null;
  document: string | null;
  documentOn: string | null;
  slowSeconds: number;
  staffOnly: number;
  pinnedSeq: string | null;
  firms: string;
  people: string;
  staff: string;
}

/** One group to look at: what it is for, who keeps it, why one is in it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupCards {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() groupList: GroupList;
  @Inject() duties: Duties;
  @Inject() origins: ThreadOrigins;
  @Inject() entries: Entries;
  @Inject() people: PeoplePort;
  @Inject() firms: FirmsPort;
  @Inject() directory: DirectoryPort;
  @Inject() clock: Clock;

  async show(actor: Actor, id: string): Promise<GroupCard> {
    const inside = await this.insiders.of(actor, id);
    const [[row], raw, duty, place] = await Promise.all([
      this.groupList.rows(actor, id),
      this.raw(actor.region, id),
      this.duties.of(actor.region, id),
      this.place(inside),
    ]);
    if (!row || !raw) throw new Refusal('NOT_FOUND');
    const [lead, pinned, kept, thread] = await Promise.all([
      this.directory.unitNames(actor.region, raw.leadUnitId ? [raw.leadUnitId] : []),
      this.pinned(inside, raw.pinnedSeq),
      this.keepers(duty),
      this.origins.of(actor.region, id),
    ]);
    const muted = inside.mutedUntil && inside.mutedUntil > this.clock.now(actor.region);
    return {
      ...row,
      ...{ about: raw.about, lead: (raw.leadUnitId && lead.get(raw.leadUnitId)) || null, ...kept, pinned },
      ...{ document: raw.document, documentOn: raw.documentOn, slowSeconds: raw.slowSeconds, staffOnly: raw.staffOnly === 1 },
      ...{ firms: Number(raw.firms), people: Number(raw.people), staff: Number(raw.staff) },
      mutedUntil: muted ? (inside.mutedUntil?.toISOString() ?? null) : null,
      mutedWhy: muted ? inside.mutedWhy : null,
      duty: this.duties.words(duty, actor.region),
      keeper: KEEPERS.includes(inside.part),
      readSeq: inside.readSeq,
      serves: inside.part !== null,
      ...{ thread, ...place },
    };
  }

  private async raw(region: string, id: string): Promise<Raw | undefined> {
    const [row] = await this.database.query<Raw>(
      `SELECT g.about, g.lead_unit_id AS leadUnitId, g.document, g.document_on AS documentOn, g.slow_seconds AS slowSeconds,
         g.staff_only AS staffOnly, g.pinned_seq AS pinnedSeq, COUNT(DISTINCT m.firm_id) AS firms, COUNT(m.firm_id) AS people, COUNT(m.post_id) AS staff
       FROM chat_group g LEFT JOIN group_member m ON m.region = g.region AND m.group_id = g.id AND m.live = 1
       WHERE g.region = ? AND g.id = ? GROUP BY g.region, g.id`,
      [region, id],
    );
    return row;
  }

  /** Nobody whom history does not reach is shown an old answer by its pin, and nobody one that was taken back or folded away. */
  private async pinned({ region, groupId, fromSeq, viewer }: Inside, seq: string | null) {
    const row = seq === null || Number(seq) < fromSeq ? null : await message(this.database, region, groupId, Number(seq));
    return row?.state === 'shown' ? this.entries.one(row, viewer) : null;
  }

  private async keepers({ staff }: OnDuty) {
    const kept = staff.filter(({ part }) => KEEPERS.includes(part));
    const names = await this.people.names(kept.map(({ personId }) => personId));
    const called = (part: string) => kept.filter((one) => one.part === part).flatMap(({ personId }) => names.get(personId) ?? []);
    return { owner: called('owner')[0] ?? null, deputies: called('deputy') };
  }

  /** Why one is in it, for which firm one speaks, and for which one could; bonds and rules are asked for once. */
  private async place({ region, personId, groupId, postId, firmId }: Inside): Promise<Pick<GroupCard, 'why' | 'speaksFor'>> {
    if (postId !== null)
      return { why: `您在这里值守:${(await this.directory.badges(region, [postId])).get(postId) ?? ''}`, speaksFor: null };
    const [bonds, groups] = await Promise.all([this.firms.bondsOf(personId, region), ruledGroups(this.database, region)]);
    const today = dayOf(this.clock.now(region).getTime());
    const own = await capacitiesOf(this.database, { region, personId, bonds }, groups, today);
    const belong = new Set(own.flatMap((seat) => (seat.groupId === groupId ? (seat.firmId ?? []) : [])));
    const bond = bonds.find((one) => one.firmId === firmId);
    const by = bond && belongingOf(bond, groups, today).find((belonging) => belonging.groupId === groupId);
    const firms = bonds.filter((one) => belong.has(one.firmId)).map(({ firmId: id, name }) => ({ id, name }));
    return { why: by?.why ?? `群主邀请了${bond?.name ?? '您的单位'}`, speaksFor: firmId === null ? null : { firmId, firms } };
  }
}

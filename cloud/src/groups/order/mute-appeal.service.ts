import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { MuteAppeal } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { FirmsPort } from '../../firms/firms.port';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Clock } from '../../kernel/time/clock';
import { PeoplePort } from '../../people/people.port';
import { lockGroups } from '../group.rows';
import { GroupsPort } from '../groups.port';
import { Insiders } from '../insider.service';
import { DeskBell } from './bell.deadlines';
import { groupsInOrder } from './order.rows';
import { OrderService } from './order.service';

interface Judged {
  id: string;
  personId: string;
  lift: boolean;
  why: string;
}
interface Waits {
  groupId: string;
  personId: string;
  firmId: string | null;
  until: Date;
  why: string | null;
  appeal: string;
  at: Date;
}

const SHOWN = 50;
const SEAT = 'region = ? AND group_id = ? AND person_id = ? AND live = 1';

/** Who may not speak for a while asks for somebody to look again, and hears what they decided. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MuteAppeals {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() order: OrderService;
  @Inject() people: PeoplePort;
  @Inject() firms: FirmsPort;
  @Inject() groups: GroupsPort;
  @Inject() bell: DeskBell;
  @Inject() clock: Clock;

  /** Asked once more, the later words count. */
  async appeal(actor: Actor, id: string, why: string): Promise<void> {
    const { mutedUntil } = await this.insiders.of(actor, id);
    const now = this.clock.now(actor.region);
    if (!mutedUntil || mutedUntil <= now) throw new Refusal('NOT_FOUND');
    await this.database.inTransaction(async (tx) => {
      await lockGroups(tx, actor.region, [id]);
      const { affectedRows } = await tx.run(
        `UPDATE group_member SET mute_appeal = ?, mute_appeal_at = ? WHERE ${SEAT} AND muted_until > ? AND NOT (mute_appeal <=> ?)`,
        [why, now, actor.region, id, actor.personId, now, why],
      );
      if (affectedRows > 0) await this.bell.ring(tx, actor.region, id);
    });
  }

  /** Nobody decides about themselves. Decided already, nothing happens. */
  async judge(actor: Actor, { id, personId, lift, why }: Judged): Promise<void> {
    if (personId === actor.personId) throw new Refusal('NOT_FOUND');
    const act = lift ? 'unmute' : 'stays';
    await this.order.within(actor, id, async (tx) => {
      const seat = await seatOf(tx, actor.region, id, personId);
      if (seat?.appeal === null && seat.judged === act) return;
      if (!seat?.appeal) throw new Refusal('NOT_FOUND');
      const free = lift ? ', muted_until = NULL, muted_why = NULL, muted_by = NULL' : '';
      await tx.run(`UPDATE group_member SET mute_appeal = NULL, mute_appeal_at = NULL${free} WHERE ${SEAT}`, [actor.region, id, personId]);
      await this.order.note(tx, actor, { groupId: id, act, personId, until: lift ? null : seat.until, why, told: { author: personId } });
      await this.bell.quiet(tx, actor.region, id);
    });
  }

  /** Those that wait, the longest first, in the groups whose order is this person's duty. */
  async waiting(actor: Actor): Promise<MuteAppeal[]> {
    const { region, personId } = actor;
    const rows = await this.database.query<Waits>(
      `SELECT group_id AS groupId, person_id AS personId, firm_id AS firmId, muted_until AS until, muted_why AS why, mute_appeal AS appeal,
         mute_appeal_at AS at FROM group_member
       WHERE region = ? AND group_id IN (?) AND live = 1 AND mute_appeal IS NOT NULL AND muted_until > ? AND person_id <> ? ORDER BY mute_appeal_at LIMIT ${SHOWN}`,
      [region, ['0', ...(await groupsInOrder(this.database, actor))], this.clock.now(region), personId],
    );
    if (rows.length === 0) return [];
    const [groups, people, firms] = await Promise.all([
      this.groups.names(region, [...new Set(rows.map(({ groupId }) => groupId))]),
      this.people.names(rows.map((row) => row.personId)),
      this.firms.names(region, [...new Set(rows.flatMap(({ firmId }) => firmId ?? []))]),
    ]);
    return rows.map(({ firmId, until, at, why, ...row }) => ({
      ...{ ...row, why: why ?? '', groupName: groups.get(row.groupId) ?? '', name: people.get(row.personId) ?? '' },
      ...{ of: firms.get(firmId ?? '') ?? '', until: until.toISOString(), at: at.toISOString() },
    }));
  }
}

/** What somebody asks for, until when they may not speak, and what was decided about it last. */
async function seatOf(tx: Tx, region: string, groupId: string, personId: string) {
  const [seat] = await tx.query<{ appeal: string | null; until: Date | null; judged: string | null }>(
    `SELECT mute_appeal AS appeal, muted_until AS until, (SELECT a.act FROM order_act a WHERE a.region = m.region AND a.group_id = m.group_id
       AND a.person_id = m.person_id ORDER BY a.id DESC LIMIT 1) AS judged
     FROM group_member m WHERE m.region = ? AND m.group_id = ? AND m.person_id = ? AND m.live = 1 FOR UPDATE`,
    [region, groupId, personId],
  );
  return seat;
}

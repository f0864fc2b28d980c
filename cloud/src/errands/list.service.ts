import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DESK_LISTS } from 'shared-types/errands';
import { ENDED_STATES } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { at, nextDay } from 'shared-types/kernel/calendar';
import { In } from 'typeorm';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { ErrandEntity } from './errand.entity';
import { deskScope, poolScope } from './errand.scope';
import { OfferEntity } from './offer.entity';

const PAGE = 20;
const ENDED = ENDED_STATES.map((s) => `'${s}'`).join(', ');

export type DeskList = (typeof DESK_LISTS)[number];
/** The lists of a desk as conditions: nobody has it; it is late or was alarmed and nobody has called; the household must be called back. */
const DESK: Record<DeskList, string> = {
  unassigned: "e.state IN ('open', 'offered')",
  at_risk: "e.alarmed_at IS NOT NULL AND e.contacted_at IS NULL AND e.state IN ('open', 'offered', 'accepted')",
  call_backs: "e.state = 'done' AND e.call_back_at IS NOT NULL",
};

/** Lists, each through the person who asks, newest or most urgent first, paged by key. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandLists {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** What this person asked for, in every county, whatever post is acted in. */
  mine(actor: Actor, before: string | undefined, filter: 'open' | 'ended' | undefined) {
    const state = filter ? ` AND e.state ${filter === 'open' ? 'NOT IN' : 'IN'} (${ENDED})` : '';
    return this.page(`e.requester_id = ?${state}`, [actor.personId], before);
  }

  desk(actor: Actor, list: DeskList, before: string | undefined) {
    const scope = deskScope(actor);
    return this.page(`${scope.sql} AND ${DESK[list]}`, scope.params, before);
  }

  async deskCounts(actor: Actor): Promise<Record<DeskList, number>> {
    const scope = deskScope(actor);
    const sums = Object.entries(DESK).map(([name, condition]) => `COALESCE(SUM(${condition}), 0) AS ${name}`);
    const [row] = await this.database.query<Record<DeskList, string>>(
      `SELECT ${sums.join(', ')} FROM errand e WHERE ${scope.sql}`,
      scope.params,
    );
    return { unassigned: Number(row?.unassigned ?? 0), at_risk: Number(row?.at_risk ?? 0), call_backs: Number(row?.call_backs ?? 0) };
  }

  /** The agent's visits of a day, what still waits for a time, and what was done that day. Earliest first. */
  async day(actor: Actor, day: string): Promise<ErrandEntity[]> {
    const [from, to] = [new Date(at(day, 0)), new Date(at(nextDay(day), 0))];
    const keys = await this.database.query<{ region: string; id: string }>(
      `SELECT e.region, e.id FROM errand e
       WHERE e.region = ? AND ((e.agent_post_id = ? AND (e.agreed_from IS NULL OR e.agreed_from < ?)) OR (e.done_post_id = ? AND e.done_at >= ? AND e.done_at < ?))
       ORDER BY e.agreed_from IS NULL, e.agreed_from, e.id LIMIT 200`,
      [actor.region, actor.postId, to, actor.postId, from, to],
    );
    return this.rows(keys);
  }

  /** What nobody of the town has taken; not what one asked for oneself. */
  async pool(actor: Actor): Promise<ErrandEntity[]> {
    const scope = poolScope(actor);
    const keys = await this.database.query<{ region: string; id: string }>(
      `SELECT e.region, e.id FROM errand e WHERE ${scope.sql} AND ${DESK.unassigned} ORDER BY e.urgent IS NULL, e.promise_due, e.id LIMIT 100`,
      scope.params,
    );
    return this.rows(keys);
  }

  /** The offers one has to answer, with the request of each. */
  async offers(actor: Actor): Promise<{ offer: OfferEntity; row: ErrandEntity }[]> {
    const offers = await this.database.source.getRepository(OfferEntity).find({
      where: { region: actor.region, postId: actor.postId ?? '', state: 'open' },
      order: { dueAt: 'ASC', id: 'ASC' },
    });
    const rows = new Map((await this.rows(offers.map((o) => ({ region: o.region, id: o.errandId })))).map((r) => [r.id, r]));
    return offers.flatMap((offer) => {
      const row = rows.get(offer.errandId);
      return row ? [{ offer, row }] : [];
    });
  }

  /** What the household was noted to need at the last visit there, by address; null where nobody has been. */
  async lastNotes(rows: readonly ErrandEntity[]): Promise<Map<string, string>> {
    const notes = new Map<string, string>();
    for (const { region, id, placeIndex } of rows) {
      if (!placeIndex) continue;
      const [earlier] = await this.database.source
        .getRepository(ErrandEntity)
        .find({
          where: { region, placeIndex },
          order: { id: 'DESC' },
          take: 5,
        })
        .then((found) => found.filter((r) => r.id !== id && r.beneficiaryNote));
      if (earlier?.beneficiaryNote) notes.set(id, earlier.beneficiaryNote);
    }
    return notes;
  }

  private async page(condition: string, params: unknown[], before: string | undefined) {
    const keys = await this.database.query<{ region: string; id: string }>(
      `SELECT e.region, e.id FROM errand e WHERE ${condition}${before ? ' AND e.id < ?' : ''} ORDER BY e.id DESC LIMIT ${PAGE + 1}`,
      [...params, ...(before ? [before] : [])],
    );
    return { rows: await this.rows(keys.slice(0, PAGE)), more: keys.length > PAGE };
  }

  /** Whole rows for some keys, in the order of the keys. */
  private async rows(keys: readonly { region: string; id: string }[]): Promise<ErrandEntity[]> {
    if (keys.length === 0) return [];
    const found = await this.database.source
      .getRepository(ErrandEntity)
      .findBy({ region: In([...new Set(keys.map((k) => k.region))]), id: In(keys.map((k) => k.id)) });
    const byId = new Map(found.map((r) => [r.id, r]));
    return keys.flatMap(({ id }) => byId.get(id) ?? []);
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Candidate, type Considered, rank } from 'shared-types/errands';
import { isOpen, nextOpen } from 'shared-types/kernel/calendar';
import { duration, reckon } from 'shared-types/kernel/duration';
import type { Promised } from 'shared-types/kernel/promise';
import type { Agent } from '../directory/directory.port';
import { DirectoryPort, onDuty } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { setDeadlines } from '../kernel/engine/deadline';
import { theClock } from '../kernel/engine/timeline';
import { Ids } from '../kernel/ids';
import { Rules } from '../kernel/time/rules';
import { PeoplePort } from '../people/people.port';
import { keepDecision } from './decision.rows';
import type { ErrandEntity } from './errand.entity';
import { moveErrand } from './errand.move';
import { answers, loads } from './load.rows';
import { makeOffer } from './offer.rows';
import { quiet } from './quiet';

/** Finds an agent: the village's station, then the rest of the town, then the dispatcher's alarm. One open offer at a time. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Dispatch {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() people: PeoplePort;
  @Inject() rules: Rules;
  @Inject() ids: Ids;

  /** One step of the ladder for a request nobody has. Called with its row locked, by the deadline `errand.dispatch`. */
  async step(tx: Tx, row: ErrandEntity, now: Date): Promise<void> {
    if (row.state !== 'open') return;
    const calendar = await this.rules.calendar(row.region);
    if (!row.urgent && (await quiet(this.rules, row.region, now)))
      return this.lookAgain(tx, row, new Date(nextOpen(calendar, now.getTime())));
    const considered = await this.consider(row, now, tx);
    const chosen = considered.find((c) => c.verdict === 'chosen');
    if (chosen) {
      await this.mindHalfTime(tx, row, considered, now);
      return this.offer(tx, row, chosen, considered, now);
    }
    if (!row.urgent && !isOpen(calendar, now.getTime())) return this.lookAgain(tx, row, new Date(nextOpen(calendar, now.getTime())));
    await this.alarm(tx, row, now, considered, 'nobody');
  }

  /** Everybody of the town in the order they would be asked, with what speaks against each. On level 3 the county decides, so nobody. */
  async consider(row: ErrandEntity, now: Date, tx?: Tx): Promise<Considered[]> {
    const agents = row.level >= 3 ? [] : await this.directory.agentsOf(row.region, row.town);
    return rank(await this.candidates(row, agents, now, tx));
  }

  async candidates(row: ErrandEntity, agents: readonly Agent[], now: Date, tx?: Tx): Promise<Candidate[]> {
    const calendar = await this.rules.calendar(row.region);
    const ask = tx ?? this.database;
    const [load, history, beneficiary] = [await loads(ask, row.region), await answers(ask, row), await this.beneficiary(row)];
    return agents.map((agent) => ({
      postId: agent.postId,
      name: agent.name,
      unitName: agent.unitName,
      kind: agent.kind,
      capacity: agent.capacity,
      rung: isOwnStation(agent, row) ? 1 : 2,
      active: load.get(agent.postId)?.active ?? 0,
      lastAcceptedAt: load.get(agent.postId)?.lastAcceptedAt ?? null,
      duty: onDuty(agent, calendar, now.getTime()),
      skilled: row.category === null || agent.skills.includes(row.category),
      isParty: [row.requesterId, beneficiary].includes(agent.personId),
      sameAddress: row.placeIndex !== null && agent.homeIndex !== null && row.placeIndex.equals(agent.homeIndex),
      history: history.get(agent.postId) ?? 'none',
    }));
  }

  /** Sounds the dispatcher's alarm; the request stays in the pool and the ladder looks again later. */
  async alarm(tx: Tx, row: ErrandEntity, now: Date, considered: Considered[], why: 'nobody' | 'half_time' | 'late') {
    // The last rung: where nobody is left to ask, or the promise is broken, the county's desk hears of it with the town's.
    const county = why === 'half_time' ? [] : await this.dispatchersOf({ ...row, level: 3 });
    const dispatchers = [...(await this.dispatchersOf(row)), ...county];
    if (row.alarmedAt === null || why === 'late') {
      row = await moveErrand(tx, row, 'alarm', {
        by: theClock,
        at: now,
        change: { alarmedAt: row.alarmedAt ?? now },
        facts: { why },
        concerned: { dispatchers },
      });
      await keepDecision(tx, row, { at: now, how: 'alarm', rung: 3, considered });
    }
    if (row.state === 'open' && row.level < 3) {
      await this.lookAgain(tx, row, new Date((await this.rules.promise(row.region, 'errand.look_again', now)).due));
    }
  }

  /** Person ids of the town's dispatchers, of the county's where the town has none or the county has been asked. */
  async dispatchersOf(row: Pick<ErrandEntity, 'region' | 'town' | 'level'>): Promise<string[]> {
    const own = row.level >= 3 ? [] : await this.directory.dispatchers(row.region, row.town);
    const found = own.length > 0 ? own : await this.directory.dispatchers(row.region, null);
    return found.map((d) => d.personId);
  }

  private async offer(tx: Tx, row: ErrandEntity, chosen: Considered, considered: Considered[], now: Date) {
    const due = await this.rules.promise(row.region, row.urgent ? 'errand.offer_urgent' : 'errand.offer', now);
    const [agent] = [...(await this.directory.agentsByPost(row.region, [chosen.postId])).values()];
    const id = this.ids.next();
    const moved = await moveErrand(tx, row, 'offer', {
      by: theClock,
      at: now,
      concerned: { offered: agent?.personId ?? null },
      facts: { offer: id, post: chosen.postId, due: due.due, rung: chosen.rung },
      set: [{ kind: 'errand.offer', dueAt: new Date(due.due), why: due }],
    });
    const { region, round } = row;
    await makeOffer(tx, {
      region,
      id,
      errandId: row.id,
      postId: chosen.postId,
      round,
      rung: chosen.rung,
      how: 'ladder',
      state: 'open',
      madeAt: now,
      dueAt: new Date(due.due),
    });
    await keepDecision(tx, moved, { at: now, how: 'ladder', rung: chosen.rung, considered });
  }

  /** Where asking everybody in turn would outlast the promise, the dispatcher hears of it at half time. */
  private async mindHalfTime(tx: Tx, row: ErrandEntity, considered: Considered[], now: Date) {
    if (row.alarmedAt !== null) return;
    const calendar = await this.rules.calendar(row.region);
    const each = duration((await this.rules.value(row.region, row.urgent ? 'errand.offer_urgent' : 'errand.offer', now)).value);
    const asked = considered.filter((c) => c.verdict === 'chosen' || c.verdict === 'next').length;
    const last = reckon(calendar, now.getTime(), { ...each, n: each.n * asked });
    if (last.due <= row.promiseDue.getTime()) return;
    const { value, from }: Promised = JSON.parse(row.promise);
    const whole = duration(value);
    const half = reckon(calendar, Date.parse(from), { ...whole, n: whole.n / 2 });
    await setDeadlines(tx, row.region, `errand/${row.id}`, [{ kind: 'errand.half', dueAt: new Date(half.due) }]);
  }

  private lookAgain(tx: Tx, { region, id }: ErrandEntity, dueAt: Date) {
    return setDeadlines(tx, region, `errand/${id}`, [{ kind: 'errand.dispatch', dueAt }]);
  }

  private async beneficiary(row: ErrandEntity): Promise<string | null> {
    return row.beneficiaryPhone ? ((await this.people.byPhone(row.beneficiaryPhone))?.id ?? null) : null;
  }
}

/** The station of the village itself, or one that stands there though it serves another. */
const isOwnStation = (agent: Agent, row: ErrandEntity) =>
  row.level === 1 &&
  row.division !== null &&
  agent.unitKind === 'village_station' &&
  [agent.unitDivision, agent.locatedDivision].includes(row.division);

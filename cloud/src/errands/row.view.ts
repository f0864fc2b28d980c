import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DayRow, Decision, ErrandRow, Offer, PoolRow } from 'shared-types/errands';
import { errandCommands } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { CataloguePort } from '../catalogue/catalogue.port';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import type { ErrandEntity } from './errand.entity';
import { agreedOf, UNNAMED } from './errand.view';
import type { OfferEntity } from './offer.entity';
import { wordsById } from './words.rows';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Builds the lines of lists: what a line may say depends on how near the reader is to the matter. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RowView {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() catalogue: CataloguePort;
  @Inject() clock: Clock;

  async rows(rows: readonly ErrandEntity[]): Promise<ErrandRow[]> {
    const named = await this.named(rows);
    return rows.map((row) => ({
      ...this.line(row, named),
      number: row.number,
      state: row.state,
      version: row.version,
      epoch: row.epoch,
      itemCode: row.itemCode,
      sentAt: row.sentAt.toISOString(),
      contactedAt: iso(row.contactedAt),
      agreed: agreedOf(row),
      agentName: named.agents.get(`${row.region}${row.agentPostId ?? row.donePostId}`) ?? null,
      outcome: row.outcome,
      confirmBy: iso(row.confirmBy),
      alarmedAt: iso(row.alarmedAt),
      id: row.id,
    }));
  }

  /** For the agent whose visits these are: the household by name, the way there, what to bring. */
  async day(actor: Actor, rows: readonly ErrandEntity[], notes: Map<string, string>): Promise<DayRow[]> {
    const lines = new Map((await this.rows(rows)).map((line) => [line.id, line]));
    const year = Number(dayOf(this.clock.now(actor.region).getTime()).slice(0, 4));
    const days = await Promise.all(
      rows.map(async (row) => {
        const line = lines.get(row.id);
        const item = row.itemCode ? await this.catalogue.item(row.region, row.itemCode) : null;
        return (
          line && {
            ...line,
            beneficiary: { name: row.beneficiaryName, age: row.birthYear ? year - row.birthYear : null, note: row.beneficiaryNote },
            requester: { name: row.requesterName, relation: row.relation },
            placeText: row.placeText,
            materials: item?.materials.map((m) => m.name) ?? [],
            lastVisitNote: notes.get(row.id) ?? null,
            commands: errandCommands(actor, { ...row, offeredPostId: null }),
          }
        );
      }),
    );
    return days.filter((day) => day !== undefined);
  }

  /** Before saying yes: village and item, no name and no house number. */
  async offers(pairs: readonly { offer: OfferEntity; row: ErrandEntity }[]): Promise<Offer[]> {
    const named = await this.named(pairs.map((p) => p.row));
    return pairs.map(({ offer, row }) => ({
      ...this.line(row, named),
      id: offer.id,
      errandId: row.id,
      placeKind: row.placeKind,
      wish: { day: row.wishDay, part: row.wishPart },
      due: iso(offer.dueAt) ?? row.promiseDue.toISOString(),
      rung: offer.rung,
    }));
  }

  async pool(rows: readonly ErrandEntity[]): Promise<PoolRow[]> {
    const named = await this.named(rows);
    return rows.map((row) => ({
      ...this.line(row, named),
      errandId: row.id,
      placeKind: row.placeKind,
      wish: { day: row.wishDay, part: row.wishPart },
      sentAt: row.sentAt.toISOString(),
    }));
  }

  async decisions(row: ErrandEntity): Promise<Decision[]> {
    const rows = await this.database.query<{
      no: number;
      at: Date;
      how: Decision['how'];
      rung: number;
      words_id: string | null;
      considered: string;
    }>('SELECT no, at, how, rung, words_id, considered FROM decision WHERE region = ? AND errand_id = ? ORDER BY no', [row.region, row.id]);
    const considered: Decision['considered'][] = rows.map((r) => JSON.parse(r.considered));
    const names = await this.directory.agentsByPost(row.region, [...new Set(considered.flat().map((c) => c.postId))]);
    const reasons = await wordsById(
      this.database,
      row.region,
      rows.flatMap((r) => r.words_id ?? []),
    );
    return rows.map((r, i) => ({
      no: r.no,
      at: r.at.toISOString(),
      how: r.how,
      rung: r.rung,
      reason: reasons.get(r.words_id ?? '') ?? null,
      considered: (considered[i] ?? []).map((c) => ({
        ...c,
        name: names.get(c.postId)?.name ?? '',
        unitName: names.get(c.postId)?.unitName ?? '',
      })),
    }));
  }

  private line(row: ErrandEntity, named: Named) {
    return {
      title: named.titles.get(`${row.region}${row.itemCode}`) ?? UNNAMED,
      mode: row.mode,
      urgent: row.urgent,
      divisionName: named.places.get(`${row.region}${row.division ?? row.town}`) ?? '',
      promiseDue: row.promiseDue.toISOString(),
    };
  }

  /** The names a page of rows needs, each asked for once, county by county. */
  private async named(rows: readonly ErrandEntity[]): Promise<Named> {
    const named: Named = { titles: new Map(), places: new Map(), agents: new Map() };
    for (const region of new Set(rows.map((r) => r.region))) {
      const own = rows.filter((r) => r.region === region);
      const titles = await this.catalogue.titles(region, [...new Set(own.flatMap((r) => r.itemCode ?? []))]);
      for (const [code, title] of titles) named.titles.set(region + code, title);
      for (const code of new Set(own.map((r) => r.division ?? r.town))) {
        named.places.set(region + code, (await this.directory.place(region, code))?.name ?? '');
      }
      const posts = await this.directory.agentsByPost(region, [...new Set(own.flatMap((r) => r.agentPostId ?? r.donePostId ?? []))]);
      for (const [post, { name }] of posts) named.agents.set(region + post, name);
    }
    return named;
  }
}

interface Named {
  titles: Map<string, string>;
  places: Map<string, string>;
  agents: Map<string, string>;
}

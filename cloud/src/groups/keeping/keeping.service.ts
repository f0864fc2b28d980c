import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../../kernel/db/transaction';
import { announceKept } from '../../kernel/keeping';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { TicketsPort } from '../../tickets/tickets.port';
import { bodyOf, CLEARED } from '../body';
import { lockGroups } from '../group.rows';
import {
  type Aged,
  clearAll,
  clearAsides,
  entriesAfter,
  filesAfter,
  goneThrough,
  heldAfter,
  neededIn,
  nextLog,
  type Place,
  placesAfter,
  START,
} from './keeping.rows';

const DAY = 86_400_000;
/** Days for which everything about a matter is kept after its end, whatever the county's rule says; evidence likewise. */
const MATTER = 1825;
type Page = (place: Place) => Promise<Aged[]>;

/** How long it is kept what was said in groups: a year, a matter's words for years, its photos and any places less. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupKeeping {
  @Inject() tickets: TicketsPort;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    const of = 'county';
    announceKept({ rule: 'keep.chat', least: 190, of, clear: (tx, before, most, region) => this.said(tx, region, before, most) });
    announceKept({
      ...{ rule: 'keep.matter', least: MATTER, of },
      clear: (tx, before, most, region) => this.through(tx, region, before, (place) => heldAfter(tx, region, place, most)),
    });
    announceKept({
      ...{ rule: 'keep.file', least: 30, of },
      clear: (tx, before, most, region) => this.through(tx, region, before, (place) => filesAfter(tx, region, before, place, most)),
    });
    announceKept({
      ...{ rule: 'keep.place', least: 7, of },
      clear: (tx, before, most, region) => this.through(tx, region, before, (place) => placesAfter(tx, region, before, place, most)),
    });
  }

  /** Goes on through the logs until something of them is gone; gives how many messages. */
  private async said(tx: Tx, region: string, before: Date, most: number): Promise<number> {
    for (let log = await nextLog(tx, region, before); log; log = await nextLog(tx, region, before)) {
      await lockGroups(tx, region, [log.id]);
      const page = await entriesAfter(tx, region, log.id, log.clearedSeq, most);
      const young = page.findIndex(({ at }) => at >= before);
      const old = young < 0 ? page : page.slice(0, young);
      const said = old.filter(({ kind, body }) => kind !== 'change' && kind !== 'note' && body !== CLEARED);
      const free = await this.free(tx, region, said, await this.matters(region));
      const last = old.at(-1);
      if (!last) return 0;
      await clearAll(tx, region, free);
      await goneThrough(
        tx,
        region,
        last,
        said.filter((one) => !free.includes(one)),
      );
      if (free.length > 0) return free.length;
    }
    // What staff noted quotes what was said.
    return clearAsides(tx, region, before, most);
  }

  /** Goes through pages until something of one is gone. `ended`: before when a matter has to have ended. */
  private async through(tx: Tx, region: string, ended: Date, pageAfter: Page): Promise<number> {
    let place = START;
    for (;;) {
      const page = await pageAfter(place);
      const last = page.at(-1);
      if (!last) return 0;
      const free = await this.free(tx, region, page, ended);
      if (free.length > 0) {
        await clearAll(tx, region, free);
        return free.length;
      }
      place = last;
    }
  }

  /** Those that nobody needs any more: their matter has ended long enough ago, and nothing else holds them. */
  private async free(tx: Tx, region: string, rows: readonly Aged[], ended: Date): Promise<Aged[]> {
    const over = await this.tickets.endedBefore(tx, region, [...new Set(rows.flatMap(({ ticketId }) => ticketId ?? []))], ended);
    const [since, now] = [await this.matters(region), this.clock.now(region)];
    const needed = new Map<string, Set<number>>();
    for (const id of new Set(rows.map(({ groupId }) => groupId))) {
      const seqs = rows.flatMap(({ groupId, seq }) => (groupId === id ? seq : []));
      needed.set(id, await neededIn(tx, region, id, seqs, since));
    }
    return rows.filter(
      (row) => (row.ticketId === null || over.has(row.ticketId)) && !needed.get(row.groupId)?.has(row.seq) && !stands(row, now),
    );
  }

  /** Before when a matter has to have ended, or evidence to have been taken, for its words to be over. */
  private async matters(region: string): Promise<Date> {
    const now = this.clock.now(region);
    return new Date(now.getTime() - Math.max(MATTER, await this.rules.number(region, 'keep.matter', now)) * DAY);
  }
}

/** A notice still on the board. */
function stands({ body }: Aged, now: Date): boolean {
  const { until } = bodyOf(body);
  return until !== undefined && new Date(until) > now;
}

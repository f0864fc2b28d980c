import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AFTER_MOST, BEHIND_MOST, type Entry, PAGE } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { literally } from '../kernel/db/like';
import { Clock } from '../kernel/time/clock';
import { Entries } from './entry.service';
import { type Inside, Insiders } from './insider.service';
import { type MessageRow, messages } from './message.rows';
import { typedFor } from './transcript.rows';

interface Wanted {
  id: string;
  before?: number;
  after?: number;
  around?: number;
  on?: string;
}
export interface Page {
  entries: Entry[];
  more: boolean;
  lastSeq: number;
  jumped: boolean;
}

/** Away for longer, one begins with the newest page. */
const AWAY_MOST = 7 * 86_400_000;
/** Entries a search looks through before it gives up, and at a time. */
const SEARCHED = { all: 50_000, step: 5_000 };
const SAID = "kind <> 'change'";
const FITS = `(text LIKE ? OR (kind = 'voice' AND ${typedFor('chat_message')} LIKE ?))`;

/** What was said, page by page, to whoever is in the group. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class History {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() entries: Entries;
  @Inject() clock: Clock;

  async page(actor: Actor, { id, before, after, around, on }: Wanted): Promise<Page> {
    const inside = await this.insiders.of(actor, id);
    if (after !== undefined) return this.after(inside, after);
    if (around !== undefined) return this.around(inside, around);
    if (on !== undefined) return this.around(inside, await this.firstOn(inside, on));
    return this.before(inside, before);
  }

  /** The first number of a day (YYYY-MM-DD in the county), or of what came after it; the last one where nothing did. */
  private async firstOn(inside: Inside, day: string): Promise<number> {
    const begins = new Date(`${day}T00:00:00+08:00`);
    let [low, high] = [inside.fromSeq, inside.lastSeq + 1];
    // Numbers and times rise together: twenty looks find a day among a million entries.
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = await this.read(inside, 'seq = ?', [middle]);
      if (row && row.at < begins) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, Math.min(low, inside.lastSeq));
  }

  /** Newest first; `more` says that older ones lie beyond what was looked through or found. */
  async search(
    actor: Actor,
    { id, words, before }: { id: string; words: string; before?: number },
  ): Promise<Pick<Page, 'entries' | 'more'>> {
    const inside = await this.insiders.of(actor, id);
    const start = before ?? inside.lastSeq + 1;
    const found: MessageRow[] = [];
    for (let upTo = start; upTo > inside.fromSeq && found.length <= PAGE && start - upTo < SEARCHED.all; upTo -= SEARCHED.step)
      found.push(...(await this.matching(inside, words, Math.max(inside.fromSeq, upTo - SEARCHED.step), upTo)));
    return { entries: await this.entries.all(found.slice(0, PAGE), inside.viewer), more: found.length > PAGE };
  }

  private matching(inside: Inside, words: string, from: number, upTo: number) {
    const like = `%${literally(words)}%`;
    return this.read(inside, `seq >= ? AND seq < ? AND ${SAID} AND state = 'shown' AND ${FITS} ORDER BY seq DESC LIMIT ${PAGE + 1}`, [
      ...[from, upTo, like, like],
    ]);
  }

  /** Everything after a number; whoever is too far behind gets the newest page and asks for older ones from there. */
  private async after(inside: Inside, after: number): Promise<Page> {
    const from = Math.max(after, inside.fromSeq - 1);
    const rows = await this.read(inside, `seq > ? ORDER BY seq LIMIT ${AFTER_MOST}`, [from]);
    const old = rows[0] && this.clock.now(inside.region).getTime() - rows[0].at.getTime() > AWAY_MOST;
    if (inside.lastSeq - from > BEHIND_MOST || (old && inside.lastSeq - from > AFTER_MOST))
      return { ...(await this.before(inside)), jumped: true };
    const more = (rows.at(-1)?.seq ?? from) < inside.lastSeq;
    return { entries: await this.entries.all(rows, inside.viewer), more, lastSeq: inside.lastSeq, jumped: false };
  }

  private async before(inside: Inside, before = inside.lastSeq + 1): Promise<Page> {
    const rows = await this.read(inside, `seq >= ? AND seq < ? AND ${SAID} ORDER BY seq DESC LIMIT ${PAGE + 1}`, [inside.fromSeq, before]);
    const entries = await this.entries.all(rows.slice(0, PAGE).reverse(), inside.viewer);
    return { entries, more: rows.length > PAGE, lastSeq: inside.lastSeq, jumped: false };
  }

  /** Half a page on each side, the entry itself among the later half. */
  private async around(inside: Inside, seq: number): Promise<Page> {
    const half = PAGE / 2;
    const [earlier, later] = await Promise.all([
      this.read(inside, `seq >= ? AND seq < ? AND ${SAID} ORDER BY seq DESC LIMIT ${half + 1}`, [inside.fromSeq, seq]),
      this.read(inside, `seq >= ? AND ${SAID} ORDER BY seq LIMIT ${half}`, [Math.max(seq, inside.fromSeq)]),
    ]);
    const entries = await this.entries.all([...earlier.slice(0, half).reverse(), ...later], inside.viewer);
    return { entries, more: earlier.length > half, lastSeq: inside.lastSeq, jumped: false };
  }

  private read({ region, groupId }: Inside, where: string, params: unknown[]) {
    return messages(this.database, `region = ? AND group_id = ? AND ${where}`, [region, groupId, ...params]);
  }
}

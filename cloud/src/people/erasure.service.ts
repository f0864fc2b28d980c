import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { COOLING_DAYS, type Erasure } from 'shared-types/people';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { type Deadline, meetDeadlines, setDeadlines } from '../kernel/engine/deadline';
import { recordEvent } from '../kernel/engine/event';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { log } from '../kernel/log';
import { personalData, type Subject } from '../kernel/personal-data';
import { Clock } from '../kernel/time/clock';
import { alive } from './person.rows';

export const DUE = 'people.erasure';
const COOLING = COOLING_DAYS * 86_400_000;

interface Open {
  region: string;
  id: string;
  asked_at: Date;
  due_at: Date;
}
/** How a wish to be forgotten ends: taken back, by signing in again, something stood in the way when it was due, or fulfilled. */
type Ending = 'cancelled' | 'signed_in' | 'held' | 'done';
const TOLD: Partial<Record<Ending, string>> = { signed_in: 'erasure.cancel', held: 'erasure.hold' };

/** Being forgotten: asked for, slept over, done by the engine. What happened stays without who it was. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErasureService {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  async standing(personId: string): Promise<Erasure> {
    const open = await this.open(this.database, personId);
    const holds = await this.holds(await this.subject(this.database, personId));
    return { asked: open && { at: open.asked_at.toISOString(), due: open.due_at.toISOString() }, holds };
  }

  /** Starts the days of cooling; asked again while they run, they run on. Throws ERASURE_HELD. */
  async ask(personId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (!(await alive(tx, personId))) throw new Refusal('SESSION_ENDED');
      if (await this.open(tx, personId)) return;
      const [why] = await this.holds(await this.subject(tx, personId), tx);
      if (why) throw new Refusal('ERASURE_HELD', { why });
      await this.begin(tx, personId);
    });
  }

  /** Stays after all. Nothing where nothing was asked, or where it has been done. */
  async cancel(personId: string): Promise<void> {
    await this.database.inTransaction((tx) => this.endIfOpen(tx, personId, 'cancelled'));
  }

  /** Whoever signs in wants to be known; somebody forgotten a moment ago begins anew instead. */
  async signedIn(tx: Tx, personId: string): Promise<void> {
    await this.endIfOpen(tx, personId, 'signed_in');
    if (!(await alive(tx, personId))) throw new Refusal('SESSION_ENDED');
  }

  /** The days are over. The wish's row is locked; the person's comes after it, as everywhere. */
  async fire(tx: Tx, { region, subject }: Deadline, now: Date): Promise<void> {
    const [wish] = await tx.query<Open & { person_id: string }>(
      'SELECT region, id, asked_at, due_at, person_id FROM erasure WHERE region = ? AND id = ? AND ended_at IS NULL',
      [region, subject.split('/')[1]],
    );
    if (!wish || !(await alive(tx, wish.person_id))) return;
    const person = await this.subject(tx, wish.person_id);
    if ((await this.holds(person, tx)).length > 0) return this.end(tx, wish, wish.person_id, 'held', now);
    let count = 0;
    for (const part of personalData()) count += await part.erase(tx, person);
    await this.end(tx, wish, wish.person_id, 'done', now);
    // The proof that it was done: how much, never whose.
    tx.afterCommit(() => log.info('person forgotten', { subject, count }));
  }

  private async begin(tx: Tx, personId: string) {
    const [person] = await tx.query<{ region: string | null }>('SELECT region FROM person WHERE id = ?', [personId]);
    const [region, id] = [person?.region ?? '', this.ids.next()];
    const at = this.clock.now(region);
    const dueAt = new Date(at.getTime() + COOLING);
    await tx.run('INSERT INTO erasure (region, id, person_id, asked_at, due_at) VALUES (?, ?, ?, ?, ?)', [region, id, personId, at, dueAt]);
    await setDeadlines(tx, region, `erasure/${id}`, [{ kind: DUE, dueAt }]);
    await this.happened(tx, { region, id }, 1, 'erasure.ask', personId, at);
  }

  private async endIfOpen(tx: Tx, personId: string, ending: Ending) {
    const open = await this.open(tx, personId);
    if (!open) return;
    // Wish before person, the engine's own order: of the two that meet here, one waits and finds it ended.
    const [still] = await tx.query('SELECT id FROM erasure WHERE region = ? AND id = ? AND ended_at IS NULL FOR UPDATE', [
      open.region,
      open.id,
    ]);
    if (still) await this.end(tx, open, personId, ending, this.clock.now(open.region));
  }

  private async end(tx: Tx, { region, id }: Pick<Open, 'region' | 'id'>, personId: string, ending: Ending, at: Date) {
    await tx.run('UPDATE erasure SET ended_at = ?, ending = ? WHERE region = ? AND id = ?', [at, ending, region, id]);
    await meetDeadlines(tx, region, `erasure/${id}`, [DUE]);
    const type = TOLD[ending];
    if (type) await this.happened(tx, { region, id }, 2, type, personId, at);
  }

  /** Told to the person on every device: it may not have been the person who asked. */
  private happened(tx: Tx, { region, id }: Pick<Open, 'region' | 'id'>, no: number, type: string, personId: string, at: Date) {
    const facts = { requester: personId, tell: personId };
    return recordEvent(tx, { region, subject: `erasure/${id}`, no, type, at: at.toISOString(), facts });
  }

  private async open(ask: Pick<Tx, 'query'>, personId: string): Promise<Open | null> {
    const [open] = await ask.query<Open>('SELECT region, id, asked_at, due_at FROM erasure WHERE open_person = ?', [personId]);
    return open ?? null;
  }

  private async subject(ask: Pick<Tx, 'query'>, id: string): Promise<Subject> {
    const [row] = await ask.query<{ phone_index: Buffer | null }>('SELECT phone_index FROM person WHERE id = ?', [id]);
    return { id, phoneIndex: row?.phone_index ?? null };
  }

  private async holds(person: Subject, tx?: Tx): Promise<string[]> {
    const found = await Promise.all(personalData().map((part) => part.holds?.(person, tx) ?? null));
    return found.filter((why) => why !== null);
  }
}

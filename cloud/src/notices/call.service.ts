import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { CallTask } from 'shared-types/notices';
import { ErrandsPort } from '../errands/errands.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { maskName } from '../kernel/mask';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { PeoplePort } from '../people/people.port';
import { type CallRow, callsOf } from './call.scope';
import { markSeen } from './delivery.rows';

/** The desk's list of people who have not seen what they must know, and the telephone. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Calls {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() rules: Rules;
  @Inject() people: PeoplePort;
  @Inject() errands: ErrandsPort;

  async list(actor: Actor): Promise<CallTask[]> {
    const rows = await callsOf(this.database, actor);
    return Promise.all(rows.map((row) => this.shown(actor, row)));
  }

  /** I call now. Of two that take it, one does; who takes it again has it still. */
  async take(actor: Actor, id: string): Promise<CallTask> {
    const now = this.clock.now(actor.region);
    // Taken and forgotten, it is anybody's again.
    const { due } = await this.rules.promise(actor.region, 'notice.call_held', now);
    await this.database.inTransaction(async (tx) => {
      const row = await this.locked(tx, actor, id);
      tx.about = { region: actor.region, subject: `delivery/${id}` };
      if (row.takenBy !== actor.postId) await this.errands.noteCall(tx, actor, row.subject, now);
      await tx.run("UPDATE delivery SET state = 'taken', taken_by = ?, due_at = ? WHERE region = ? AND id = ?", [
        actor.postId,
        new Date(due),
        actor.region,
        id,
      ]);
    });
    return this.show(actor, id);
  }

  async show(actor: Actor, id: string): Promise<CallTask> {
    const [row] = await callsOf(this.database, actor, id);
    if (!row) throw new Refusal('NOT_FOUND');
    return this.shown(actor, row);
  }

  /** They know. What they were told counts as seen. */
  async told(actor: Actor, id: string): Promise<void> {
    const now = this.clock.now(actor.region);
    await this.free(actor, id, async (tx, row) => {
      await tx.run("UPDATE delivery SET state = 'told', done_at = ?, taken_by = NULL WHERE region = ? AND id = ?", [now, actor.region, id]);
      await markSeen(tx, 'n.region = ? AND n.id = ?', [actor.region, row.noticeId], now);
    });
  }

  /** Nobody answered: again on the next working day; tried in vain on as many days as the county says, it ends, and the notice stays in the inbox. */
  async unreached(actor: Actor, id: string): Promise<void> {
    const now = this.clock.now(actor.region);
    const { due } = await this.rules.promise(actor.region, 'notice.call_again', now);
    const days = await this.rules.number(actor.region, 'notice.call_days', now);
    await this.free(actor, id, async (tx, row) => {
      const over = row.unreached + 1 >= days;
      await tx.run(
        `UPDATE delivery SET state = ?, why = 'unreached', unreached = unreached + 1, taken_by = NULL, tries = 0, due_at = ?, done_at = ? WHERE region = ? AND id = ?`,
        [over ? 'failed' : 'due', new Date(due), over ? now : null, actor.region, id],
      );
    });
  }

  /** Works on a call that nobody else is making: told at the counter it needs no dialling. */
  private async free(actor: Actor, id: string, work: (tx: Tx, row: CallRow) => Promise<void>): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const row = await this.locked(tx, actor, id);
      tx.about = { region: actor.region, subject: `delivery/${id}` };
      await work(tx, row);
    });
  }

  /** The row, held until the transaction ends. Over where the person has seen the notice meanwhile. */
  private async locked(tx: Tx, actor: Actor, id: string): Promise<CallRow> {
    const [row] = await callsOf(tx, actor, id, true);
    if (!row) throw new Refusal('NOT_FOUND');
    if (row.state !== 'open' && row.state !== 'taken') throw new Refusal('CALL_OVER');
    if (this.takenBy(actor, row) === 'other') throw new Refusal('CALL_TAKEN');
    return row;
  }

  /** In whose hands a call is: mine until somebody takes it over, another's for as long as it is held. */
  private takenBy({ region, postId }: Actor, { takenBy, dueAt }: CallRow): CallTask['taken'] {
    if (takenBy === null) return null;
    if (takenBy === postId) return 'me';
    return dueAt > this.clock.now(region) ? 'other' : null;
  }

  private async shown(actor: Actor, row: CallRow): Promise<CallTask> {
    const taken = this.takenBy(actor, row);
    const mine = taken === 'me';
    const person = await this.people.person(row.personId);
    const name = person?.name ?? '没有留姓名';
    return {
      id: row.id,
      title: row.title,
      body: row.body,
      subject: row.subject,
      since: row.at.toISOString(),
      tries: row.unreached,
      name: mine ? name : maskName(name),
      taken,
      phone: mine ? (person?.phone ?? null) : null,
      doubtful: Number(row.doubtful) === 1,
    };
  }
}

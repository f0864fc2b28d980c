import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type ErrandCommand, errandCommands, errandParties, type Outcome, type URGENCIES } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { by, moveErrand } from './errand.move';
import { ErrandReader, movedOn } from './errand.reader';
import { ErrandService } from './errand.service';
import { type Act, Repeats, type Same } from './repeat.service';
import { keepReveal } from './reveal.rows';
import { keepWords, type WordsKind } from './words.rows';

/** What hearing an answer, or nobody for the last time, does to a matter. */
const OUTCOMES = { solved: 'confirm', partly: 'confirm', not: 'reopen', none: 'give_up' } as const satisfies Record<string, ErrandCommand>;

/** What a dispatcher does: designate with a reason, correct the urgency, call back. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeskService {
  @Inject() directory: DirectoryPort;
  @Inject() dispatch: Dispatch;
  @Inject() database: Database;
  @Inject() errands: ErrandService;
  @Inject() reader: ErrandReader;
  @Inject() repeats: Repeats;
  @Inject() clock: Clock;
  @Inject() rules: Rules;
  @Inject() ids: Ids;

  /** Corrects what the requester chose. Becoming urgent starts the search at once; the promise already made stands. */
  async hurry(actor: Actor, id: string, urgent: (typeof URGENCIES)[number] | null, reason: string): Promise<ErrandEntity> {
    const [facts, words] = [{ urgent }, { kind: 'hurry' as const, body: reason }];
    const act = {
      by: by(actor, 'dispatcher'),
      command: 'hurry' as const,
      facts,
      words,
      alike: (row: ErrandEntity) => row.urgent === urgent,
    };
    const { row, again } = await this.begun(actor, id, act);
    if (again) return row;
    const now = this.clock.now(row.region);
    const concerned = await this.errands.concerned(row);
    const set = urgent && row.state === 'open' ? [{ kind: 'errand.dispatch', dueAt: now }] : [];
    return this.moving(row, act, async (tx) => {
      const moved = await moveErrand(tx, row, 'hurry', { by: act.by, at: now, change: { urgent }, facts, concerned, set });
      await this.say(tx, actor, row, 'hurry', reason, now);
      return moved;
    });
  }

  /**
   * An answer decides as the requester's own tap would, also when they called by themselves. That nobody answered counts
   * once a call is due: three calls on three days. The agent who came never makes it.
   */
  async callBack(actor: Actor, id: string, outcome: Outcome | null, note: string | null): Promise<ErrandEntity> {
    const act = callOf(actor, outcome, note);
    const { row, again } = await this.begun(actor, id, act, 'unreached');
    if (again) return row;
    const now = this.clock.now(row.region);
    if (row.callBackAt === null && outcome === null) throw movedOn(row);
    const done = row.donePostId ? await this.directory.agent(row.region, row.donePostId) : null;
    if (done?.personId === actor.personId) throw new Refusal('NOT_FOR_YOU');
    const today = dayOf(now.getTime());
    if (outcome === null && row.lastCallDay === today) throw new Refusal('CALL_TOO_SOON');
    const [command, plan] = await this.afterCall(row, now, outcome);
    return this.moving(row, act, async (tx) => {
      const moved = await moveErrand(tx, row, command, { by: act.by, at: now, ...plan });
      if (note) await this.say(tx, actor, row, 'call', note, now);
      return moved;
    });
  }

  /** The digits, for a person who has no phone to show them; leaves a row the requester can see. */
  async readCode(actor: Actor, id: string): Promise<string> {
    const row = await this.mine(actor, id);
    if (!row.visitCode || !['agreed', 'on_the_way'].includes(row.state)) throw movedOn(row);
    await this.database.inTransaction(async (tx) => {
      tx.about = { region: row.region, subject: `errand/${row.id}` };
      const look = { region: row.region, id: this.ids.next(), errandId: row.id, personId: actor.personId, unitId: actor.unitId ?? '0' };
      await keepReveal(tx, { ...look, why: 'code', at: this.clock.now(row.region) });
    });
    return row.visitCode;
  }

  /** What a repeated reading shows again, without a second row. */
  async codeAgain(actor: Actor, id: string): Promise<string> {
    return (await this.mine(actor, id)).visitCode ?? '';
  }

  private async afterCall(row: ErrandEntity, now: Date, outcome: Outcome | null) {
    const tries = row.callTries + 1;
    const lastCallDay = dayOf(now.getTime());
    if (outcome === 'not') return ['reopen', await this.errands.reopened(row, now)] as const;
    if (outcome !== null) return ['confirm', await this.errands.confirmed(row, now, outcome, 'call')] as const;
    if (tries < (await this.rules.number(row.region, 'errand.call_backs', now)))
      return ['unreached', { change: { callTries: tries, lastCallDay }, facts: { tries } }] as const;
    return [
      'give_up',
      { change: { callTries: tries, lastCallDay, confirmation: 'none' as const }, facts: { tries }, meet: ['*'] },
    ] as const;
  }

  /** Found through the dispatcher. */
  async mine(actor: Actor, id: string): Promise<ErrandEntity> {
    return (await this.found(actor, id)).row;
  }

  /** The same for an act, and whether it is a second tap; one that is neither that nor legal is refused. `asks`: the command that must be legal. */
  async begun(
    actor: Actor,
    id: string,
    act: Act & Same,
    asks: ErrandCommand = act.command,
  ): Promise<{ row: ErrandEntity; again: boolean }> {
    const { row, standing } = await this.found(actor, id);
    return { row, again: await this.repeats.isAgain(row, errandCommands(actor, standing).includes(asks), act) };
  }

  /** Runs the act in one transaction; whoever lost to their own other tap is shown what that has done. */
  moving(row: ErrandEntity, act: Act, work: (tx: Tx) => Promise<ErrandEntity>): Promise<ErrandEntity> {
    return this.reader.moving(row, work, async (now) => (await this.repeats.doneAt(now, act)) !== null);
  }

  private async found(actor: Actor, id: string) {
    const row = await this.reader.find(actor, id);
    const standing = await this.reader.standing(row);
    if (!errandParties(actor, standing).includes('dispatcher')) throw new Refusal('NOT_FOUND');
    return { row, standing };
  }

  /** Keeps the dispatcher's reason or note, sealed. Returns its id. */
  say(tx: Tx, actor: Actor, row: ErrandEntity, kind: WordsKind, body: string, at: Date) {
    return keepWords(tx, { region: row.region, id: this.ids.next(), errandId: row.id, kind, personId: actor.personId, at, body });
  }
}

/** What a call comes to, as the act it is. */
const callOf = (actor: Actor, outcome: Outcome | null, note: string | null): Act => ({
  by: by(actor, 'dispatcher'),
  command: OUTCOMES[outcome ?? 'none'],
  facts: outcome === null || outcome === 'not' ? {} : { outcome },
  words: note ? { kind: 'call', body: note } : null,
});

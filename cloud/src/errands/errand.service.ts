import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Outcome } from 'shared-types/errands';
import { errandCommands, errandParties } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { DirectoryPort } from '../directory/directory.port';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { Dispatch } from './dispatch.service';
import type { ErrandEntity } from './errand.entity';
import { by, type ErrandMove, moveErrand } from './errand.move';
import { ErrandReader } from './errand.reader';
import { endAssignment, withdrawOffers } from './offer.rows';
import { Promises } from './promise.service';
import { type Act, Repeats, type Same } from './repeat.service';
import { afresh, upOneLevel } from './round';
import { keepWords } from './words.rows';

/** Whose word it is: the requester's own tap, or the desk that heard it on the telephone. */
type Voice = 'requester' | 'dispatcher';

/** What the person who asked may do with the matter, on the own phone or through the desk. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandService {
  @Inject() directory: DirectoryPort;
  @Inject() dispatch: Dispatch;
  @Inject() promises: Promises;
  @Inject() reader: ErrandReader;
  @Inject() repeats: Repeats;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  withdraw(actor: Actor, id: string, reason: string | null, voice: Voice = 'requester') {
    const words = reason ? { kind: 'withdraw' as const, body: reason } : null;
    return this.act(actor, id, voice, {
      command: 'withdraw',
      words,
      plan: async (row, now) => ({
        change: { agentPostId: null, endedBy: 'withdraw' },
        meet: ['*'],
        concerned: await this.concerned(row),
        ends: now,
      }),
    });
  }

  async resume(actor: Actor, id: string, voice: Voice = 'requester') {
    return this.act(actor, id, voice, {
      command: 'resume',
      plan: async (row, now) => ({ ...(await this.again(row, now)), concerned: {} }),
    });
  }

  askTime(actor: Actor, id: string, wish: Pick<ErrandEntity, 'wishDay' | 'wishPart'>, voice: Voice = 'requester') {
    return this.act(actor, id, voice, {
      command: 'ask_time',
      alike: (row) => row.agreedFrom === null && row.wishDay === wish.wishDay && row.wishPart === wish.wishPart,
      plan: async (row, now) => {
        if (wish.wishDay !== null && wish.wishDay < dayOf(now.getTime())) throw new Refusal('TIME_NOT_OPEN');
        return { change: { ...wish, agreedFrom: null, agreedTo: null, visitCode: null }, concerned: await this.concerned(row) };
      },
    });
  }

  /** The requester's own word decides: solved or partly ends it, not reopens it one level up. */
  confirm(actor: Actor, id: string, outcome: Outcome, note: string | null) {
    const words = note ? { kind: 'confirm' as const, body: note } : null;
    if (outcome === 'not')
      return this.act(actor, id, 'requester', { command: 'reopen', words, plan: (row, now) => this.reopened(row, now) });
    const plan = (row: ErrandEntity, now: Date) => this.confirmed(row, now, outcome, 'tap');
    return this.act(actor, id, 'requester', { command: 'confirm', facts: { outcome }, words, plan });
  }

  /** What confirming changes, by tap or by the desk's call. Its event is what an invitation to rate will be made from. */
  async confirmed(row: ErrandEntity, now: Date, outcome: Outcome, confirmation: 'tap' | 'call'): Promise<Omit<ErrandMove, 'by' | 'at'>> {
    const archive = await this.rules.promise(row.region, 'errand.archive', now);
    return {
      change: { outcome, confirmation },
      facts: { outcome, confirmation, post: row.donePostId },
      meet: ['*'],
      set: [{ kind: 'errand.archive', dueAt: new Date(archive.due), why: archive }],
      concerned: await this.concerned(row),
    };
  }

  /** What saying "not done" changes: a new search, one level up, with a new first call promised. */
  async reopened(row: ErrandEntity, now: Date): Promise<Omit<ErrandMove, 'by' | 'at'>> {
    const up = await upOneLevel(this.directory, row);
    const next = await this.again({ ...row, ...up }, now);
    const dispatchers = await this.dispatch.dispatchersOf({ ...row, ...up });
    return { ...next, change: { ...next.change, ...up, alarmedAt: now }, concerned: { ...(await this.concerned(row)), dispatchers } };
  }

  /** Agent and whoever is being asked, as people: so that both sides of a race are told. */
  async concerned(row: ErrandEntity) {
    const agent = row.agentPostId ?? row.donePostId;
    const offered = (await this.reader.openOffer(row.region, row.id))?.postId ?? null;
    const people = await this.directory.agentsByPost(
      row.region,
      [agent, offered].filter((post) => post !== null),
    );
    const personOf = (post: string | null) => (post && people.get(post)?.personId) || null;
    return { agent: personOf(agent), offered: personOf(offered) };
  }

  private async again(row: ErrandEntity, now: Date): Promise<Omit<ErrandMove, 'by' | 'at' | 'concerned'>> {
    const promise = await this.promises.firstCall(row.region, row.urgent !== null, now);
    return {
      change: { ...afresh(row), promise: JSON.stringify(promise), promiseDue: new Date(promise.due) },
      meet: ['*'],
      set: [
        { kind: 'errand.dispatch', dueAt: now },
        { kind: 'errand.first_call', dueAt: new Date(promise.due), why: promise },
      ],
    };
  }

  private async act(actor: Actor, id: string, voice: Voice, { plan, ...deed }: Deed): Promise<ErrandEntity> {
    const row = await this.reader.find(actor, id);
    const standing = await this.reader.standing(row);
    if (!errandParties(actor, standing).includes(voice)) throw new Refusal('NOT_FOUND');
    const act: Act & Same = { by: by(actor, voice), ...deed };
    const { command, words } = act;
    if (await this.repeats.isAgain(row, errandCommands(actor, standing).includes(command), act)) return row;
    const now = this.clock.now(row.region);
    const { ends, ...change } = await plan(row, now);
    const work = async (tx: Tx) => {
      const moved = await moveErrand(tx, row, command, { by: act.by, at: now, ...change });
      if (ends) await withdrawOffers(tx, row.region, row.id, ends);
      if (ends) await endAssignment(tx, row.region, row.id, row.agentPostId, 'released', ends);
      if (words)
        await keepWords(tx, { region: row.region, id: this.ids.next(), errandId: row.id, personId: actor.personId, at: now, ...words });
      return moved;
    };
    return this.reader.moving(row, work, async (fresh) => (await this.repeats.doneAt(fresh, act)) !== null);
  }
}

/** What is done, and what it changes; `ends` is set where the move ends the assignment and whatever is offered. */
type Deed = Omit<Act, 'by'> & Same & { plan: (row: ErrandEntity, now: Date) => Promise<Omit<ErrandMove, 'by' | 'at'> & { ends?: Date }> };

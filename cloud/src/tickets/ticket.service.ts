import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { LIVING_TICKETS, type TicketCommand, type TicketOutcome } from 'shared-types/tickets';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { TicketEntity } from './ticket.entity';
import { moveTicket, type TicketMove } from './ticket.move';
import { byOf, isHidden, type Says, TicketReader } from './ticket.reader';

/** `within`: what must hold once the row is ours; it refuses the whole. */
type Plan = Omit<TicketMove, 'by' | 'at'> & { within?: (tx: Tx) => Promise<void> };
/** A command, whether the matter says already what it would say, and what it changes. */
interface Deed {
  command: TicketCommand;
  says?: Says;
  plan: (row: TicketEntity, now: Date) => Promise<Plan>;
}

/** What staff do about a matter, and what whoever asked says to it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() reader: TicketReader;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  take(actor: Actor, id: string) {
    const plan = async (row: TicketEntity, now: Date) => ({
      change: { postId: actor.postId, firstAt: row.firstAt ?? now },
      meet: ['ticket.first'],
    });
    return this.act(actor, id, { command: 'take', plan });
  }

  answer(actor: Actor, id: string, outcome: TicketOutcome, answer: string) {
    const plan = async (row: TicketEntity, now: Date) => {
      const confirm = await this.rules.promise(row.region, 'ticket.confirm', now);
      return {
        change: { outcome, answer, answeredAt: now },
        facts: { outcome, due: confirm.due },
        meet: ['ticket.promise'],
        set: [{ kind: 'ticket.confirm', dueAt: new Date(confirm.due), why: confirm }],
      };
    };
    return this.act(actor, id, { command: 'answer', says: (row) => row.outcome === outcome && row.answer === answer, plan });
  }

  /** Solved ends it; not solved gives it back to whoever answered, and the promise made at the beginning stands. */
  confirm(actor: Actor, id: string, solved: boolean, why: string | null) {
    if (!solved && why === null) throw new Refusal('NEEDS_REASON');
    const later = why === null ? null : `${solved ? '确认时说' : '没解决'}:${why}`;
    const says: Says = ({ words }) => later === null || words.endsWith(`\n\n${later}`);
    if (solved) return this.act(actor, id, { command: 'confirm', says, plan: (row, now) => this.closed(row, now, later) });
    return this.act(actor, id, { command: 'reopen', says, plan: (row, now) => this.givenBack(row, now, later ?? '') });
  }

  withdraw(actor: Actor, id: string) {
    const plan = async (row: TicketEntity, now: Date) => ({
      change: { endedAt: now, postId: null, mergedInto: null },
      meet: ['*'],
      tell: await this.staff(row),
    });
    return this.act(actor, id, { command: 'withdraw', plan });
  }

  /** The group sees it no more. Whoever of the firm has said so before, it is so. */
  async hide(actor: Actor, id: string): Promise<TicketEntity> {
    const found = await this.reader.find(actor, id);
    if (isHidden(found)) return found;
    const { row } = await this.reader.givenTo(found, actor, 'hide', isHidden);
    const told = { by: byOf(actor), at: this.clock.now(row.region), tell: await this.staff(row) };
    const work = (tx: Tx) => moveTicket(tx, row, 'hide', { ...told, change: { hidden: 1 } });
    return this.reader.moving(row, work, async (now) => isHidden(now));
  }

  /** It follows another one from now on, which must be alive until this has happened and follow none itself. Its own promise stands. */
  merge(actor: Actor, id: string, into: string) {
    if (id === into) throw new Refusal('MERGE_NOT_HERE', { why: '这就是同一件' });
    const plan = async (row: TicketEntity, now: Date) => {
      await this.insistAlive(this.database, row, into);
      return {
        change: { mergedInto: into, postId: null, firstAt: row.firstAt ?? now },
        meet: ['ticket.first'],
        within: (tx: Tx) => this.insistAlive(tx, row, into),
      };
    };
    return this.act(actor, id, { command: 'merge', says: ({ mergedInto }) => mergedInto === into, plan });
  }

  /** Looked at before, so that nothing is written about what is not there, and again once the row is ours: nobody ends two steps from an answer. */
  private async insistAlive(ask: Pick<Tx, 'query'>, { region, id }: TicketEntity, into: string) {
    const [other] = await ask.query<{ state: string }>('SELECT state FROM ticket WHERE region = ? AND id = ? LOCK IN SHARE MODE', [
      region,
      into,
    ]);
    if (!other) throw new Refusal('MERGE_NOT_HERE', { why: '没有这件诉求' });
    if (!LIVING_TICKETS.some((state) => state === other.state)) throw new Refusal('MERGE_NOT_HERE', { why: '那一件已经结束了' });
    const following = await ask.query("SELECT id FROM ticket WHERE region = ? AND merged_into = ? AND state = 'merged' LIMIT 1", [
      region,
      id,
    ]);
    if (following.length > 0) throw new Refusal('MERGE_NOT_HERE', { why: '已经有别家并到这一件,请把那一件并过来' });
  }

  private async closed(row: TicketEntity, now: Date, later: string | null): Promise<Plan> {
    return {
      change: { confirmation: 'tap', endedAt: now, ...(later && { words: added(row.words, later) }) },
      meet: ['*'],
      tell: await this.staff(row),
    };
  }

  private async givenBack(row: TicketEntity, now: Date, later: string): Promise<Plan> {
    const reopened = row.reopened + 1;
    return {
      change: { words: added(row.words, later), reopened, outcome: null, answer: null, answeredAt: null },
      meet: ['ticket.confirm'],
      set: [{ kind: 'ticket.promise', dueAt: new Date(Math.max(row.promiseAt.getTime(), now.getTime())), level: reopened }],
      tell: await this.staff(row),
    };
  }

  private async act(actor: Actor, id: string, { command, says = () => true, plan }: Deed) {
    const { row, again } = await this.reader.findFor(actor, id, command, says);
    if (again) return row;
    const now = this.clock.now(row.region);
    const { within, ...change } = await plan(row, now);
    const work = async (tx: Tx) => {
      const moved = await moveTicket(tx, row, command, { by: byOf(actor), at: now, ...change });
      await within?.(tx);
      return moved;
    };
    return this.reader.moving(row, work, (fresh) => this.reader.isAgain(actor, fresh, command, says));
  }

  private async staff({ region, unitId }: TicketEntity): Promise<string[]> {
    return (await this.directory.clerksOf(region, unitId)).map(({ personId }) => personId);
  }
}

/** What was asked, with what was said to it later. */
const added = (words: string, later: string) => [...`${words}\n\n${later}`].slice(0, MOST).join('');
/** Code points the table takes of sealed words, with what is added when it comes back. */
const MOST = 2600;

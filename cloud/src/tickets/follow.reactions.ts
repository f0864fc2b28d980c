import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import type { TicketState } from 'shared-types/tickets';
import { DirectoryPort } from '../directory/directory.port';
import type { Tx } from '../kernel/db/transaction';
import { announceReaction } from '../kernel/engine/event';
import { theClock } from '../kernel/engine/timeline';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { TicketEntity } from './ticket.entity';
import { moveTicket } from './ticket.move';

type Follow = (tx: Tx, follower: TicketEntity, lead: TicketEntity, now: Date) => Promise<unknown>;

/** What happens to a matter that others follow happens to each of them: a life, a timeline and a word of its own. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FollowReactions {
  @Inject() directory: DirectoryPort;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  /** By what the one they follow has become; merged into something answered already, one hears at once. */
  private readonly after: Readonly<Partial<Record<TicketState, Follow>>> = {
    taken: (tx, follower, _, now) => moveTicket(tx, follower, 'begin', { by: theClock, at: now }),
    answered: (tx, follower, lead, now) => this.hear(tx, follower, lead, now),
    closed: (tx, follower, lead, now) => this.hear(tx, follower, lead, now),
    withdrawn: (tx, follower, _, now) => this.part(tx, follower, now),
  };

  @Init()
  async announce() {
    announceReaction({ name: 'tickets.followers', wants: (type) => WANTED.includes(type), run: (tx, event) => this.follow(tx, event) });
  }

  private async follow(tx: Tx, { region, subject, type }: DomainEvent) {
    const id = subject.split('/')[1] ?? '';
    const which = type === 'ticket.merge' ? 'id' : 'merged_into';
    const found = await tx.query<{ id: string; followed: string }>(
      `SELECT id, merged_into AS followed FROM ticket WHERE region = ? AND ${which} = ? AND state = 'merged' ORDER BY id FOR UPDATE`,
      [region, id],
    );
    const [first] = found;
    const lead = first && (await tx.row(TicketEntity, { region, id: first.followed }));
    const then = lead && heardOf(type, lead.state) && this.after[lead.state];
    if (!then) return;
    for (const one of found) {
      const follower = await tx.row(TicketEntity, { region, id: one.id });
      if (follower) await then(tx, follower, lead, this.clock.now(region));
    }
  }

  /** The answer is theirs too, of the unit that gave it, and so is the question whether it helped. */
  private async hear(tx: Tx, follower: TicketEntity, { outcome, answer, unitId, postId }: TicketEntity, now: Date) {
    const confirm = await this.rules.promise(follower.region, 'ticket.confirm', now);
    await moveTicket(tx, follower, 'hear', {
      ...{ by: theClock, at: now, change: { outcome, answer, unitId, postId, answeredAt: now, endedAt: null } },
      ...{ facts: { outcome, due: confirm.due }, meet: ['ticket.promise'] },
      set: [{ kind: 'ticket.confirm', dueAt: new Date(confirm.due), why: confirm }],
    });
  }

  /** The one it followed was taken back: it goes on alone, under the promise it has always had. */
  private async part(tx: Tx, follower: TicketEntity, now: Date) {
    const { region, unitId, promiseAt } = follower;
    const staff = await this.directory.clerksOf(region, unitId);
    const first = await this.rules.promise(region, 'ticket.first', now);
    await moveTicket(tx, follower, 'part', {
      ...{ by: theClock, at: now, change: { mergedInto: null, endedAt: null }, tell: staff.map(({ personId }) => personId) },
      set: [
        { kind: 'ticket.first', dueAt: new Date(first.due), why: first },
        { kind: 'ticket.promise', dueAt: new Date(Math.max(promiseAt.getTime(), now.getTime())) },
      ],
    });
  }
}

const WANTED = ['ticket.take', 'ticket.answer', 'ticket.confirm', 'ticket.lapse', 'ticket.withdraw', 'ticket.merge'];
/** That somebody works on what one is merged into is told by the page; the merging itself has just been told. */
const heardOf = (type: string, state: TicketState) => type !== 'ticket.merge' || state !== 'taken';

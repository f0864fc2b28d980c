import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { showNumber } from 'shared-types/kernel/number';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Ids } from '../../kernel/ids';
import { Clock } from '../../kernel/time/clock';
import { TicketsPort } from '../../tickets/tickets.port';
import { Changes } from '../change.service';
import { type GroupOf, lockGroups } from '../group.rows';
import { type MessageRow, message } from '../message.rows';
import { type ActDone, groupsInOrder, record } from './order.rows';

/** A mute is for a while; who is to be gone for good leaves the firm, not the group. */
const LONGEST = 90 * 1440 * 60_000;
/** Two ends so close are the same: the phone reckons from when it was tapped. Milliseconds. */
const MOMENT = 60_000;

interface Muting {
  id: string;
  personId: string;
  until: string | null;
  why: string;
}
interface Hiding {
  id: string;
  seq: number;
  hidden: boolean;
  why: string;
}

/** Keeps order in a group: by its keepers, and by supervision. Nothing is ever taken out of a log, and every act has a reason on record. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderService {
  @Inject() database: Database;
  @Inject() changes: Changes;
  @Inject() tickets: TicketsPort;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** Set to what it is, nothing happened; a second tap says the same a moment later. */
  async mute(actor: Actor, { id, personId, until, why }: Muting): Promise<void> {
    const end = this.endOf(actor.region, until);
    await this.within(actor, id, async (tx) => {
      const quiet = await mutedUntil(tx, actor.region, id, personId, this.clock.now(actor.region));
      if (end ? quiet && Math.abs(quiet.until.getTime() - end.getTime()) < MOMENT && quiet.why === why : !quiet) return;
      await tx.run(
        'UPDATE group_member SET muted_until = ?, muted_why = ?, muted_by = ?, mute_appeal = NULL, mute_appeal_at = NULL WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1',
        [...(end ? [end, why, actor.postId] : [null, null, null]), actor.region, id, personId],
      );
      await this.note(tx, actor, { groupId: id, act: end ? 'mute' : 'unmute', personId, until: end, why, told: { author: personId } });
    });
  }

  /** What has become a matter is not folded away: somebody waits for an answer to it. */
  async hide(actor: Actor, { id, seq, hidden, why }: Hiding): Promise<void> {
    const [from, to, act] = hidden ? (['shown', 'hidden', 'hide'] as const) : (['hidden', 'shown', 'show'] as const);
    await this.within(actor, id, async (tx, group) => {
      const { state, senderId } = await this.said(tx, group, seq);
      if (state === to) return;
      if (state !== from) throw new Refusal('NOT_FOUND');
      if (hidden) await this.refuseMatter(tx, group, seq);
      await this.changes.change(tx, group, [{ target: seq, what: to, by: actor }]);
      await this.note(tx, actor, { groupId: id, act, seq, why, told: { author: senderId } });
    });
  }

  private async refuseMatter(tx: Tx, { region, id }: GroupOf, seq: number) {
    const number = await this.tickets.madeOf(tx, region, id, seq);
    if (number) throw new Refusal('IS_A_MATTER', { number: showNumber(number) });
  }

  /** Something said in a group by somebody else than the house. */
  async said(tx: Tx, { region, id }: GroupOf, seq: number): Promise<MessageRow> {
    const row = await message(tx, region, id, seq);
    if (!row || row.kind === 'change' || row.senderId === null) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** Works on a group whose order is this person's duty, the group locked. */
  within<T>(actor: Actor, groupId: string, work: (tx: Tx, group: GroupOf) => Promise<T>): Promise<T> {
    return this.database.inTransaction(async (tx) => {
      const mine = await groupsInOrder(tx, actor);
      const group = mine.includes(groupId) && (await lockGroups(tx, actor.region, [groupId])).get(groupId);
      if (!group) throw new Refusal('NOT_FOUND');
      tx.about = { region: actor.region, subject: `group/${groupId}` };
      return work(tx, group);
    });
  }

  /** Gives the id under which it is on record. */
  async note(tx: Tx, actor: Actor, act: ActDone): Promise<string> {
    const id = this.ids.next();
    await record(tx, actor, id, act, this.clock.now(actor.region));
    return id;
  }

  private endOf(region: string, until: string | null): Date | null {
    if (until === null) return null;
    const [end, now] = [new Date(until), this.clock.now(region)];
    if (end <= now || end.getTime() - now.getTime() > LONGEST) throw new Refusal('INVALID_INPUT', { fields: '禁言到什么时候(最长 90 天)' });
    return end;
  }
}

interface Quiet {
  postId: string | null;
  until: Date | null;
  why: string | null;
}
/** Until when a member of a firm may not speak, and why; null where they may. Staff are not muted. */
async function mutedUntil(tx: Tx, region: string, groupId: string, personId: string, now: Date) {
  const [seat] = await tx.query<Quiet>(
    `SELECT post_id AS postId, muted_until AS until, muted_why AS why FROM group_member
     WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1 FOR UPDATE`,
    [region, groupId, personId],
  );
  if (!seat) throw new Refusal('NOT_FOUND');
  if (seat.postId !== null) throw new Refusal('NOT_STAFF');
  return seat.until && seat.until > now ? { until: seat.until, why: seat.why } : null;
}

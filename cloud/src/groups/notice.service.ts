import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Entry, messageRoutes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { Entries } from './entry.service';
import { type Inside, Insiders } from './insider.service';
import { messages } from './message.rows';
import { Proclaimer } from './proclaim.service';

type Notice = Input<(typeof messageRoutes)['notify']>;
const BOARD = 100;

/** Notices that stand on a group's board until their day. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BoardService {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() entries: Entries;
  @Inject() proclaimer: Proclaimer;
  @Inject() clock: Clock;

  notify(actor: Actor, { id, clientId, title, text, until, insist }: Notice): Promise<{ entry: Entry; again: boolean }> {
    const words = { kind: 'notice' as const, text, body: { title, until, mustRead: true }, replySeq: null };
    // Not asked of one that stands already: a phone that heard no answer may come back late.
    const before = async () => {
      if (new Date(until) <= this.clock.now(actor.region)) throw new Refusal('INVALID_INPUT', { fields: '通知挂到什么时候(要晚于现在)' });
      return words;
    };
    return this.proclaimer.proclaim(actor, { id, clientId, words, insist, as: 'keeper', before });
  }

  /** Newest first; what was taken back or hidden stands no longer. */
  async board(actor: Actor, id: string): Promise<Entry[]> {
    const inside = await this.insiders.of(actor, id);
    const rows = await this.notices(inside);
    const now = this.clock.now(actor.region).toISOString();
    const entries = await this.entries.all(rows, inside.viewer);
    return entries.filter(({ content }) => content && (content.until ?? now) >= now);
  }

  private notices({ region, groupId, fromSeq }: Inside) {
    return messages(
      this.database,
      `region = ? AND group_id = ? AND kind = 'notice' AND state = 'shown' AND seq >= ? ORDER BY seq DESC LIMIT ${BOARD}`,
      [region, groupId, fromSeq],
    );
  }
}

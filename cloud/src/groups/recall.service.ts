import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { RECALL_WITHIN } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { showNumber } from 'shared-types/kernel/number';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { TicketsPort } from '../tickets/tickets.port';
import { Changes } from './change.service';
import { type Inside, Insiders } from './insider.service';
import { type MessageRow, message } from './message.rows';

/** Takes back what one has just said. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RecallService {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() changes: Changes;
  @Inject() tickets: TicketsPort;
  @Inject() clock: Clock;

  /** Taken back already, nothing happens. */
  recall(actor: Actor, id: string, seq: number): Promise<void> {
    return this.database.inTransaction(async (tx) => {
      const { group, inside } = await this.insiders.locked(tx, actor, id);
      const row = visible(await message(tx, actor.region, id, seq), inside);
      if (row.senderId !== actor.personId || row.postId !== actor.postId) throw new Refusal('NOT_YOUR_WORDS');
      if (row.state === 'recalled') return;
      await this.refuseLate(tx, row);
      await this.changes.change(tx, group, [{ target: seq, what: 'recalled', by: actor }]);
    });
  }

  private async refuseLate(tx: Tx, { region, groupId, seq, at }: MessageRow) {
    const number = await this.tickets.madeOf(tx, region, groupId, seq);
    if (number) throw new Refusal('IS_A_MATTER', { number: showNumber(number) });
    if (this.clock.now(region).getTime() - at.getTime() > RECALL_WITHIN) throw new Refusal('RECALL_LATE');
  }
}

/** Something said that this person may have seen; anything else is not there. */
export function visible(row: MessageRow | null, { fromSeq, personId }: Pick<Inside, 'fromSeq' | 'personId'>): MessageRow {
  const held = row?.state === 'pending' || row?.state === 'refused';
  if (!row || row.kind === 'change' || row.seq < fromSeq || (held && row.senderId !== personId)) throw new Refusal('NOT_FOUND');
  return row;
}

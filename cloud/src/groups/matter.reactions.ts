import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import type { Tx } from '../kernel/db/transaction';
import { announceReaction } from '../kernel/engine/event';
import { TicketsPort } from '../tickets/tickets.port';
import { Changes } from './change.service';
import { lockGroups } from './group.rows';

/** A matter that was made of messages, or has moved on: the card under each of them lives with it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MatterReactions {
  @Inject() tickets: TicketsPort;
  @Inject() changes: Changes;

  @Init()
  async announce() {
    announceReaction({ name: 'groups.matter', wants: (type) => type.startsWith('ticket.'), run: (tx, event) => this.show(tx, event) });
  }

  private async show(tx: Tx, { region, subject }: DomainEvent) {
    const ticketId = subject.split('/')[1] ?? '';
    const sources = await this.tickets.sourcesOf(tx, region, ticketId);
    const groups = await lockGroups(tx, region, [...new Set(sources.map(({ groupId }) => groupId))].sort());
    for (const [id, group] of groups) {
      const seqs = sources.filter(({ groupId, seq }) => groupId === id && seq <= group.lastSeq).map(({ seq }) => seq);
      if (seqs.length === 0) continue;
      await tx.run('UPDATE chat_message SET ticket_id = ? WHERE region = ? AND group_id = ? AND seq IN (?)', [ticketId, region, id, seqs]);
      await this.changes.change(
        tx,
        group,
        seqs.map((target) => ({ target, what: 'matter', by: null })),
      );
    }
  }
}

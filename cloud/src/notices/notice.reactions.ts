import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { isTold, noticesOf, type Told } from 'shared-types/notices';
import type { Tx } from '../kernel/db/transaction';
import { announceReaction } from '../kernel/engine/event';
import { Ids } from '../kernel/ids';
import { Hub } from '../kernel/socket/hub';

/** Turns what happens into lines of inboxes, as the table of words says. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NoticeReactions {
  @Inject() ids: Ids;
  @Inject() hub: Hub;

  @Init()
  async announce() {
    announceReaction({ name: 'notices', wants: isTold, run: (tx, event) => this.tell(tx, event) });
  }

  private async tell(tx: Tx, event: DomainEvent) {
    for (const told of noticesOf(event)) await this.write(tx, event, told);
  }

  /** The unique key makes a second run harmless: a line that is there stays as it is. */
  private async write(tx: Tx, { region, subject, no, type, at }: DomainEvent, { personId, title, body }: Told) {
    const id = this.ids.next();
    await tx.run(
      `INSERT INTO notice (region, id, person_id, subject, event_no, kind, title, body, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE id = id`,
      [region, id, personId, subject, no, type, title, body, new Date(at)],
    );
    // The badge on an open phone; whoever is not listening here finds it in the inbox.
    tx.afterCommit(() => this.hub.tell({ region, subject: `notice/${id}`, no: 1, type: 'notice.add', at, facts: { tell: personId } }));
  }
}

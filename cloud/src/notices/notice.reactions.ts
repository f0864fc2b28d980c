import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { endedBy, isTold, noticesOf, pageFor, type Told } from 'shared-types/notices';
import type { Tx } from '../kernel/db/transaction';
import { announceReaction } from '../kernel/engine/event';
import { Ids } from '../kernel/ids';
import { Hub } from '../kernel/socket/hub';
import { Chain } from './chain.service';
import { stopTelling } from './delivery.rows';

/** Turns what happens into lines of inboxes, as the table of words says. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NoticeReactions {
  @Inject() ids: Ids;
  @Inject() hub: Hub;
  @Inject() chain: Chain;

  @Init()
  async announce() {
    announceReaction({
      name: 'notices',
      wants: (type) => isTold(type) || endedBy(type).length > 0,
      run: (tx, event) => this.tell(tx, event),
    });
  }

  private async tell(tx: Tx, event: DomainEvent) {
    const over = endedBy(event.type);
    if (over.length > 0) await stopTelling(tx, event, over);
    for (const told of noticesOf(event)) await this.write(tx, event, told);
  }

  /** The unique key makes a second run harmless: a line that is there stays as it is. */
  private async write(tx: Tx, event: DomainEvent, told: Told) {
    const { region, subject, no, type, at } = event;
    const { personId, title, body } = told;
    const id = this.ids.next();
    await tx.run(
      `INSERT INTO notice (region, id, person_id, subject, event_no, kind, title, body, page, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE id = id`,
      [region, id, personId, subject, no, type, title, body, pageFor(event, told.to), new Date(at)],
    );
    const [line] = await tx.query<{ id: string }>(
      'SELECT id FROM notice WHERE person_id = ? AND region = ? AND subject = ? AND event_no = ? AND kind = ?',
      [personId, region, subject, no, type],
    );
    if (line?.id === id) await this.chain.plan(tx, event, told, id);
    // The badge on an open phone; whoever is not listening here finds it in the inbox.
    tx.afterCommit(() => this.hub.tell({ region, subject: `notice/${id}`, no: 1, type: 'notice.add', at, facts: { tell: personId } }));
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { MessageState } from 'shared-types/groups';
import { sha256 } from '../kernel/crypto';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { type Draft, write } from './append.rows';
import type { What } from './body';
import type { GroupOf } from './group.rows';
import type { MessageRow } from './message.rows';
import { Voice } from './voice.service';

/** What became of an earlier entry. */
export interface Change {
  target: number;
  what: What;
  /** Who did it; null: the house. */
  by: { personId: string; postId: string | null } | null;
}
const STATE_AFTER: Partial<Record<What, MessageState>> = { recalled: 'recalled', hidden: 'hidden', shown: 'shown', refused: 'refused' };

/** Writes entries within the caller's transaction, who has locked the group: what becomes of earlier ones, and what is said there besides. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Changes {
  @Inject() ids: Ids;
  @Inject() clock: Clock;
  @Inject() voice: Voice;

  /** The target's own row and the entry that tells of it, together: what the log adds up to is what the rows say. */
  async change(tx: Tx, group: GroupOf, changes: readonly Change[]): Promise<MessageRow[]> {
    for (const { target, what } of changes) {
      const state = STATE_AFTER[what];
      if (state)
        await tx.run('UPDATE chat_message SET state = ? WHERE region = ? AND group_id = ? AND seq = ?', [
          state,
          group.region,
          group.id,
          target,
        ]);
    }
    return this.add(
      tx,
      group,
      changes.map((one) => this.draftOf(group.id, one)),
    );
  }

  /** Any entries; they are told once the transaction has committed. */
  async add(tx: Tx, group: GroupOf, drafts: readonly Draft[]): Promise<MessageRow[]> {
    const rows = await write(tx, group.region, new Map([[group.id, group]]), drafts, this.clock.now(group.region));
    // Whoever adds to the same group again within this transaction goes on from here.
    group.lastSeq = rows.at(-1)?.seq ?? group.lastSeq;
    group.said = rows.at(-1)?.said ?? group.said;
    // Not before: what is made of a change is read from the log.
    tx.afterCommit(() => this.voice.tell(this.voice.prepare(rows, new Map([[group.id, group.epoch]]))));
    return rows;
  }

  private draftOf(groupId: string, { target, what, by }: Change): Draft {
    const clientId = `${what}-${this.ids.next()}`;
    return {
      ...{ groupId, kind: 'change', state: 'shown', clientId, digest: sha256(clientId), targetSeq: target },
      ...{ senderId: by?.personId ?? null, postId: by?.postId ?? null, firmId: null },
      ...{ text: null, body: JSON.stringify({ what }), replySeq: null, people: [], units: [] },
    };
  }
}

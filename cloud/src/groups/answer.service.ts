import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Entry, messageRoutes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { bodyOf } from './body';
import { Changes } from './change.service';
import type { GroupOf } from './group.rows';
import { type Inside, Insiders } from './insider.service';
import { replacing } from './marks/edition.rows';
import { message } from './message.rows';
import { Proclaimer } from './proclaim.service';
import { visible } from './recall.service';

type Answer = Input<(typeof messageRoutes)['answer']>;

/** Official answers: pinned, and never changed but by a new edition that says which one it takes the place of. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AnswerPins {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() changes: Changes;
  @Inject() proclaimer: Proclaimer;

  answer(actor: Actor, { id, clientId, text, reply, replaces, insist }: Answer): Promise<{ entry: Entry; again: boolean }> {
    const words = { kind: 'answer' as const, text, body: {}, replySeq: reply ?? replaces ?? null };
    return this.proclaimer.proclaim(actor, {
      ...{ id, clientId, words, insist, as: 'server' },
      before: async (tx, inside) => {
        if (reply !== undefined) visible(await message(tx, inside.region, id, reply), inside);
        return { ...words, body: { edition: await this.edition(tx, inside, replaces) } };
      },
      also: async (tx, group, { seq }) => {
        await this.pin(tx, group, seq);
        const settled = reply === undefined ? [] : [{ target: reply, what: 'answered' as const, by: actor }];
        await this.changes.change(tx, group, [...settled, { target: seq, what: 'pinned', by: actor }]);
      },
    });
  }

  /** Nothing is pinned any more; the answer stays in the log. */
  async unpin(actor: Actor, id: string): Promise<void> {
    await this.insiders.server(actor, id);
    await this.database.inTransaction(async (tx) => {
      const { group } = await this.insiders.locked(tx, actor, id);
      const [row] = await tx.query<{ pinned: string | null }>('SELECT pinned_seq AS pinned FROM chat_group WHERE region = ? AND id = ?', [
        actor.region,
        id,
      ]);
      if (!row?.pinned) return;
      await this.pin(tx, group, null);
      await this.changes.change(tx, group, [{ target: Number(row.pinned), what: 'unpinned', by: actor }]);
    });
  }

  private async edition(tx: Tx, { region, groupId }: Inside, replaces: number | undefined): Promise<number> {
    if (replaces === undefined) return 1;
    const old = await message(tx, region, groupId, replaces);
    if (old?.kind !== 'answer') throw new Refusal('NOT_FOUND');
    if ((await replacing(tx, { region, groupId }, replaces)) !== null) throw new Refusal('ANSWER_REPLACED');
    return (bodyOf(old.body).edition ?? 1) + 1;
  }

  private pin = (tx: Tx, { region, id }: GroupOf, seq: number | null) =>
    tx.run('UPDATE chat_group SET pinned_seq = ? WHERE region = ? AND id = ?', [seq, region, id]);
}

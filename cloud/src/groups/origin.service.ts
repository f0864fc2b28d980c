import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { GroupCard, ThreadRow } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { wordsOf } from './entry.view';
import { Insiders } from './insider.service';
import { GroupList } from './list.service';
import { messagesOf } from './message.rows';

interface Origin {
  id: string;
  groupId: string;
  group: string;
  seq: string;
}
const ORIGIN = `SELECT t.id, p.id AS groupId, p.name AS \`group\`, t.parent_seq AS seq
  FROM chat_group t JOIN chat_group p ON p.region = t.region AND p.id = t.parent_id`;

/** Where private threads come from. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ThreadOrigins {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() groupList: GroupList;

  /** Those of a group that somebody is in. */
  async below(actor: Actor, id: string): Promise<ThreadRow[]> {
    await this.insiders.of(actor, id);
    const rows = await this.groupList.rows(actor, id, 'parent_id');
    if (rows.length === 0) return [];
    const found = await this.database.query<Origin>(`${ORIGIN} WHERE t.region = ? AND t.parent_id = ?`, [actor.region, id]);
    const origins = new Map(found.map((origin) => [origin.id, Number(origin.seq)]));
    const words = await this.words(actor.region, id, [...origins.values()]);
    return rows.map((row) => {
      const seq = origins.get(row.id) ?? 0;
      return { ...row, seq, words: words(seq) };
    });
  }

  /** Null: not a private thread. */
  async of(region: string, id: string): Promise<GroupCard['thread']> {
    const [origin] = await this.database.query<Origin>(`${ORIGIN} WHERE t.region = ? AND t.id = ?`, [region, id]);
    if (!origin) return null;
    const seq = Number(origin.seq);
    return { groupId: origin.groupId, group: origin.group, seq, words: (await this.words(region, origin.groupId, [seq]))(seq) };
  }

  /** What is gone from the group is not repeated in a thread. */
  private async words(region: string, groupId: string, seqs: readonly number[]) {
    const messages = await messagesOf(this.database, region, groupId, seqs);
    return (seq: number) => {
      const message = messages.get(seq);
      return message?.state === 'shown' ? wordsOf(message) : '';
    };
  }
}

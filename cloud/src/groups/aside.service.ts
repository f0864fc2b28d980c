import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Aside, asideRoutes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { ABOVE_ALL, Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { HANDED_OVER } from './by-itself/hand-over.rows';
import { Insiders } from './insider.service';
import { Speakers } from './speaker.service';

interface Raw {
  region: string;
  id: string;
  senderId: string | null;
  postId: string | null;
  clientId: string;
  text: string | null;
  at: Date;
}
const PAGE = 30;
const FORGOTTEN = '(写的人已注销,内容一并删除了)';
const ASIDE = 'SELECT region, id, person_id AS senderId, post_id AS postId, client_id AS clientId, text, at FROM group_aside';

/** What staff note beside the talk of a group, for themselves alone. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Asides {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() speakers: Speakers;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  async page(actor: Actor, { id, before }: Input<typeof asideRoutes.list>): Promise<{ asides: Aside[]; more: boolean }> {
    const { region } = await this.insiders.server(actor, id);
    const rows = await this.database.query<Raw>(
      `${ASIDE} WHERE region = ? AND group_id = ? AND id < ? ORDER BY id DESC LIMIT ${PAGE + 1}`,
      [region, id, before ?? ABOVE_ALL],
    );
    return { asides: await this.shown(rows.slice(0, PAGE)), more: rows.length > PAGE };
  }

  /** Under the same name it is noted once; the lock on the group makes two taps one. */
  async write(actor: Actor, { id, clientId, text }: Input<typeof asideRoutes.write>): Promise<Aside> {
    await this.insiders.server(actor, id);
    const row = await this.database.inTransaction(async (tx) => {
      await this.insiders.locked(tx, actor, id);
      const known = await this.named(tx, actor, id, clientId);
      if (known && known.text !== text) throw new Refusal('KEY_REUSED');
      return known ?? this.note(tx, { region: actor.region, groupId: id, clientId, text, by: actor });
    });
    const [aside] = await this.shown([row]);
    if (!aside) throw new Error('an aside has no view');
    return aside;
  }

  /** `by` null: the house itself. */
  async note(tx: Tx, aside: { region: string; groupId: string; clientId: string; text: string; by: Actor | null }): Promise<Raw> {
    const { region, groupId, clientId, text, by } = aside;
    const row = {
      region,
      id: this.ids.next(),
      senderId: by?.personId ?? null,
      postId: by?.postId ?? null,
      clientId,
      text,
      at: this.clock.now(region),
    };
    await tx.run(
      'INSERT INTO group_aside (region, group_id, id, person_id, post_id, client_id, text, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [region, groupId, row.id, row.senderId, row.postId, clientId, text, row.at],
    );
    return row;
  }

  private async named(tx: Tx, { region, personId }: Actor, groupId: string, clientId: string): Promise<Raw | undefined> {
    const [row] = await tx.query<Raw>(`${ASIDE} WHERE region = ? AND group_id = ? AND person_id = ? AND client_id = ?`, [
      ...[region, groupId, personId, clientId],
    ]);
    return row;
  }

  private async shown(rows: readonly Raw[]): Promise<Aside[]> {
    const [first] = rows;
    if (!first) return [];
    const speaker = await this.speakers.of(
      first.region,
      rows.map((row) => ({ ...row, firmId: null })),
    );
    return rows.map((row) => {
      const { name, of } = speaker({ ...row, firmId: null });
      const by = row.senderId === null ? { name: null, of: '' } : { name, of };
      const left = row.senderId === null && row.clientId.startsWith(HANDED_OVER);
      return { id: row.id, ...by, words: row.text ?? FORGOTTEN, at: row.at.toISOString(), left };
    });
  }
}

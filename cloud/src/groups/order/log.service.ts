import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { OrderAct } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../../directory/directory.port';
import { Database } from '../../kernel/db/database';
import { Refusal } from '../../kernel/errors';
import { ABOVE_ALL } from '../../kernel/ids';
import { PeoplePort } from '../../people/people.port';
import { wordsOf } from '../entry.view';
import { type MessageRow, messagesOf } from '../message.rows';
import { groupsInOrder } from './order.rows';

const PAGE = 30;

interface Act {
  id: string;
  act: string;
  seq: string | null;
  personId: string | null;
  postId: string | null;
  why: string;
  until: Date | null;
  at: Date;
}

/** What was done to keep order in a group, newest first. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderLog {
  @Inject() database: Database;
  @Inject() people: PeoplePort;
  @Inject() directory: DirectoryPort;

  async page(actor: Actor, { id, before }: { id: string; before?: string | undefined }): Promise<{ acts: OrderAct[]; more: boolean }> {
    if (!(await groupsInOrder(this.database, actor)).includes(id)) throw new Refusal('NOT_FOUND');
    const rows = await this.database.query<Act>(
      `SELECT id, act, seq, person_id AS personId, post_id AS postId, why, until_at AS until, at FROM order_act
       WHERE region = ? AND group_id = ? AND id < ? ORDER BY id DESC LIMIT ${PAGE + 1}`,
      [actor.region, id, before ?? ABOVE_ALL],
    );
    return { acts: await this.view(actor.region, id, rows.slice(0, PAGE)), more: rows.length > PAGE };
  }

  private async view(region: string, groupId: string, rows: readonly Act[]): Promise<OrderAct[]> {
    const said = await messagesOf(
      this.database,
      region,
      groupId,
      rows.flatMap(({ seq }) => (seq === null ? [] : [Number(seq)])),
    );
    const names = await this.people.names(rows.flatMap(({ personId }) => personId ?? []));
    const badges = await this.directory.badges(
      region,
      rows.flatMap(({ postId }) => postId ?? []),
    );
    return rows.map((row) => viewAct(row, said.get(Number(row.seq)), names, badges));
  }
}

function viewAct(
  { id, act, seq, personId, postId, why, until, at }: Act,
  said: MessageRow | undefined,
  names: ReadonlyMap<string, string | null>,
  badges: ReadonlyMap<string, string>,
): OrderAct {
  return {
    ...{ id, act, seq: seq === null ? null : Number(seq), said: said ? wordsOf(said) : null, why },
    ...{ who: names.get(personId ?? '') ?? null, by: badges.get(postId ?? '') ?? '' },
    ...{ until: until?.toISOString() ?? null, at: at.toISOString() },
  };
}

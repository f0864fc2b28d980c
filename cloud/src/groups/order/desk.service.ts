import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Entry, type Held, LABEL_WORDS, type OrderAct, type Report } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../../directory/directory.port';
import { Database } from '../../kernel/db/database';
import { Refusal } from '../../kernel/errors';
import { Clock } from '../../kernel/time/clock';
import { PeoplePort } from '../../people/people.port';
import { Entries } from '../entry.service';
import { wordsOf } from '../entry.view';
import { GroupsPort } from '../groups.port';
import { type MessageRow, messagesOf } from '../message.rows';
import { groupsInOrder } from './order.rows';

const SHOWN = 50;
const PAGE = 30;
/** Milliseconds after which somebody should look who has not been judged by a machine. */
const PATIENCE = 30 * 60_000;

interface Waits {
  group_id: string;
  seq: string;
  label: string | null;
  appeal: string | null;
  at: Date;
}
interface Told {
  id: string;
  group_id: string;
  seq: string;
  why: string;
  at: Date;
}
interface Act {
  id: string;
  act: string;
  seq: string | null;
  person_id: string | null;
  post_id: string | null;
  why: string;
  until_at: Date | null;
  at: Date;
}

/** What waits for whoever keeps order, and what was done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderDesk {
  @Inject() database: Database;
  @Inject() entries: Entries;
  @Inject() groups: GroupsPort;
  @Inject() people: PeoplePort;
  @Inject() directory: DirectoryPort;
  @Inject() clock: Clock;

  /** The longest waiting first; nothing that one has said or reported oneself. */
  async waiting(actor: Actor): Promise<{ held: Held[]; reports: Report[] }> {
    const mine = await groupsInOrder(this.database, actor);
    if (mine.length === 0) return { held: [], reports: [] };
    const [held, reported] = [await this.held(actor, mine), await this.reported(actor, mine)];
    const names = await this.groups.names(actor.region, mine);
    const seen = await this.seen(actor, [...held, ...reported]);
    const place = ({ group_id: groupId }: Waits | Told) => ({ groupId, groupName: names.get(groupId) ?? '' });
    return {
      held: held.flatMap((row) => {
        const entry = seen.get(keyOf(row));
        const label = row.label === null ? null : (LABEL_WORDS[row.label] ?? row.label);
        return entry ? [{ ...place(row), entry, label, appeal: row.appeal, at: row.at.toISOString() }] : [];
      }),
      reports: reported.flatMap((row) => {
        const entry = seen.get(keyOf(row));
        return entry ? [{ ...place(row), id: row.id, entry, why: row.why, at: row.at.toISOString() }] : [];
      }),
    };
  }

  async log(actor: Actor, { id, before }: { id: string; before?: string | undefined }): Promise<{ acts: OrderAct[]; more: boolean }> {
    if (!(await groupsInOrder(this.database, actor)).includes(id)) throw new Refusal('NOT_FOUND');
    const rows = await this.database.query<Act>(
      `SELECT id, act, seq, person_id, post_id, why, until_at, at FROM order_act
       WHERE region = ? AND group_id = ? AND id < ? ORDER BY id DESC LIMIT ${PAGE + 1}`,
      [actor.region, id, before ?? '9223372036854775807'],
    );
    return { acts: await this.viewActs(actor.region, id, rows.slice(0, PAGE)), more: rows.length > PAGE };
  }

  private held({ region, personId }: Actor, groupIds: readonly string[]): Promise<Waits[]> {
    return this.database.query<Waits>(
      `SELECT c.group_id, c.seq, c.label, c.appeal, m.at FROM content_check c
       JOIN chat_message m ON m.region = c.region AND m.group_id = c.group_id AND m.seq = c.seq
       WHERE c.region = ? AND c.group_id IN (?) AND m.sender_id <> ? AND m.state IN ('pending', 'refused', 'hidden')
         AND (c.state = 'person' OR (c.state IN ('waiting', 'asked') AND m.at < ?)) ORDER BY m.at, c.seq LIMIT ${SHOWN}`,
      [region, groupIds, personId, new Date(this.clock.now(region).getTime() - PATIENCE)],
    );
  }

  private reported({ region, personId }: Actor, groupIds: readonly string[]): Promise<Told[]> {
    return this.database.query<Told>(
      `SELECT r.id, r.group_id, r.seq, r.why, r.at FROM chat_report r
       JOIN chat_message m ON m.region = r.region AND m.group_id = r.group_id AND m.seq = r.seq
       WHERE r.region = ? AND r.group_id IN (?) AND r.state = 'open' AND m.sender_id <> ? AND r.person_id <> ? ORDER BY r.at, r.id LIMIT ${SHOWN}`,
      [region, groupIds, personId, personId],
    );
  }

  /** As they would be shown, by group and number: whoever is to judge words has to see them. One question for each group. */
  private async seen({ region, personId, postId }: Actor, wanted: readonly (Waits | Told)[]): Promise<Map<string, Entry>> {
    const seen = new Map<string, Entry>();
    for (const groupId of new Set(wanted.map((row) => row.group_id))) {
      const seqs = wanted.filter((row) => row.group_id === groupId).map(({ seq }) => Number(seq));
      const rows = await messagesOf(this.database, region, groupId, seqs);
      const shown = [...rows.values()].map((row) => ({ ...row, state: 'shown' as const }));
      for (const entry of await this.entries.all(shown, { personId, postId, firmId: null }))
        seen.set(`${groupId} ${entry.seq}`, { ...entry, state: rows.get(entry.seq)?.state ?? entry.state, clientId: null });
    }
    return seen;
  }

  private async viewActs(region: string, groupId: string, rows: readonly Act[]): Promise<OrderAct[]> {
    const said = await messagesOf(
      this.database,
      region,
      groupId,
      rows.flatMap(({ seq }) => (seq === null ? [] : [Number(seq)])),
    );
    const names = await this.people.names(rows.flatMap(({ person_id }) => person_id ?? []));
    const badges = await this.directory.badges(
      region,
      rows.flatMap(({ post_id }) => post_id ?? []),
    );
    return rows.map((row) => viewAct(row, said.get(Number(row.seq)), names, badges));
  }
}

const keyOf = ({ group_id: groupId, seq }: Waits | Told) => `${groupId} ${seq}`;

function viewAct(
  row: Act,
  said: MessageRow | undefined,
  names: ReadonlyMap<string, string | null>,
  badges: ReadonlyMap<string, string>,
): OrderAct {
  const { id, act, seq, person_id: personId, post_id: postId, why, until_at: until, at } = row;
  return {
    ...{ id, act, seq: seq === null ? null : Number(seq), said: said ? wordsOf(said) : null, why },
    ...{ who: names.get(personId ?? '') ?? null, by: badges.get(postId ?? '') ?? '' },
    ...{ until: until?.toISOString() ?? null, at: at.toISOString() },
  };
}

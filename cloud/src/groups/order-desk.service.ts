import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Held, LABEL_WORDS, type OrderAct, type Report } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { PeoplePort } from '../people/people.port';
import { Entries } from './entry.service';
import { wordsOf } from './entry.view';
import { GroupsPort } from './groups.port';
import { type MessageRow, message, messagesOf } from './message.rows';
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
    const names = await this.groups.names(actor.region, mine);
    const held = await Promise.all((await this.held(actor, mine)).map((row) => this.viewHeld(actor, row, names)));
    const reports = await Promise.all((await this.reported(actor, mine)).map((row) => this.viewReport(actor, row, names)));
    return { held: held.flatMap((one) => one ?? []), reports: reports.flatMap((one) => one ?? []) };
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

  /** As it would be shown: whoever is to judge words has to see them. */
  private async seen({ region, personId, postId }: Actor, groupId: string, seq: number) {
    const row = await message(this.database, region, groupId, seq);
    if (!row) return null;
    const entry = await this.entries.one({ ...row, state: 'shown' }, { personId, postId, firmId: null });
    return { ...entry, state: row.state, clientId: null };
  }

  private async viewHeld(actor: Actor, row: Waits, names: ReadonlyMap<string, string>): Promise<Held | null> {
    const entry = await this.seen(actor, row.group_id, Number(row.seq));
    const label = row.label === null ? null : (LABEL_WORDS[row.label] ?? row.label);
    return (
      entry && {
        ...{ groupId: row.group_id, groupName: names.get(row.group_id) ?? '' },
        entry,
        label,
        appeal: row.appeal,
        at: row.at.toISOString(),
      }
    );
  }

  private async viewReport(actor: Actor, row: Told, names: ReadonlyMap<string, string>): Promise<Report | null> {
    const entry = await this.seen(actor, row.group_id, Number(row.seq));
    return (
      entry && {
        ...{ id: row.id, groupId: row.group_id, groupName: names.get(row.group_id) ?? '' },
        entry,
        why: row.why,
        at: row.at.toISOString(),
      }
    );
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

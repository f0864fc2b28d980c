import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Entry, type Held, LABEL_WORDS, type Report } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../../kernel/db/database';
import { Clock } from '../../kernel/time/clock';
import { Entries } from '../entry.service';
import { GroupsPort } from '../groups.port';
import { messagesOf } from '../message.rows';
import { groupsInOrder } from './order.rows';

const SHOWN = 50;
/** Milliseconds after which somebody should look who has not been judged by a machine. */
const PATIENCE = 30 * 60_000;

interface Waits {
  groupId: string;
  seq: string;
  label: string | null;
  appeal: string | null;
  at: Date;
}
interface Told {
  id: string;
  groupId: string;
  seq: string;
  why: string;
  at: Date;
}
/** What waits for whoever keeps order. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderDesk {
  @Inject() database: Database;
  @Inject() entries: Entries;
  @Inject() groups: GroupsPort;
  @Inject() clock: Clock;

  /** The longest waiting first; nothing that one has said or reported oneself. */
  async waiting(actor: Actor): Promise<{ held: Held[]; reports: Report[] }> {
    const mine = await groupsInOrder(this.database, actor);
    if (mine.length === 0) return { held: [], reports: [] };
    const [held, reported] = [await this.held(actor, mine), await this.reported(actor, mine)];
    const names = await this.groups.names(actor.region, mine);
    const seen = await this.seen(actor, [...held, ...reported]);
    const place = ({ groupId }: Waits | Told) => ({ groupId, groupName: names.get(groupId) ?? '' });
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

  private held({ region, personId }: Actor, groupIds: readonly string[]): Promise<Waits[]> {
    return this.database.query<Waits>(
      `SELECT c.group_id AS groupId, c.seq, c.label, c.appeal, m.at FROM content_check c
       JOIN chat_message m ON m.region = c.region AND m.group_id = c.group_id AND m.seq = c.seq
       WHERE c.region = ? AND c.group_id IN (?) AND m.sender_id <> ? AND m.state IN ('pending', 'refused', 'hidden')
         AND (c.state = 'person' OR (c.state IN ('waiting', 'asked') AND m.at < ?)) ORDER BY m.at, c.seq LIMIT ${SHOWN}`,
      [region, groupIds, personId, new Date(this.clock.now(region).getTime() - PATIENCE)],
    );
  }

  private reported({ region, personId }: Actor, groupIds: readonly string[]): Promise<Told[]> {
    return this.database.query<Told>(
      `SELECT r.id, r.group_id AS groupId, r.seq, r.why, r.at FROM chat_report r
       JOIN chat_message m ON m.region = r.region AND m.group_id = r.group_id AND m.seq = r.seq
       WHERE r.region = ? AND r.group_id IN (?) AND r.state = 'open' AND m.sender_id <> ? AND r.person_id <> ? ORDER BY r.at, r.id LIMIT ${SHOWN}`,
      [region, groupIds, personId, personId],
    );
  }

  /** As they would be shown, by group and number: whoever is to judge words has to see them. One question for each group. */
  private async seen({ region, personId, postId }: Actor, wanted: readonly (Waits | Told)[]): Promise<Map<string, Entry>> {
    const seen = new Map<string, Entry>();
    for (const groupId of new Set(wanted.map((row) => row.groupId))) {
      const seqs = wanted.filter((row) => row.groupId === groupId).map(({ seq }) => Number(seq));
      const rows = await messagesOf(this.database, region, groupId, seqs);
      const shown = [...rows.values()].map((row) => ({ ...row, state: 'shown' as const }));
      for (const entry of await this.entries.all(shown, { personId, postId, firmId: null }))
        seen.set(`${groupId} ${entry.seq}`, { ...entry, state: rows.get(entry.seq)?.state ?? entry.state, clientId: null });
    }
    return seen;
  }
}

const keyOf = ({ groupId, seq }: Waits | Told) => `${groupId} ${seq}`;

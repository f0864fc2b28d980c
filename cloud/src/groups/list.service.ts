import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { GroupRow } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { TicketsPort } from '../tickets/tickets.port';
import { isChatOpen } from './chat-switch';
import { wordsOf } from './entry.view';
import { type MessageRow, messages } from './message.rows';
import { Speakers } from './speaker.service';
import { SEAT, SEAT_LIVES } from './speaking.rows';

interface Raw {
  id: string;
  region: string;
  axis: GroupRow['axis'];
  name: string;
  state: string;
  lastSeq: string;
  saidSeq: string | null;
  saidAt: Date | null;
  unread: string;
  spokenTo: number;
  fromSeq: string;
  firmId: string | null;
}

const ROW = `SELECT g.id, g.region, g.axis, g.name, g.state, g.last_seq AS lastSeq, g.said_seq AS saidSeq, g.said_at AS saidAt,
  GREATEST(0, CAST(g.said AS SIGNED) - m.own_said - m.read_said) AS unread, m.from_seq AS fromSeq, m.firm_id AS firmId,
  EXISTS (SELECT 1 FROM chat_mention n JOIN chat_message c ON c.region = n.region AND c.group_id = n.group_id AND c.seq = n.seq AND c.state = 'shown'
    WHERE n.region = m.region AND n.person_id = m.person_id AND n.group_id = m.group_id AND n.seq > m.read_seq) AS spokenTo
  ${SEAT} JOIN chat_group g ON g.region = m.region AND g.id = m.group_id`;

/** The groups somebody is in, in the capacity they act in: those that want something of them first, and those that have something of theirs; then the liveliest. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupList {
  @Inject() database: Database;
  @Inject() tickets: TicketsPort;
  @Inject() speakers: Speakers;

  async list(actor: Actor): Promise<{ groups: GroupRow[]; open: boolean; waiting: string[] }> {
    if (!isChatOpen()) return { groups: [], open: false, waiting: [] };
    const [groups, waiting] = await Promise.all([this.rows(actor), this.waiting(actor)]);
    return { groups, open: true, waiting };
  }

  /** What groups are called in which somebody waits for room, for whichever of their firms. */
  private async waiting({ personId, region, postId }: Actor): Promise<string[]> {
    if (postId !== null) return [];
    const rows = await this.database.query<{ name: string }>(
      'SELECT g.name FROM seat_waiting w JOIN chat_group g ON g.region = w.region AND g.id = w.group_id WHERE w.person_id = ? AND w.region = ? ORDER BY w.id',
      [personId, region],
    );
    return rows.map(({ name }) => name);
  }

  /** One of them, the private threads below one, or all. */
  async rows({ personId, region, postId }: Actor, only?: string, which: 'id' | 'parent_id' = 'id'): Promise<GroupRow[]> {
    const one = only === undefined ? '' : ` AND g.${which} = ?`;
    const found = await this.database.query<Raw>(
      `${ROW} WHERE m.person_id = ? AND m.region = ? AND ${SEAT_LIVES} AND m.post_id <=> ?${one}
       ORDER BY g.said_at IS NULL, g.said_at DESC, g.place, g.id`,
      [personId, region, postId, ...(only === undefined ? [] : [only])],
    );
    if (found.length === 0) return [];
    const [last, matters] = await Promise.all([
      this.lastWords(region, found),
      this.tickets.underWay(region, personId, [...new Set(found.flatMap(({ firmId }) => firmId ?? []))]),
    ]);
    const rows = found.map(({ id, axis, name, state, lastSeq, unread, spokenTo }) => ({
      ...{ id, region, axis, name, lastSeq: Number(lastSeq), unread: Number(unread), spokenTo: Number(spokenTo) === 1 },
      ...{ last: last.get(id) ?? null, matters: matters.get(id) ?? 0, archived: state === 'archived' },
    }));
    return rows.sort((a, b) => callOf(b) - callOf(a));
  }

  /** What was said last in each, where one may read it. */
  private async lastWords(region: string, found: readonly Raw[]) {
    const spoken = found.filter(({ saidSeq, fromSeq }) => saidSeq !== null && Number(saidSeq) >= Number(fromSeq));
    if (spoken.length === 0) return new Map<string, NonNullable<GroupRow['last']>>();
    const rows = await messages(this.database, `region = ? AND (${spoken.map(() => '(group_id = ? AND seq = ?)').join(' OR ')})`, [
      region,
      ...spoken.flatMap(({ id, saidSeq }) => [id, saidSeq]),
    ]);
    const speaker = await this.speakers.of(region, rows);
    return new Map(rows.map((row) => [row.groupId, { at: row.at.toISOString(), words: inList(row, speaker(row).name) }]));
  }
}

/** Whoever is spoken to comes first, then where something of theirs is under way; the rest by how lately it was lively. */
const callOf = ({ spokenTo, matters }: GroupRow) => (spokenTo ? 2 : 0) + (matters > 0 ? 1 : 0);

const UNSEEN: Readonly<Record<string, string>> = { recalled: '撤回了一条消息', hidden: '一条消息被收起了' };

/** 王师傅:路口的灯坏了. */
function inList(row: MessageRow, name: string): string {
  if (row.state === 'shown') return row.senderId === null ? wordsOf(row) : `${name}:${wordsOf(row)}`;
  return UNSEEN[row.state] ? `${name}${UNSEEN[row.state]}` : '有一条消息在审核';
}

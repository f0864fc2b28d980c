import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { Database } from '../kernel/db/database';
import { announceFileKeeper } from '../kernel/files/keeper';
import type { LogEntry, Standing, StreamSource } from '../kernel/socket/stream';
import { Streams } from '../kernel/socket/streams';
import { TicketsPort } from '../tickets/tickets.port';
import { isChatOpen } from './chat-switch';
import { Entries } from './entry.service';
import { message, messages } from './message.rows';
import { keepsOrder } from './order/order.rows';
import { SEAT, SEAT_LIVES, seatOf } from './speaking.rows';

const idOf = (subject: string) => subject.split('/')[1] ?? '0';
/** The message a file came with, by `chat/group/seq`. */
function placeOf(subject: string) {
  const [, groupId = '0', seq = '0'] = subject.split('/');
  return { groupId, seq: Number(seq) };
}
/** By which somebody may no longer read along. */
const ENDINGS = ['firm.left', 'firm.refuse', 'post.end'];

/** The groups as logs that people watch over their line. An id is one in the whole house, and whoever watches names nothing else. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupLogs implements StreamSource {
  @Inject() database: Database;
  @Inject() streams: Streams;
  @Inject() entries: Entries;
  @Inject() tickets: TicketsPort;
  room = 'group';
  /** In which county a group is never changes. */
  private regions = new Map<string, string>();

  @Init()
  async announce() {
    this.streams.announce(this);
    announceFileKeeper({
      room: 'chat',
      mayRead: (personId, { region, subject }) => this.mayOpen(personId, region, subject),
      opening: (personId, { region, subject }) => {
        const { groupId, seq } = placeOf(subject);
        return this.tickets.looks.open(region, personId, groupId, seq);
      },
    });
  }

  async admit(subject: string, personId: string) {
    if (!isChatOpen()) return null;
    const [row] = await this.database.query<{ region: string; last: string; epoch: number; from: string }>(
      `SELECT m.region, g.last_seq AS last, g.epoch, m.from_seq AS \`from\` ${SEAT} JOIN chat_group g ON g.region = m.region AND g.id = m.group_id
       WHERE m.person_id = ? AND m.group_id = ? AND ${SEAT_LIVES}`,
      [personId, idOf(subject)],
    );
    if (!row) return null;
    this.regions.set(subject, row.region);
    return { last: Number(row.last), epoch: row.epoch, from: Number(row.from) };
  }

  async readers(subject: string, people: readonly string[]) {
    const region = this.regions.get(subject) ?? '';
    // The epoch first: whoever leaves after that raises it again.
    const [group] = await this.database.query<{ epoch: number }>('SELECT epoch FROM chat_group WHERE region = ? AND id = ?', [
      region,
      idOf(subject),
    ]);
    const rows = await this.database.query<{ id: string }>(
      `SELECT m.person_id AS id ${SEAT} WHERE m.region = ? AND m.group_id = ? AND m.person_id IN (?) AND ${SEAT_LIVES}`,
      [region, idOf(subject), ['0', ...people]],
    );
    return { epoch: group?.epoch ?? 0, people: new Set(rows.map(({ id }) => id)) };
  }

  async since(subject: string, after: number, most: number): Promise<LogEntry[]> {
    const region = this.regions.get(subject) ?? '';
    const rows = await messages(this.database, `region = ? AND group_id = ? AND seq > ? ORDER BY seq LIMIT ${most}`, [
      region,
      idOf(subject),
      after,
    ]);
    const entries = await this.entries.all(rows, null);
    return entries.map((entry) => ({ no: entry.seq, text: JSON.stringify(entry) }));
  }

  async standings(subjects: readonly string[]): Promise<Map<string, Standing>> {
    const rows = await this.database.query<{ id: string; last: string; epoch: number }>(
      'SELECT id, last_seq AS last, epoch FROM chat_group WHERE region IN (?) AND id IN (?)',
      [['', ...new Set(subjects.map((subject) => this.regions.get(subject) ?? ''))], subjects.map(idOf)],
    );
    return new Map(rows.map(({ id, last, epoch }) => [`group/${id}`, { last: Number(last), epoch }]));
  }

  async audience(subject: string): Promise<string[]> {
    if (!isChatOpen()) return [];
    const region = await this.regionOf(subject);
    const rows = await this.database.query<{ id: string }>(
      'SELECT person_id AS id FROM group_member WHERE region = ? AND group_id = ? AND live = 1',
      [region, idOf(subject)],
    );
    return rows.map(({ id }) => id);
  }

  /** A file is read by whoever may read the message it came with, `chat/group/seq`, or the matter that message has become. */
  private async mayOpen(personId: string, region: string, subject: string): Promise<boolean> {
    const { groupId, seq } = placeOf(subject);
    const row = await message(this.database, region, groupId, seq);
    const seat = row && isChatOpen() && (await seatOf(this.database, region, groupId, personId));
    const isSeen = row?.state === 'shown' || (row?.state === 'pending' && row.senderId === personId);
    if (seat && isSeen && row.seq >= seat.fromSeq) return true;
    if (row?.state === 'shown' && (await this.tickets.opens(region, personId, groupId, row.seq))) return true;
    // Whoever is to judge a picture has to see it.
    return isChatOpen() && keepsOrder(this.database, region, personId, groupId);
  }

  doubts({ type, facts }: DomainEvent): string[] {
    return ENDINGS.includes(type) ? [String(facts.person ?? facts.holder ?? '')] : [];
  }

  private async regionOf(subject: string): Promise<string> {
    const known = this.regions.get(subject);
    if (known !== undefined) return known;
    const [row] = await this.database.query<{ region: string }>('SELECT region FROM chat_group WHERE id = ?', [idOf(subject)]);
    if (row) this.regions.set(subject, row.region);
    return row?.region ?? '';
  }
}

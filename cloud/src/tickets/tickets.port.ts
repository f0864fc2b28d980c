import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { TicketState } from 'shared-types/tickets';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Looks } from './look.service';
import { matterOf, sourcesOf } from './source.rows';
import { TicketReader } from './ticket.reader';

/** A matter as it stands under the message it came from. */
export interface TicketBrief {
  id: string;
  number: string;
  state: TicketState;
  unitId: string;
  promiseAt: Date;
  hidden: boolean;
  requesterId: string;
  firmId: string | null;
}

/** The questions other rooms may ask about matters. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketsPort {
  @Inject() database: Database;
  @Inject() reader: TicketReader;
  /** Who looked at matters: to be told of by whoever shows or hands out what became one. */
  @Inject() looks: Looks;

  /** By id. */
  async briefs(region: string, ids: readonly string[]): Promise<Map<string, TicketBrief>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<Omit<TicketBrief, 'hidden'> & { hidden: number }>(
      `SELECT id, number, state, unit_id AS unitId, promise_at AS promiseAt, hidden, requester_id AS requesterId, firm_id AS firmId
       FROM ticket WHERE region = ? AND id IN (?)`,
      [region, ids],
    );
    return new Map(rows.map((row) => [row.id, { ...row, hidden: row.hidden === 1 }]));
  }

  /** The number of the matter that was made of a message; null: none was. `ask`: within a transaction. */
  async madeOf(ask: Pick<Tx, 'query'>, region: string, groupId: string, seq: number): Promise<string | null> {
    return (await matterOf(ask, region, groupId, [seq]))?.number ?? null;
  }

  /** The messages a matter was made of, as far as they lie in groups. */
  sourcesOf(ask: Pick<Tx, 'query'>, region: string, ticketId: string): Promise<{ groupId: string; seq: number }[]> {
    return sourcesOf(ask, region, ticketId);
  }

  /** Whether a message has become a matter that this person may read, in whichever of their posts. */
  async opens(region: string, personId: string, groupId: string, seq: number): Promise<boolean> {
    const made = await matterOf(this.database, region, groupId, [seq]);
    return made !== null && this.reader.opens(region, personId, made.id);
  }

  /** Which of these matters had ended before an instant; one merged into another ends with it. `ask`: within a transaction. */
  async endedBefore(ask: Pick<Tx, 'query'>, region: string, ids: readonly string[], before: Date): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await ask.query<{ id: string }>(
      `SELECT t.id FROM ticket t LEFT JOIN ticket o ON o.region = t.region AND o.id = t.merged_into
       WHERE t.region = ? AND t.id IN (?) AND t.ended_at < ? AND (o.id IS NULL OR o.ended_at < ?)`,
      [region, ids, before, before],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many matters a person, or a firm of theirs, has under way, by group. */
  async underWay(region: string, personId: string, firmIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; n: string }>(
      `SELECT group_id AS id, COUNT(*) AS n FROM ticket
       WHERE region = ? AND ended_at IS NULL AND group_id IS NOT NULL AND (requester_id = ? OR firm_id IN (?)) GROUP BY group_id`,
      [region, personId, ['0', ...firmIds]],
    );
    return new Map(rows.map(({ id, n }) => [id, Number(n)]));
  }

  /** Matters of a group opened in a span of time, and of those ended in it the ones the firm itself calls solved. */
  async between(region: string, groupId: string, from: Date, to: Date): Promise<{ matters: number; solved: number }> {
    const [row] = await this.database.query<{ matters: string; solved: string }>(
      `SELECT COALESCE(SUM(opened_at >= ? AND opened_at < ?), 0) AS matters,
         COALESCE(SUM(ended_at >= ? AND ended_at < ? AND confirmation = 'tap' AND outcome = 'solved'), 0) AS solved
       FROM ticket WHERE region = ? AND group_id = ?`,
      [from, to, from, to, region, groupId],
    );
    return { matters: Number(row?.matters ?? 0), solved: Number(row?.solved ?? 0) };
  }
}

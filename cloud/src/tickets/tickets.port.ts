import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { TicketState } from 'shared-types/tickets';
import { Database } from '../kernel/db/database';

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

  /** How many matters a person, or a firm of theirs, has under way, by group. */
  async underWay(region: string, personId: string, firmIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; n: string }>(
      `SELECT group_id AS id, COUNT(*) AS n FROM ticket
       WHERE region = ? AND state IN ('open', 'taken', 'answered') AND group_id IS NOT NULL AND (requester_id = ? OR firm_id IN (?)) GROUP BY group_id`,
      [region, personId, ['0', ...firmIds]],
    );
    return new Map(rows.map(({ id, n }) => [id, Number(n)]));
  }
}

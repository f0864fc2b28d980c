import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { TicketEntity } from './ticket.entity';
import { TicketReader } from './ticket.reader';

const PAGE = 30;

/** Matters, newest first; what is under way and what is over are two lists. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketLists {
  @Inject() database: Database;
  @Inject() reader: TicketReader;

  async list(
    actor: Actor,
    { before, ended }: { before?: string | undefined; ended: boolean },
  ): Promise<{ rows: TicketEntity[]; more: boolean }> {
    const { sql, params } = await this.reader.scope(actor);
    const older = before ? ' AND t.id < ?' : '';
    const found = await this.database.allWithin(TicketEntity, {
      alias: 't',
      sql: `${sql} AND t.ended_at IS ${ended ? 'NOT ' : ''}NULL${older} ORDER BY t.id DESC LIMIT ${PAGE + 1}`,
      params: [...params, ...(before ? [before] : [])],
    });
    return { rows: found.slice(0, PAGE), more: found.length > PAGE };
  }
}

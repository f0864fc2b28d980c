import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Promised } from 'shared-types/kernel/promise';
import type { Ticket, TicketRow } from 'shared-types/tickets';
import { DirectoryPort } from '../directory/directory.port';
import { FirmsPort } from '../firms/firms.port';
import { GroupsPort } from '../groups/groups.port';
import { Database } from '../kernel/db/database';
import type { TimelineBody } from '../kernel/engine/timeline';
import { Clock } from '../kernel/time/clock';
import { Looks } from './look.service';
import { sourcesOf } from './source.rows';
import { TicketEntity } from './ticket.entity';
import { commandsOf, isHidden } from './ticket.reader';

/** Builds what leaves the house of a matter. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketView {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() groups: GroupsPort;
  @Inject() firms: FirmsPort;
  @Inject() looks: Looks;
  @Inject() clock: Clock;

  async rows(region: string, rows: readonly TicketEntity[]): Promise<TicketRow[]> {
    const [firms, units, followers] = await Promise.all([
      this.firms.names(region, [...new Set(rows.flatMap(({ firmId }) => firmId ?? []))]),
      this.directory.unitNames(region, [...new Set(rows.map(({ unitId }) => unitId))]),
      this.followers(region, rows),
    ]);
    const now = this.clock.now(region);
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      title: row.title,
      firm: (row.firmId && firms.get(row.firmId)) || null,
      unit: units.get(row.unitId) ?? '',
      openedAt: row.openedAt.toISOString(),
      promiseAt: row.promiseAt.toISOString(),
      late: row.promiseAt < (row.answeredAt ?? row.endedAt ?? now),
      followers: followers.get(row.id) ?? 0,
    }));
  }

  /** While a matter follows another one it shows that one's answer as its own; who has spoken for themselves has their own. */
  async show(actor: Actor, row: TicketEntity): Promise<Ticket> {
    const { region } = row;
    const [[line], into, sources, bodies, seenBy] = await Promise.all([
      this.rows(region, [row]),
      row.mergedInto === null ? null : this.database.row(TicketEntity, { region, id: row.mergedInto }),
      sourcesOf(this.database, region, row.id),
      this.database.query<{ body: string }>('SELECT body FROM timeline WHERE region = ? AND subject = ? ORDER BY no', [
        region,
        `ticket/${row.id}`,
      ]),
      this.looks.between(actor, row),
    ]);
    if (!line) throw new Error('a row has no line');
    const heard = row.state === 'merged' ? into : null;
    const [source] = sources;
    const [names, carried] = await Promise.all([
      this.groups.names(region, source ? [source.groupId] : []),
      this.groups.carried(region, sources),
    ]);
    const groupName = source && names.get(source.groupId);
    return {
      ...line,
      version: row.version,
      words: row.words,
      answer: row.answer ?? heard?.answer ?? null,
      outcome: row.outcome ?? heard?.outcome ?? null,
      promise: Promised.parse(JSON.parse(row.promiseWhy)),
      from: source && groupName ? { ...source, groupName } : null,
      mergedInto: into && { id: into.id, number: into.number },
      carried,
      timeline: bodies.map(({ body }) => step(JSON.parse(body), line.unit)),
      seenBy,
      hidden: isHidden(row),
      may: commandsOf(actor, row),
    };
  }

  private async followers(region: string, rows: readonly TicketEntity[]): Promise<Map<string, number>> {
    if (rows.length === 0) return new Map();
    const counts = await this.database.query<{ id: string; n: string }>(
      'SELECT merged_into AS id, COUNT(*) AS n FROM ticket WHERE region = ? AND merged_into IN (?) GROUP BY merged_into',
      [region, rows.map(({ id }) => id)],
    );
    return new Map(counts.map(({ id, n }) => [id, Number(n)]));
  }
}

const WHO: Record<string, string> = { requester: '提出的一方', clock: '系统' };
/** Of a step by nobody that called others it is told whom, and no more than there were. */
const calledBy = ({ staff, keepers }: TimelineBody['facts'], unit: string) =>
  [staff && unit, keepers && '群主'].filter(Boolean).join('、') || '还没有找到人';

const step = ({ no, command, at, by, facts }: TimelineBody, unit: string) => {
  if (command !== 'late') return { no, command, at, who: WHO[by.party] ?? unit };
  return { no, command: facts.why === 'first' ? 'late.first' : command, at, who: `提醒了${calledBy(facts, unit)}` };
};

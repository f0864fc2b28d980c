import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Absence, Shift } from 'shared-types/directory';
import { unseal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import type { UnitKind } from './unit.service';

export interface Agent {
  postId: string;
  personId: string;
  name: string;
  phone: string;
  unitId: string;
  unitName: string;
  unitKind: UnitKind;
  unitDivision: string;
  /** The village the station really stands in, if elsewhere. */
  locatedDivision: string | null;
  town: string;
  kind: 'full_time' | 'part_time';
  drawnFrom: string;
  capacity: number;
  skills: string[];
  shifts: Shift[];
  absences: Absence[];
  homeIndex: Buffer | null;
}
type Bare = Omit<Agent, 'skills' | 'shifts' | 'absences' | 'name' | 'phone'> & {
  sealedName: Buffer | null;
  sealedPhone: Buffer;
  workPhone: string | null;
};
export interface AgentBrief {
  name: string;
  unitName: string;
  unitId: string;
  phone: string;
  kind: 'full_time' | 'part_time';
  personId: string;
}

const AGENT = `SELECT t.id AS postId, t.person_id AS personId, p.name AS sealedName, p.phone AS sealedPhone, t.work_phone AS workPhone, t.unit_id AS unitId,
  u.name AS unitName, u.kind AS unitKind, u.division AS unitDivision, u.located_division AS locatedDivision, t.town, t.kind,
  COALESCE(t.drawn_from, '') AS drawnFrom, t.capacity, p.home_index AS homeIndex
  FROM post t JOIN person p ON p.id = t.person_id JOIN unit u ON u.region = t.region AND u.id = t.unit_id
  WHERE t.region = ? AND t.role = 'agent'`;

/** The agents of a county with their skills, shifts and leaves. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Agents {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /**
   * All whose post lives: those of one town, or of the whole county where `town` is null. A station that
   * stands in the town though it serves another (relocated households) counts with it.
   */
  async ofTown(region: string, town: string | null): Promise<Agent[]> {
    const [scope, params] = town === null ? ['', []] : ['AND (t.town = ? OR LEFT(u.located_division, 9) = ?)', [town, town]];
    return this.complete(
      region,
      await this.database.query<Bare>(`${AGENT} AND t.ended_at IS NULL ${scope} ORDER BY t.code`, [region, ...params]),
    );
  }

  async ofUnit(region: string, unitId: string): Promise<Agent[]> {
    return this.complete(
      region,
      await this.database.query<Bare>(`${AGENT} AND t.ended_at IS NULL AND t.unit_id = ? ORDER BY t.code`, [region, unitId]),
    );
  }

  async find(region: string, postId: string): Promise<Agent | null> {
    const [agent] = await this.complete(
      region,
      await this.database.query<Bare>(`${AGENT} AND t.ended_at IS NULL AND t.id = ?`, [region, postId]),
    );
    return agent ?? null;
  }

  /** Names and units of posts, those that have ended included: history names people who have left. */
  async brief(region: string, postIds: readonly string[]): Promise<Map<string, AgentBrief>> {
    if (postIds.length === 0) return new Map();
    const rows = await this.database.query<Bare>(`${AGENT} AND t.id IN (?)`, [region, postIds]);
    return new Map(
      rows.map((row) => {
        const { name, phone, unitName, unitId, kind, personId } = named(row);
        return [row.postId, { name, unitName, unitId, phone, kind, personId }];
      }),
    );
  }

  private async complete(region: string, rows: Bare[]): Promise<Agent[]> {
    if (rows.length === 0) return [];
    const params = [region, rows.map((row) => row.postId)];
    const [skills, shifts, absences] = await Promise.all([
      this.database.query<Of & { category: string }>(
        'SELECT post_id AS postId, category FROM post_skill WHERE region = ? AND post_id IN (?) ORDER BY category',
        params,
      ),
      this.database.query<Of & Shift>(
        'SELECT post_id AS postId, weekday, opens, closes FROM shift WHERE region = ? AND post_id IN (?) ORDER BY weekday, opens',
        params,
      ),
      this.database.query<Of & Absence>(
        'SELECT post_id AS postId, from_at AS `from`, to_at AS `to` FROM absence WHERE region = ? AND post_id IN (?) AND ended_at IS NULL AND to_at > ? ORDER BY from_at',
        [...params, this.clock.now(region)],
      ),
    ]);
    const mine = <T extends Of>(all: T[], postId: string) => all.filter((row) => row.postId === postId);
    return rows.map((row) => ({
      ...named(row),
      skills: mine(skills, row.postId).map((s) => s.category),
      shifts: mine(shifts, row.postId).map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
      absences: mine(absences, row.postId).map(({ from, to }) => ({ from, to })),
    }));
  }
}

interface Of {
  postId: string;
}

function named({ sealedName, sealedPhone, workPhone, ...row }: Bare) {
  const name = sealedName ? unseal(sealedName, 'person.name') : '代办员';
  return { ...row, name, phone: workPhone ?? unseal(sealedPhone, 'person.phone') };
}

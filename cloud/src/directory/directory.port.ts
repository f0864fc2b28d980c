import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Duty, dutyAt, type Rostered } from 'shared-types/directory';
import type { Calendar } from 'shared-types/kernel/calendar';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { type Agent, type AgentBrief, Agents } from './agent.service';
import { type Place, Places } from './place.service';
import { rostersOf } from './roster.rows';
import { type UnitBrief, type UnitKind, type UnitRow, Units } from './unit.service';

export type { Agent, AgentBrief } from './agent.service';
export type { Place } from './place.service';
export type { UnitBrief, UnitKind } from './unit.service';

export type Point = UnitRow & { place: string };

/** The questions other rooms may ask about places, service points and who works there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DirectoryPort {
  @Inject() database: Database;
  @Inject() placeService: Places;
  @Inject() unitService: Units;
  @Inject() agentService: Agents;

  /** Null when unknown, hidden or of another county. */
  place(region: string, code: string): Promise<Place | null> {
    return this.placeService.place(region, code);
  }

  /** The towns and villages of a county, hidden ones left out. */
  divisions(region: string): Promise<{ code: string; name: string; parent: string | null }[]> {
    return this.database.query(
      "SELECT code, name, parent FROM division WHERE region = ? AND hidden = 0 AND level <> 'county' ORDER BY code",
      [region],
    );
  }

  unit(region: string, id: string): Promise<UnitBrief | null> {
    return this.unitService.find(region, id);
  }

  /** A service point as its own sheet tells of it: what it is called here, and where it really stands. Null for a department. */
  async point(region: string, id: string): Promise<Point | null> {
    const unit = await this.unitService.find(region, id);
    if (!unit || unit.kind === 'department') return null;
    const place = unit.locatedAt ?? (await this.place(region, unit.division))?.name ?? unit.name;
    return { ...unit, place };
  }

  /** The unit and those above it, the nearest first; empty where there is none such. */
  lineOf(region: string, id: string): Promise<(UnitBrief & { parentId: string | null })[]> {
    return this.unitService.line(region, id);
  }

  /** Every service point of a county, the county's centre first; departments are none. */
  points(region: string): Promise<(UnitBrief & { parentId: string | null })[]> {
    return this.unitService.points(region);
  }

  /** Who is responsible first: the village's station (its own division, then one located there), else the town centre, else the county centre. */
  responsible(region: string, town: string, village: string | null): Promise<UnitBrief> {
    return this.unitService.responsible(region, town, village);
  }

  /** Falls back to the county centre for a town without one. */
  townCentre(region: string, town: string): Promise<UnitBrief> {
    return this.unitService.townCentre(region, town);
  }

  countyCentre(region: string): Promise<UnitBrief> {
    return this.unitService.countyCentre(region);
  }

  /** The ids of all units of one kind. */
  unitsOfKind(region: string, kind: UnitKind): Promise<string[]> {
    return this.unitService.ofKind(region, kind);
  }

  /** All living agent posts of a town, stations and centre, with absences not yet over. */
  agentsOf(region: string, town: string): Promise<Agent[]> {
    return this.agentService.ofTown(region, town);
  }

  /** The living agent posts of one unit. */
  agentsAt(region: string, unitId: string): Promise<Agent[]> {
    return this.agentService.ofUnit(region, unitId);
  }

  agent(region: string, postId: string): Promise<Agent | null> {
    return this.agentService.find(region, postId);
  }

  /** Whether a post lives, and will until this transaction is over: nothing is put into hands that are being taken away. */
  async holds(tx: Tx, region: string, postId: string): Promise<boolean> {
    const [post] = await tx.query('SELECT id FROM post WHERE region = ? AND id = ? AND ended_at IS NULL LOCK IN SHARE MODE', [
      region,
      postId,
    ]);
    return post !== undefined;
  }

  /** Names and units by post, for histories: ended posts included. */
  agentsByPost(region: string, postIds: readonly string[]): Promise<Map<string, AgentBrief>> {
    return this.agentService.brief(region, postIds);
  }

  /** Those of the town centre; of the county centre where `town` is null. */
  dispatchers(region: string, town: string | null): Promise<{ postId: string; personId: string }[]> {
    return this.database.query(
      "SELECT id AS postId, person_id AS personId FROM post WHERE region = ? AND role = 'dispatcher' AND town <=> ? AND ended_at IS NULL ORDER BY id",
      [region, town],
    );
  }

  /** Unit and duty of posts, 宣化区商务局·科员, by post: ended ones included. */
  async badges(region: string, postIds: readonly string[]): Promise<Map<string, string>> {
    if (postIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; title: string | null; unit: string }>(
      'SELECT p.id, p.title, u.name AS unit FROM post p JOIN unit u ON u.region = p.region AND u.id = p.unit_id WHERE p.region = ? AND p.id IN (?)',
      [region, postIds],
    );
    return new Map(rows.map(({ id, title, unit }) => [id, title ? `${unit}·${title}` : unit]));
  }

  /** What units are called, by id. */
  async unitNames(region: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>('SELECT id, name FROM unit WHERE region = ? AND id IN (?)', [
      region,
      ids,
    ]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** When posts are there, by post: by shifts of their own, or in the opening hours; less their leaves. */
  rostersOf(region: string, postIds: readonly string[], now: Date): Promise<Map<string, Rostered>> {
    return rostersOf(this.database, region, postIds, now);
  }

  /** The staff of a unit. */
  clerksOf(region: string, unitId: string): Promise<{ postId: string; personId: string }[]> {
    return this.database.query(
      "SELECT id AS postId, person_id AS personId FROM post WHERE region = ? AND unit_id = ? AND role = 'clerk' AND ended_at IS NULL ORDER BY id",
      [region, unitId],
    );
  }

  /** The people who administer a county, each once. */
  administrators(region: string): Promise<{ postId: string; personId: string }[]> {
    return this.database.query(
      "SELECT MIN(id) AS postId, person_id AS personId FROM post WHERE region = ? AND role = 'administrator' AND ended_at IS NULL GROUP BY person_id ORDER BY 1",
      [region],
    );
  }
}

/** Whether an agent's roster covers an instant (milliseconds), by the working days of the county. */
export const onDuty = (agent: Agent, calendar: Calendar, at: number): Duty => dutyAt(agent, calendar, at);

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Believed } from '../kernel/believed';
import { Database } from '../kernel/db/database';

export type UnitKind = 'county_centre' | 'town_centre' | 'village_station' | 'department';
export interface UnitBrief {
  id: string;
  name: string;
  kind: UnitKind;
  division: string;
  phone: string | null;
}
export interface UnitRow extends UnitBrief {
  parentId: string | null;
  locatedAt: string | null;
  /** The village it really stands in, where that is not its own division. */
  locatedDivision: string | null;
  brand: string | null;
}

const ROW = `SELECT id, name, kind, division, phone, parent_id AS parentId, located_at AS locatedAt, located_division AS locatedDivision, brand FROM unit`;
/** A point's name and telephone change by import. Milliseconds. */
const BELIEVED = 10_000;
const TOWN_DIGITS = 9;
/** Station, town, county, and room for one more: a circle in the data ends. */
const DEEPEST = 4;

/** The service points of a county and who of them is responsible for a place. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Units {
  @Inject() database: Database;
  private known = new Believed<UnitRow>(BELIEVED);

  async find(region: string, id: string): Promise<UnitRow | null> {
    const known = this.known.get(`${region} ${id}`);
    if (known) return known;
    const [row] = await this.database.query<UnitRow>(`${ROW} WHERE region = ? AND id = ?`, [region, id]);
    if (row) this.known.set(`${region} ${id}`, row);
    return row ?? null;
  }

  /** After an import in this process; another believes the old ones some seconds longer. */
  forget() {
    this.known.forget();
  }

  /** A unit and those above it, the nearest first; empty where there is none such. */
  async line(region: string, id: string): Promise<UnitRow[]> {
    const line: UnitRow[] = [];
    for (let next: string | null = id; next !== null && line.length < DEEPEST; ) {
      const unit: UnitRow | null = await this.find(region, next);
      if (unit) line.push(unit);
      next = unit?.parentId ?? null;
    }
    return line;
  }

  /** Every service point of a county, centre first; departments are none. */
  points(region: string): Promise<UnitRow[]> {
    return this.database.query<UnitRow>(
      `${ROW} WHERE region = ? AND kind <> 'department' ORDER BY FIELD(kind, 'county_centre', 'town_centre', 'village_station'), code`,
      [region],
    );
  }

  /** The village's own station, then one located there, else the town centre, else the county centre. */
  async responsible(region: string, town: string, village: string | null): Promise<UnitBrief> {
    const [station] = village ? await this.stationsAt(region, village) : [];
    return station ?? this.townCentre(region, town);
  }

  /** The county centre where the town has none of its own. */
  async townCentre(region: string, town: string): Promise<UnitBrief> {
    const [row] = await this.database.query<UnitRow>(`${ROW} WHERE region = ? AND division = ? AND kind = 'town_centre' ORDER BY code`, [
      region,
      town,
    ]);
    return row ?? this.countyCentre(region);
  }

  async countyCentre(region: string): Promise<UnitBrief> {
    const [row] = await this.database.query<UnitRow>(`${ROW} WHERE region = ? AND kind = 'county_centre' ORDER BY code`, [region]);
    if (!row) throw new Error(`county ${region} has no service centre`);
    return row;
  }

  /** The points that serve a place, the nearest first; departments take no walk-ins and are not among them. */
  async serving(region: string, division: string): Promise<UnitRow[]> {
    const [town, isVillage] = [division.slice(0, TOWN_DIGITS), division.length > TOWN_DIGITS];
    const stations = isVillage ? await this.stationsAt(region, division) : await this.stationsOf(region, town);
    const centres = await this.database.query<UnitRow>(
      `${ROW} WHERE region = ? AND (kind = 'county_centre' OR (kind = 'town_centre' AND division LIKE ?)) ORDER BY code`,
      [region, `${town}%`],
    );
    const ofTown = centres.filter((unit) => unit.kind === 'town_centre');
    const ofCounty = centres.filter((unit) => unit.kind === 'county_centre');
    return isVillage ? [...stations, ...ofTown, ...ofCounty] : [...ofTown, ...stations, ...ofCounty];
  }

  /** The ids of all units of one kind. */
  async ofKind(region: string, kind: UnitKind): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT id FROM unit WHERE region = ? AND kind = ? ORDER BY code', [
      region,
      kind,
    ]);
    return rows.map((row) => row.id);
  }

  private stationsAt(region: string, village: string) {
    return this.database.query<UnitRow>(
      `${ROW} WHERE region = ? AND kind = 'village_station' AND (division = ? OR located_division = ?) ORDER BY division = ? DESC, code`,
      [region, village, village, village],
    );
  }

  private stationsOf(region: string, town: string) {
    if (town.length < TOWN_DIGITS) return [];
    return this.database.query<UnitRow>(`${ROW} WHERE region = ? AND kind = 'village_station' AND division LIKE ? ORDER BY code`, [
      region,
      `${town}%`,
    ]);
  }
}

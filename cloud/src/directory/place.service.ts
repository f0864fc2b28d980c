import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Division, plainPlace } from 'shared-types/directory';
import { Believed } from '../kernel/believed';
import { Database } from '../kernel/db/database';

export type Level = 'county' | 'town' | 'village';
export interface Place {
  code: string;
  level: Level;
  /** 五当召镇 缸房地村: town and village, as people call them. */
  name: string;
  town: string | null;
  village: string | null;
}
interface DivisionRow {
  code: string;
  level: Level;
  name: string;
  parent: string | null;
}

/** Divisions change by import, some times a year. Milliseconds. */
const BELIEVED = 10_000;
const COUNTY_DIGITS = 6;
const TOWN_DIGITS = 9;

/** The places of a county. What is hidden, or lies under something hidden, is not there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Places {
  @Inject() database: Database;
  private rows = new Believed<DivisionRow>(BELIEVED);

  async place(region: string, code: string): Promise<Place | null> {
    return (await this.places(region, [code])).get(code) ?? null;
  }

  /** Those of the codes that are places of this county, by code. */
  async places(region: string, codes: readonly string[]): Promise<Map<string, Place>> {
    const lines = codes.map((code) => lineage(code));
    const asked = [...new Set(lines.flat())];
    const known = await this.known(region, asked);
    const found = lines.flatMap((line) => {
      const chain = line.flatMap((code) => known.get(code) ?? []);
      const own = chain.at(-1);
      return own && chain.length === line.length ? [placeOf(own, chain)] : [];
    });
    return new Map(found.map((place) => [place.code, place]));
  }

  /** After an import in this process; another believes the old ones some seconds longer. */
  forget() {
    this.rows.forget();
  }

  private async known(region: string, codes: readonly string[]): Promise<Map<string, DivisionRow>> {
    const remembered = codes.flatMap((code) => this.rows.get(`${region} ${code}`) ?? []);
    const unknown = codes.filter((code) => !remembered.some((row) => row.code === code));
    const read =
      unknown.length === 0
        ? []
        : await this.database.query<DivisionRow>(
            'SELECT code, level, name, parent FROM division WHERE region = ? AND hidden = 0 AND code IN (?)',
            [region, unknown],
          );
    for (const row of read) this.rows.set(`${region} ${row.code}`, row);
    return new Map([...remembered, ...read].map((row) => [row.code, row]));
  }

  async counties(): Promise<{ region: string; name: string }[]> {
    return this.database.query("SELECT region, name FROM division WHERE level = 'county' AND code = region AND hidden = 0 ORDER BY region");
  }

  /** The towns of a county or the villages of a town, by code. */
  async children(parent: string): Promise<Division[]> {
    const rows = await this.database.query<DivisionRow>(
      'SELECT code, level, name, parent FROM division WHERE region = ? AND parent = ? AND hidden = 0 ORDER BY code',
      [parent.slice(0, COUNTY_DIGITS), parent],
    );
    return rows.map((row) => ({ ...row, name: plainPlace(row.name) }));
  }
}

/** A division and those above it up to its town; a county stands alone. */
const lineage = (code: string) => (code.length > TOWN_DIGITS ? [code.slice(0, TOWN_DIGITS), code] : [code]);

function placeOf(own: DivisionRow, chain: DivisionRow[]): Place {
  const at = (level: Level) => chain.find((row) => row.level === level)?.code ?? null;
  const name = chain.map((row) => plainPlace(row.name)).join(' ');
  return { code: own.code, level: own.level, name, town: at('town'), village: at('village') };
}

import type { Ask } from '../group.rows';

/** A unit that may lead a group or sit in one; `division`: 9 digits for a town's office. */
export interface UnitKnown {
  id: string;
  code: string;
  name: string;
  kind: string;
  division: string;
}

/** Those at which clerks may have their posts, the county's first. */
export const unitsOf = (ask: Ask, region: string): Promise<UnitKnown[]> =>
  ask.query<UnitKnown>(
    `SELECT id, code, name, kind, division FROM unit WHERE region = ? AND kind IN ('department', 'county_centre', 'town_centre')
     ORDER BY LENGTH(division), kind <> 'department', code`,
    [region],
  );

/** The unit a cell means: by its code, by its name, or by the end of its name where no other ends so. */
export function leadIn(units: readonly UnitKnown[], said: string): { unit: UnitKnown | null; several: boolean } {
  const exact = units.filter(({ code, name }) => code === said || name === said);
  const found = exact.length > 0 ? exact : units.filter(({ name }) => name.endsWith(said));
  return { unit: found.length === 1 ? (found[0] ?? null) : null, several: found.length > 1 };
}

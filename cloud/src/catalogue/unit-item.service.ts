import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { UnitDiffers } from 'shared-types/catalogue';
import { DirectoryPort, type UnitBrief } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import type { ItemEntity } from './item.entity';
import { Items } from './item.service';
import { asOffered, merged, saysNothing } from './offer';
import { UnitItemVersionEntity } from './unit-item-version.entity';

/** A point as far as it inherits. */
interface Point {
  id: string;
  parentId: string | null;
}
type ByItem = Map<string, UnitItemVersionEntity>;
/** Where points differ today: by point, then by item. */
export type Differences = Map<string, ByItem>;
export interface UnitList {
  point: UnitBrief & Point;
  /** The point and those above it, the nearest first. */
  line: readonly Point[];
  items: ItemEntity[];
  found: Differences;
}

/** The list as single service points offer it: the county's, as the centre, the town and the point itself say otherwise. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class UnitItems {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() items: Items;

  /** Of every version in its days the newest; only of these points where some are named. */
  async differences(region: string, units?: readonly string[]): Promise<Differences> {
    if (units?.length === 0) return new Map();
    const today = this.items.today(region);
    const rows = await this.database.query<UnitItemVersionEntity>(
      `SELECT region, unit_id AS unitId, item_code AS itemCode, version, effective_from AS effectiveFrom, effective_to AS effectiveTo,
         item_version AS itemVersion, hidden, plain_name AS plainName, how_to_apply AS howToApply, modes, limit_value AS limitValue, note, undone
       FROM unit_item_version WHERE region = ? AND undone = 0 AND effective_from <= ? AND (effective_to IS NULL OR effective_to >= ?)
         ${units ? 'AND unit_id IN (?)' : ''} ORDER BY version`,
      [region, today, today, ...(units ? [units] : [])],
    );
    const found: Differences = new Map();
    for (const row of rows) found.set(row.unitId, (found.get(row.unitId) ?? new Map()).set(row.itemCode, row));
    return found;
  }

  /** The list as one point offers it. */
  async ofUnit(region: string, unitId: string): Promise<ItemEntity[]> {
    const line = await this.directory.lineOf(region, unitId);
    const [items, found] = await Promise.all([
      this.items.standing(region),
      this.differences(
        region,
        line.map(({ id }) => id),
      ),
    ]);
    return offeredBy(line, items, found);
  }

  /** The same for every point at once, by point. */
  async ofEveryUnit(region: string): Promise<UnitList[]> {
    const [points, items, found] = await Promise.all([
      this.directory.points(region),
      this.items.standing(region),
      this.differences(region),
    ]);
    const above = new Map(points.map((point) => [point.id, point]));
    return points.map((point) => ({ point, line: lineOf(point, above), items: offeredBy(lineOf(point, above), items, found), found }));
  }
}

function lineOf<P extends Point>(point: P, points: ReadonlyMap<string, P>): P[] {
  const line = [point];
  for (let up = points.get(point.parentId ?? ''); up && !line.includes(up); up = points.get(up.parentId ?? '')) line.push(up);
  return line;
}

/** What points say about one item, the nearest first. */
export const versionsAlong = (line: readonly Point[], found: Differences, code: string) =>
  line.flatMap(({ id }) => found.get(id)?.get(code) ?? []);

export function offeredBy(line: readonly Point[], items: readonly ItemEntity[], found: Differences): ItemEntity[] {
  const here = new Set(line.map(({ id }) => id));
  return items
    .filter((item) => !item.hidden && (item.unitId === null || here.has(item.unitId)))
    .map((item) => ({ item, versions: versionsAlong(line, found, item.code) }))
    .filter(({ versions }) => !merged(versions).hidden)
    .map(({ item, versions }) => asOffered(item, versions));
}

/** One point's list; none for a department. */
export const viewUnit = ({ point: { id, name, kind }, items, found }: UnitList): UnitDiffers[] =>
  kind === 'department' ? [] : [{ id, name, kind, items: items.length, differs: differsIn(found, id) }];

/** In how many of the county's items a point says something of its own. */
const differsIn = (found: Differences, unitId: string) =>
  [...(found.get(unitId)?.values() ?? [])].filter((own) => !saysNothing(own)).length;

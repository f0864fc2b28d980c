import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { plainPlace } from 'shared-types/directory';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { bring, type Kind, type Plan } from '../kernel/sheet/bring';
import { exact, extra, oneOf, optional, words } from '../kernel/sheet/column';
import { type CellError, cellError, type Line } from '../kernel/sheet/sheet';
import { DivisionEntity } from './division.entity';
import { divisionCode } from './division.import';
import { unitChange } from './unit.change';
import { UnitEntity } from './unit.entity';

export const unitCode = exact(/^[0-9A-Z][0-9A-Z-]{2,23}$/, '网点编码由数字、大写字母和 - 组成,例如 150205101-T');
const columns = {
  code: unitCode,
  name: words(60),
  kind: oneOf(['county_centre', 'town_centre', 'village_station']),
  division: divisionCode,
  parent: optional(unitCode),
  located_at: optional(words(60)),
  brand: optional(words(30)),
  phone: extra(optional(exact(/^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9})$/, '电话应是 0472-1234567 这样的座机或 11 位手机号'))),
  source: words(120),
};
const LEVEL_OF = { county_centre: 'county', town_centre: 'town', village_station: 'village' } as const;

/** The service points of a county. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class UnitImport implements Kind<typeof columns> {
  @Inject() ids: Ids;
  columns = columns;
  key = 'code' as const;

  bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    return bring(this, tx, region, csv, dryRun);
  }

  async plan(tx: Tx, region: string, lines: Line<typeof columns>[]): Promise<Plan> {
    const divisions = await tx.of(DivisionEntity).findBy({ region });
    const known = new Map((await tx.of(UnitEntity).findBy({ region })).map((unit) => [unit.code, unit]));
    const idOf = new Map(lines.map(({ values }) => [values.code, known.get(values.code)?.id ?? this.ids.next()]));
    for (const unit of known.values()) idOf.set(unit.code, unit.id);
    const changes = lines.map(({ values }) => {
      const { code, name, kind, division, located_at: locatedAt, brand, phone, source } = values;
      const parentId = values.parent === null ? null : (idOf.get(values.parent) ?? null);
      const wanted = { name, kind, division, parentId, locatedAt, locatedDivision: locate(locatedAt, divisions), brand, phone, source };
      return unitChange(region, idOf.get(code) ?? '', code, wanted, known.get(code));
    });
    const levels = new Map(divisions.map((division) => [division.code, division.level]));
    return { errors: lines.flatMap((line) => faults(line, levels, idOf)), changes };
  }
}

function faults({ row, values }: Line<typeof columns>, levels: Map<string, string>, units: Map<string, string>): CellError[] {
  const { code, kind, division, parent } = values;
  const errors: CellError[] = [];
  const level = levels.get(division);
  if (!level) errors.push(cellError(row, 'division', division, '没有这个区划,请先导入区划'));
  else if (level !== LEVEL_OF[kind]) errors.push(cellError(row, 'division', division, '区划的级别和网点的种类对不上'));
  if (parent === code) errors.push(cellError(row, 'parent', parent, '上级不能是自己'));
  else if (parent !== null && !units.has(parent)) errors.push(cellError(row, 'parent', parent, '没有这个上级网点'));
  return errors;
}

/** The village an address begins with, 五当召镇缸房地村幸福大院; null where it names none of ours. */
function locate(address: string | null, divisions: DivisionEntity[]): string | null {
  if (address === null) return null;
  const towns = new Map(divisions.map((division) => [division.code, division.name]));
  const named = divisions.filter(({ level, name, parent }) => {
    const whole = `${towns.get(parent ?? '') ?? ''}${plainPlace(name)}`;
    return level === 'village' && address.replaceAll(' ', '').startsWith(whole);
  });
  return named[0]?.code ?? null;
}

import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../kernel/db/transaction';
import { bring, type Change, differs, type Kind, type Plan } from '../kernel/sheet/bring';
import { exact, oneOf, optional, words } from '../kernel/sheet/column';
import { type CellError, cellError, type Line } from '../kernel/sheet/sheet';
import { DivisionEntity } from './division.entity';
import type { Level } from './place.service';

export const divisionCode = exact(/^\d{6}(\d{3}){0,2}$/, '区划编码是 6、9 或 12 位数字;位数不对可能是 Excel 丢了开头的 0');
const columns = {
  code: divisionCode,
  name: words(60),
  level: oneOf(['county', 'town', 'village']),
  parent: optional(divisionCode),
  hidden: oneOf(['0', '1']),
  source: words(120),
};
const DIGITS: Record<Level, number> = { county: 6, town: 9, village: 12 };

/** Divisions by their statistical codes; a name may change, a code never does. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DivisionImport implements Kind<typeof columns> {
  columns = columns;
  key = 'code' as const;

  bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    return bring(this, tx, region, csv, dryRun);
  }

  async plan(tx: Tx, region: string, lines: Line<typeof columns>[]): Promise<Plan> {
    const rows = await tx.of(DivisionEntity).findBy({ region });
    const known = new Map(rows.map((row) => [row.code, row]));
    const codes = new Set([...known.keys(), ...lines.map((line) => line.values.code)]);
    return {
      errors: lines.flatMap((line) => faults(region, line, codes)),
      changes: lines.map((line) => change(region, line, known.get(line.values.code))),
    };
  }
}

function faults(region: string, { row, values }: Line<typeof columns>, codes: Set<string>): CellError[] {
  const { code, level, parent } = values;
  const above = level === 'county' ? null : code.slice(0, -3);
  const errors: CellError[] = [];
  if (!code.startsWith(region)) errors.push(cellError(row, 'code', code, `不是本县区的编码,应以 ${region} 开头`));
  if (code.length !== DIGITS[level]) errors.push(cellError(row, 'level', level, `编码有 ${code.length} 位,和这个级别对不上`));
  else if (parent !== above) errors.push(cellError(row, 'parent', parent ?? '', above ? `上级应是 ${above}` : '县区没有上级,请留空'));
  else if (above && !codes.has(above)) errors.push(cellError(row, 'parent', parent ?? '', '没有这个上级,请先填上级'));
  return errors;
}

function change(region: string, { values }: Line<typeof columns>, stands: DivisionEntity | undefined): Change {
  const { code, name, level, parent, source } = values;
  const wanted = { name, level, parent, hidden: Number(values.hidden), source };
  if (!stands) return { fate: 'added', write: async (tx) => void (await tx.of(DivisionEntity).insert({ region, code, ...wanted })) };
  if (!differs(stands, wanted)) return { fate: 'same' };
  return { fate: 'changed', write: async (tx) => void (await tx.of(DivisionEntity).update({ region, code }, wanted)) };
}

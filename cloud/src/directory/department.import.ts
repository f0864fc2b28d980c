import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { bring, type Kind, type Plan } from '../kernel/sheet/bring';
import { words } from '../kernel/sheet/column';
import { cellError, type Line } from '../kernel/sheet/sheet';
import { DivisionEntity } from './division.entity';
import { divisionCode } from './division.import';
import { unitChange } from './unit.change';
import { UnitEntity } from './unit.entity';
import { unitCode } from './unit.import';

const columns = { code: unitCode, name: words(60), division: divisionCode, source: words(120) };

/** The departments of a county, and the offices of its towns and streets: units without a counter of their own. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DepartmentImport implements Kind<typeof columns> {
  @Inject() ids: Ids;
  columns = columns;
  key = 'code' as const;

  bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    return bring(this, tx, region, csv, dryRun);
  }

  async plan(tx: Tx, region: string, lines: Line<typeof columns>[]): Promise<Plan> {
    const known = new Map((await tx.of(UnitEntity).findBy({ region })).map((unit) => [unit.code, unit]));
    const places = await tx.of(DivisionEntity).findBy({ region });
    const levels = new Map(places.map(({ code, level }) => [code, level]));
    const elsewhere = lines.filter(({ values: { division } }) => division !== region && levels.get(division) !== 'town');
    const taken = lines.filter(({ values }) => (known.get(values.code)?.kind ?? 'department') !== 'department');
    return {
      errors: [
        ...elsewhere.map(({ row, values }) =>
          cellError(row, 'division', values.division, `部门属于县区,应填 ${region};乡镇(街道)办事处填它的 9 位代码`),
        ),
        ...taken.map(({ row, values }) => cellError(row, 'code', values.code, '这个编码已经是一个网点')),
      ],
      changes: lines.map(({ values: { code, ...rest } }) => {
        const stands = known.get(code);
        return unitChange(region, stands?.id ?? this.ids.next(), code, { ...rest, kind: 'department' }, stands);
      }),
    };
  }
}

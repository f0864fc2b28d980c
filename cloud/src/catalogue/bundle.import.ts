import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { insertRow } from '../kernel/db/columns';
import type { Tx } from '../kernel/db/transaction';
import { bring, type Change, type Kind, type Plan } from '../kernel/sheet/bring';
import { exact, extra, optional, several, words } from '../kernel/sheet/column';
import { cellError, type Line } from '../kernel/sheet/sheet';
import { ItemEntity } from './item.entity';
import { ItemBundleEntity } from './item-bundle.entity';

const CODE = /^[A-Z0-9]{2,12}$/;
const columns = {
  code: exact(CODE, '编码是 2 到 12 位大写字母和数字'),
  name: words(30),
  says: words(120),
  also_called: extra(optional(several(';', words(20)))),
  items: several(';', exact(CODE, '这里写事项编码,中间用分号隔开')),
  source: words(120),
};
type BundleLine = Line<typeof columns>;

/** What a county ties together for people; the items have to be there already. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BundleImport implements Kind<typeof columns> {
  columns = columns;
  key = 'code' as const;

  bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    return bring(this, tx, region, csv, dryRun);
  }

  async plan(tx: Tx, region: string, lines: BundleLine[]): Promise<Plan> {
    const stands = new Map((await tx.of(ItemBundleEntity).findBy({ region })).map((row) => [row.code, row]));
    const items = new Set((await tx.of(ItemEntity).findBy({ region, undone: 0 })).map((row) => row.code));
    const errors = lines.flatMap(({ row, values }) =>
      values.items.filter((code) => !items.has(code)).map((code) => cellError(row, 'items', code, '没有这个事项,请先导入事项清单')),
    );
    return { errors, changes: lines.map((line, i) => bundleChange(wanted(region, line, i), stands.get(line.values.code))) };
  }
}

const wanted = (region: string, { values }: BundleLine, i: number): ItemBundleEntity => ({
  region,
  code: values.code,
  place: i + 1,
  name: values.name,
  says: values.says,
  alsoCalled: values.also_called?.join('|') ?? null,
  items: values.items.join('|'),
  source: values.source,
});

function bundleChange(row: ItemBundleEntity, stands: ItemBundleEntity | undefined): Change {
  if (!stands) return { fate: 'added', write: (tx) => insertRow(tx, ItemBundleEntity, row).then(() => undefined) };
  const { region, code, ...said } = row;
  const same = Object.entries(said).every(([column, value]) => Reflect.get(stands, column) === value);
  if (same) return { fate: 'same' };
  return {
    fate: 'changed',
    write: (tx) =>
      tx
        .of(ItemBundleEntity)
        .update({ region, code }, said)
        .then(() => undefined),
  };
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ATTENDANCE, LIMIT_UNITS, MODES } from 'shared-types/catalogue';
import { dayOf } from 'shared-types/kernel/calendar';
import type { Tx } from '../kernel/db/transaction';
import { bring, type Kind, type Plan } from '../kernel/sheet/bring';
import { exact, extra, oneOf, optional, parsed, several, whole, words } from '../kernel/sheet/column';
import type { Line } from '../kernel/sheet/sheet';
import { Clock } from '../kernel/time/clock';
import { type Before, beforeOf, itemChange } from './item.change';
import { ItemEntity } from './item.entity';
import { parseMaterials } from './material.words';

const columns = {
  code: exact(/^[A-Z0-9]{2,12}$/, '事项编码是 2 到 12 位大写字母和数字;位数不对可能是 Excel 丢了开头的 0'),
  category: words(20),
  name: words(60),
  plain_name: words(60),
  kind: oneOf(['immediate', 'committed']),
  limit_value: whole(0, 365),
  limit_unit: oneOf(LIMIT_UNITS),
  limit_note: optional(words(60)),
  apply_within_note: optional(words(80)),
  modes: several('|', oneOf(MODES)),
  attend: oneOf(ATTENDANCE),
  attend_note: optional(words(40)),
  main_materials: parsed(words(600), parseMaterials, '看不懂材料,请写成:居民身份证(原件,须带齐);户口簿(复印件,可后补)'),
  who_may_apply: extra(optional(words(300))),
  how_to_apply: extra(optional(words(300))),
  also_called: extra(optional(several(';', words(20)))),
  source: words(120),
};
type ItemLine = Line<typeof columns>;

/** The items of a county. A changed line is a new version from today on; the old one stays for whoever applied under it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ItemImport implements Kind<typeof columns> {
  @Inject() clock: Clock;
  columns = columns;
  key = 'code' as const;

  bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    return bring(this, tx, region, csv, dryRun);
  }

  async plan(tx: Tx, region: string, lines: ItemLine[]): Promise<Plan> {
    const rows = await tx.of(ItemEntity).find({ where: { region }, order: { version: 'ASC' } });
    const known = beforeOf(rows);
    const lastPlace = Math.max(0, ...rows.map((row) => row.place));
    const effectiveFrom = dayOf(this.clock.now(region).getTime());
    const changes = lines.map(({ row, values }) => {
      const before = known.get(values.code) ?? { stands: undefined, last: 0 };
      return itemChange({ region, effectiveFrom, place: lastPlace + row, ...said(values, before) }, values.main_materials, before);
    });
    return { errors: [], changes };
  }
}

/** A line in the columns of the table. What the sheet has no column for stays as it was said before. */
const said = (values: ItemLine['values'], { stands }: Before) => ({
  code: values.code,
  category: values.category,
  name: values.name,
  plainName: values.plain_name,
  kind: values.kind,
  limitValue: values.limit_value,
  limitUnit: values.limit_unit,
  limitNote: values.limit_note,
  applyWithin: values.apply_within_note,
  modes: MODES.filter((mode) => values.modes.includes(mode)).join('|'),
  attend: values.attend,
  attendNote: values.attend_note,
  whoMayApply: values.who_may_apply === undefined ? (stands?.whoMayApply ?? null) : values.who_may_apply,
  howToApply: values.how_to_apply === undefined ? (stands?.howToApply ?? null) : values.how_to_apply,
  alsoCalled: values.also_called === undefined ? (stands?.alsoCalled ?? null) : (values.also_called?.join('|') ?? null),
  unitId: stands?.unitId ?? null,
  hidden: stands?.hidden ?? 0,
  source: values.source,
});

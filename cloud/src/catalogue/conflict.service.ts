import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Conflict, conflictWords, ITEM_FIELD_WORDS, MODES } from 'shared-types/catalogue';
import { In } from 'typeorm';
import { Database } from '../kernel/db/database';
import { ItemEntity } from './item.entity';
import { Items } from './item.service';
import { OpenRequests } from './open-requests';
import { UnitItems, type UnitList } from './unit-item.service';
import type { UnitItemVersionEntity } from './unit-item-version.entity';

type Own = UnitItemVersionEntity;
/** What a point may say otherwise and the county has a word for as well. */
const SAID_TWICE = ['plainName', 'howToApply', 'modes', 'limitValue'] as const;
interface View {
  units: readonly UnitList[];
  items: readonly ItemEntity[];
}

/** Where lists contradict each other; an empty report means that nothing has to be looked at. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Conflicts {
  @Inject() database: Database;
  @Inject() items: Items;
  @Inject() unitItems: UnitItems;
  @Inject() openRequests: OpenRequests;

  async of(region: string): Promise<Conflict[]> {
    const [units, items] = await Promise.all([this.unitItems.ofEveryUnit(region), this.items.standing(region)]);
    const view = { units, items };
    return [...(await this.parentChanged(region, view)), ...modeGone(view), ...(await this.hiddenOpen(region, view)), ...nameClash(view)];
  }

  /** The county has put the same field otherwise since the point did. */
  private async parentChanged(region: string, { units, items }: View): Promise<Conflict[]> {
    const older = await this.writtenUpon(region, units);
    return ownOnes(units, items).flatMap(({ unit, own, item }) => {
      const then = older.get(`${item.code} ${own.itemVersion}`);
      const fields = then ? SAID_TWICE.filter((field) => own[field] !== null && then[field] !== item[field]) : [];
      if (own.itemVersion === item.version || fields.length === 0) return [];
      return [about('parent_changed', unit, item, { fields: fields.map((field) => ITEM_FIELD_WORDS[field]).join('、') })];
    });
  }

  private async writtenUpon(region: string, units: readonly UnitList[]): Promise<Map<string, ItemEntity>> {
    const owns = [...(units[0]?.found.values() ?? [])].flatMap((byItem) => [...byItem.values()]);
    if (owns.length === 0) return new Map();
    const codes = [...new Set(owns.map(({ itemCode }) => itemCode))];
    const rows = await this.database.source.getRepository(ItemEntity).find({ where: { region, code: In(codes) } });
    return new Map(rows.map((row) => [`${row.code} ${row.version}`, row]));
  }

  /** Somebody waits for what a point, or the whole county, no longer does. */
  private async hiddenOpen(region: string, { units, items }: View): Promise<Conflict[]> {
    const open = await this.openRequests.of(region);
    return open.flatMap(({ unitId, itemCode, n }) => {
      const unit = units.find(({ point }) => point.id === unitId);
      const item = items.find(({ code }) => code === itemCode);
      const offered = unit?.items.some(({ code }) => code === itemCode) ?? true;
      return unit && item && !offered ? [about('hidden_open', unit, item, { n })] : [];
    });
  }
}

const ownOnes = (units: readonly UnitList[], items: readonly ItemEntity[]) =>
  units.flatMap((unit) =>
    items.flatMap((item) => {
      const own = unit.found.get(unit.point.id)?.get(item.code);
      return own && !item.hidden ? [{ unit, own, item }] : [];
    }),
  );

/** A point promises a way the county has taken out, or more time than the county gives. */
const modeGone = ({ units, items }: View): Conflict[] =>
  ownOnes(units, items)
    .filter(({ own, item }) => lostModes(own, item) || (own.limitValue !== null && own.limitValue > item.limitValue))
    .map(({ unit, item }) => about('mode_gone', unit, item, {}));

const lostModes = (own: Own, item: ItemEntity) =>
  own.modes !== null && MODES.some((mode) => own.modes?.split('|').includes(mode) && !item.modes.split('|').includes(mode));

/** Two items by one name in one list; where the list above has the same, it is told there alone. */
function nameClash({ units, items }: View): Conflict[] {
  const county = clashes(items.filter((item) => item.unitId === null && !item.hidden));
  const byUnit = new Map(units.map((unit) => [unit.point.id, clashes(unit.items)]));
  return [
    ...[...county.values()].map((item) => about('name_clash', null, item, {})),
    ...units.flatMap((unit) => {
      const above = byUnit.get(unit.point.parentId ?? '') ?? county;
      return [...clashes(unit.items)].filter(([name]) => !above.has(name)).map(([, item]) => about('name_clash', unit, item, {}));
    }),
  ];
}

/** The second item of every name that stands twice. */
function clashes(items: readonly ItemEntity[]): Map<string, ItemEntity> {
  const first = new Set<string>();
  const second = new Map<string, ItemEntity>();
  for (const item of items) {
    const name = item.plainName.normalize('NFKC').replace(/\s/g, '');
    if (first.has(name)) second.set(name, item);
    first.add(name);
  }
  return second;
}

const about = (kind: Conflict['kind'], unit: UnitList | null, item: ItemEntity, blanks: { fields?: string; n?: number }): Conflict => ({
  kind,
  unit: unit && { id: unit.point.id, name: unit.point.name },
  code: item.code,
  title: item.plainName,
  says: conflictWords(kind, blanks),
});

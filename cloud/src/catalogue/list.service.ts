import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DirectoryPort } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { Items, offersItems } from './item.service';
import { viewItem } from './item.view';
import { search } from './search';

const COUNTED = ['town_centre', 'village_station'] as const;

/** Lists are views over the county's items: nobody keeps one by hand. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ItemLists {
  @Inject() items: Items;
  @Inject() directory: DirectoryPort;

  /** The items of a county, or of one service point, in one category, that fit a question in plain words. */
  async list({ region, unit, category, q }: { region: string; unit?: string; category?: string; q?: string }) {
    const rows = (await this.offered(region, unit)).map(viewItem);
    const categories = [...new Set(rows.map((row) => row.category))];
    const ofCategory = category === undefined ? rows : rows.filter((row) => row.category === category);
    return { categories, items: q === undefined ? ofCategory : search(ofCategory, q) };
  }

  /** How many items towns and villages offer: 44 items at 7 town centres are 308 rows. */
  async counts(region: string) {
    const [items, hidden] = await Promise.all([this.items.inForce(region), this.items.hiddenByUnit(region)]);
    return Promise.all(
      COUNTED.map(async (kind) => {
        const units = await this.directory.unitsOfKind(region, kind);
        const rows = units.reduce((sum, unit) => sum + items.length - (hidden.get(unit) ?? 0), 0);
        return { kind, units: units.length, items: items.length, rows };
      }),
    );
  }

  private async offered(region: string, unitId: string | undefined) {
    if (unitId === undefined) return this.items.inForce(region);
    const unit = await this.directory.unit(region, unitId);
    if (!unit) throw new Refusal('NOT_FOUND');
    return offersItems(unit.kind) ? this.items.ofUnit(region, unitId) : [];
  }
}

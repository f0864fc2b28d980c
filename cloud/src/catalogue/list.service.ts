import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Bundles, viewBundle } from './bundle.service';
import type { ItemEntity } from './item.entity';
import { Items } from './item.service';
import { viewItem } from './item.view';
import { type Pointed, Points } from './point.service';
import { SearchIndex } from './search.index';
import { UnitItems } from './unit-item.service';

const COUNTED = ['town_centre', 'village_station'] as const;
interface Wanted extends Pointed {
  region: string;
  category?: string;
  q?: string;
}

/** Lists are views over the county's items: nobody keeps one by hand. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ItemLists {
  @Inject() items: Items;
  @Inject() unitItems: UnitItems;
  @Inject() points: Points;
  @Inject() bundles: Bundles;
  @Inject() index: SearchIndex;

  /** The items of a county, or of one service point, in one category, that fit a question in plain words, and what of them belongs together. */
  async list({ region, category, q, ...pointed }: Wanted) {
    const offered = await this.offered(region, pointed);
    const categories = [...new Set(offered.map((item) => item.category))];
    const ofCategory = category === undefined ? offered : offered.filter((item) => item.category === category);
    const items = q === undefined ? ofCategory : this.index.find(ofCategory.map(findable), q).map(({ item }) => item);
    return { categories, items: items.map(viewItem), bundles: await this.together(region, offered, { category, q }) };
  }

  /** How many items towns and villages offer: 44 items at 7 town centres are 308 rows. */
  async counts(region: string) {
    const [items, units] = await Promise.all([this.items.inForce(region), this.unitItems.ofEveryUnit(region)]);
    return COUNTED.map((kind) => {
      const ofKind = units.filter(({ point }) => point.kind === kind);
      const rows = ofKind.reduce((sum, unit) => sum + unit.items.length, 0);
      return { kind, units: ofKind.length, items: items.length, rows };
    });
  }

  private async offered(region: string, pointed: Pointed): Promise<ItemEntity[]> {
    const point = await this.points.pointOf(region, pointed);
    if (!point) return this.items.inForce(region);
    return point.offers ? this.unitItems.ofUnit(region, point.id) : [];
  }

  private async together(region: string, offered: readonly ItemEntity[], { category, q }: Pick<Wanted, 'category' | 'q'>) {
    const bundles = await this.bundles.of(region, offered);
    const inCategory = new Set(offered.filter((item) => item.category === category).map((item) => item.code));
    const shown = category === undefined ? bundles : bundles.filter(({ items }) => items.some(({ code }) => inCategory.has(code)));
    if (q === undefined) return shown.map(viewBundle);
    return this.index
      .find(
        shown.map((bundle) => ({ ...bundle, plainName: bundle.name, category: '' })),
        q,
      )
      .map(viewBundle);
  }
}

const findable = (item: ItemEntity) => ({
  item,
  name: item.name,
  plainName: item.plainName,
  category: item.category,
  alsoCalled: item.alsoCalled?.split('|') ?? [],
});

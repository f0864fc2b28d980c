import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type ItemGuide, type ItemRow, limitWords, type Material, type Mode } from 'shared-types/catalogue';
import { BundleImport } from './bundle.import';
import { ItemGuides } from './guide.service';
import type { ItemEntity } from './item.entity';
import { ItemImport } from './item.import';
import { Items, offersItems } from './item.service';
import { modesOf, viewItem } from './item.view';
import { type CountOpen, OpenRequests } from './open-requests';
import { UnitItems } from './unit-item.service';

/** An item as other rooms see it. */
export interface ItemKnown {
  code: string;
  version: number;
  category: string;
  name: string;
  plainName: string;
  modes: Mode[];
  /** Whether the person has to come along. */
  attend: ItemEntity['attend'];
  attendNote: string | null;
  /** In words. */
  limit: string;
  materials: { name: string; form: Material['form'] }[];
  /** No longer, where the county has taken it off its list: then nobody asks for it anew. */
  offered: boolean;
}

/** The questions other rooms may ask about items. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CataloguePort {
  @Inject() itemService: Items;
  @Inject() unitItems: UnitItems;
  @Inject() itemGuides: ItemGuides;
  @Inject() openRequests: OpenRequests;
  /** How a sheet of items is brought in. */
  @Inject() importer: ItemImport;
  @Inject() bundleImporter: BundleImport;

  /** The version in force today; null where the county has no such item. */
  async item(region: string, code: string): Promise<ItemKnown | null> {
    const found = await this.itemService.ever(region, code);
    if (!found) return null;
    const { version, category, name, plainName, attend, attendNote, kind, limitValue, limitUnit, limitNote } = found.item;
    return {
      code,
      version,
      category,
      name,
      plainName,
      attend,
      attendNote,
      offered: !found.item.hidden,
      modes: modesOf(found.item),
      limit: limitWords(kind, limitValue, limitUnit, limitNote),
      materials: found.materials.map((material) => ({ name: material.name, form: material.form })),
    };
  }

  /** Plain names by code. */
  async titles(region: string, codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    return this.itemService.titles(region, codes);
  }

  /** The categories of the county's items, in the order of the list: also the skills an agent may have. */
  async categories(region: string): Promise<string[]> {
    return [...new Set((await this.itemService.inForce(region)).map((item) => item.category))];
  }

  /** How many items a service point offers. A department offers none of the list. */
  async countOf(region: string, unit: { id: string; kind: string }): Promise<number> {
    return (await this.listOf(region, unit)).length;
  }

  /** The items a service point offers, in the order of the list. */
  async listOf(region: string, unit: { id: string; kind: string }): Promise<ItemRow[]> {
    return offersItems(unit.kind) ? (await this.unitItems.ofUnit(region, unit.id)).map(viewItem) : [];
  }

  /** The guide of an item as one service point gives it; NOT_FOUND where there is no such item. */
  guide(region: string, code: string, unit: string): Promise<ItemGuide> {
    return this.itemGuides.guide({ region, code, unit });
  }

  /** Called once by the room that keeps requests, so that an item is not hidden from under people who wait for it. */
  countOpenWith(count: CountOpen) {
    this.openRequests.countWith(count);
  }
}

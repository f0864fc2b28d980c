import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Bundle } from 'shared-types/catalogue';
import { Database } from '../kernel/db/database';
import type { ItemEntity } from './item.entity';
import { ItemBundleEntity } from './item-bundle.entity';

/** With one left there is nothing to do together. */
const FEWEST = 2;
type Titled = Pick<ItemEntity, 'code' | 'plainName'>;
export type BundleKnown = Bundle & { alsoCalled: string[] };

/** 一件事: what belongs together, as far as it is offered. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Bundles {
  @Inject() database: Database;

  /** In the county's order, each with those of these items that are in it. */
  async of(region: string, items: readonly Titled[]): Promise<BundleKnown[]> {
    const rows = await this.database.source.getRepository(ItemBundleEntity).find({ where: { region }, order: { place: 'ASC' } });
    const offered = new Map(items.map((item) => [item.code, item]));
    return rows.map((row) => known(row, offered)).filter((bundle) => bundle.items.length >= FEWEST);
  }

  /** Those an item is in. */
  async with(region: string, code: string, items: readonly Titled[]): Promise<Bundle[]> {
    return (await this.of(region, items)).filter((bundle) => bundle.items.some((item) => item.code === code)).map(viewBundle);
  }
}

export const viewBundle = ({ code, name, says, items }: BundleKnown): Bundle => ({ code, name, says, items });

const known = ({ code, name, says, alsoCalled, items }: ItemBundleEntity, offered: ReadonlyMap<string, Titled>): BundleKnown => ({
  code,
  name,
  says,
  alsoCalled: alsoCalled?.split('|') ?? [],
  items: items
    .split('|')
    .flatMap((item) => offered.get(item) ?? [])
    .map((item) => ({ code: item.code, plainName: item.plainName })),
});

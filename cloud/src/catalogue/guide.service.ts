import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ItemGuide, Served } from 'shared-types/catalogue';
import { DirectoryPort } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { Bundles } from './bundle.service';
import type { ItemEntity } from './item.entity';
import { Items } from './item.service';
import { viewGuide } from './item.view';
import { asOffered, merged, saysNothing } from './offer';
import { type Pointed, Points } from './point.service';
import { type Differences, offeredBy, UnitItems, versionsAlong } from './unit-item.service';

type Line = Awaited<ReturnType<DirectoryPort['lineOf']>>;

/** The guide of an item as the point gives it that serves whoever reads. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ItemGuides {
  @Inject() items: Items;
  @Inject() unitItems: UnitItems;
  @Inject() points: Points;
  @Inject() directory: DirectoryPort;
  @Inject() bundles: Bundles;

  async guide({ region, code, ...pointed }: Pointed & { region: string; code: string }): Promise<ItemGuide> {
    const point = await this.points.pointOf(region, pointed);
    const found = await this.items.find(region, code);
    if (!found) throw new Refusal('NOT_FOUND');
    // A point's own item is nobody else's: whoever reads it without saying where from reads it as of that point.
    const unit = point?.id ?? found.item.unitId;
    if (unit === null) {
      const bundles = await this.bundles.with(region, code, await this.items.inForce(region));
      return viewGuide(found.item, found.materials, { served: null, bundles });
    }
    const line = await this.directory.lineOf(region, unit);
    const [all, differences] = await Promise.all([
      this.items.standing(region),
      this.unitItems.differences(
        region,
        line.map(({ id }) => id),
      ),
    ]);
    const versions = versionsAlong(line, differences, code);
    return viewGuide(asOffered(found.item, versions), found.materials, {
      served: servedBy(line, differences, found.item),
      bundles: await this.bundles.with(region, code, offeredBy(line, all, differences)),
    });
  }
}

function servedBy(line: Line, found: Differences, item: ItemEntity): Served | null {
  const [here] = line;
  if (!here) return null;
  const offering = line.find((_, i) => offeredBy(line.slice(i), [item], found).length > 0);
  const versions = versionsAlong(line, found, item.code).filter((own) => !saysNothing(own));
  const [own] = versions;
  return {
    id: here.id,
    name: here.name,
    offers: offering?.id === here.id,
    instead: offering && offering.id !== here.id ? { id: offering.id, name: offering.name } : null,
    note: merged(versions).note,
    own: own ? { name: line.find(({ id }) => id === own.unitId)?.name ?? here.name, version: own.version, from: own.effectiveFrom } : null,
  };
}

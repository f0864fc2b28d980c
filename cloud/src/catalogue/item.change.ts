import type { Material } from 'shared-types/catalogue';
import { sha256 } from '../kernel/crypto';
import { canonical } from '../kernel/engine/timeline';
import type { Change } from '../kernel/sheet/bring';
import { ItemEntity } from './item.entity';
import { ItemMaterialEntity } from './item-material.entity';

export type WantedItem = Omit<ItemEntity, 'version' | 'digest'>;

/** What an imported line does to the catalogue: nothing, or one more version. */
export function itemChange(wanted: WantedItem, materials: Material[], stands: ItemEntity | undefined): Change {
  const { region, code, effectiveFrom, place, ...said } = wanted;
  const digest = sha256(canonical({ ...said, materials }));
  if (stands?.digest.equals(digest)) return { fate: 'same' };
  const version = (stands?.version ?? 0) + 1;
  return {
    fate: stands ? 'changed' : 'added',
    write: async (tx) => {
      await tx.of(ItemEntity).insert({ region, code, version, effectiveFrom, place: stands?.place ?? place, ...said, digest });
      await tx.of(ItemMaterialEntity).insert(
        materials.map(({ name, form, mayBeMissing, note }, i) => {
          const missing = mayBeMissing === null ? null : Number(mayBeMissing);
          return { region, itemCode: code, version, no: i + 1, name, form, mayBeMissing: missing, note };
        }),
      );
    },
  };
}

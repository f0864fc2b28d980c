import type { Material } from 'shared-types/catalogue';
import { sha256 } from '../kernel/crypto';
import { insertRow } from '../kernel/db/columns';
import type { Tx } from '../kernel/db/transaction';
import { canonical } from '../kernel/engine/timeline';
import type { Change } from '../kernel/sheet/bring';
import { ItemEntity } from './item.entity';
import { ItemMaterialEntity } from './item-material.entity';

export type WantedItem = Omit<ItemEntity, 'version' | 'digest' | 'undone'>;
/** What is there of an item: the version that stands, and the last number given, which may have been taken back. */
export interface Before {
  stands: ItemEntity | undefined;
  last: number;
}

/** What an imported line does to the catalogue: nothing, or one more version. */
export function itemChange(wanted: WantedItem, materials: Material[], { stands, last }: Before): Change {
  if (stands?.digest.equals(digestOf(wanted, materials))) return { fate: 'same' };
  const row = { ...wanted, place: stands?.place ?? wanted.place };
  return { fate: stands ? 'changed' : 'added', write: (tx) => insertItem(tx, row, materials, last + 1) };
}

/** Writes one version with what to bring for it. */
export async function insertItem(tx: Tx, wanted: WantedItem, materials: readonly Material[], version: number): Promise<void> {
  await insertRow(tx, ItemEntity, { ...wanted, version, undone: 0, digest: digestOf(wanted, materials) });
  const { region, code: itemCode } = wanted;
  await tx.of(ItemMaterialEntity).insert(
    materials.map(({ name, form, mayBeMissing, note }, i) => {
      const missing = mayBeMissing === null ? null : Number(mayBeMissing);
      return { region, itemCode, version, no: i + 1, name, form, mayBeMissing: missing, note };
    }),
  );
}

/** Of everything that was said. What a county has never said anything about leaves no trace, so that older digests stay true. */
function digestOf({ region: _, code: __, effectiveFrom: ___, place: ____, ...said }: WantedItem, materials: readonly Material[]): Buffer {
  const { alsoCalled, unitId, hidden, ...rest } = said;
  const more = { alsoCalled: alsoCalled ?? undefined, unitId: unitId ?? undefined, hidden: hidden || undefined };
  return sha256(canonical({ ...rest, ...more, materials }));
}

/** Every item of a county with its standing version and its last number, by code. */
export function beforeOf(rows: readonly ItemEntity[]): Map<string, Before> {
  const found = new Map<string, Before>();
  for (const row of [...rows].sort((a, b) => a.version - b.version)) {
    const stands = row.undone ? found.get(row.code)?.stands : row;
    found.set(row.code, { stands, last: row.version });
  }
  return found;
}

import { type ItemGuide, type ItemRow, limitWords, type Material, MODES, type Mode } from 'shared-types/catalogue';
import type { ItemEntity } from './item.entity';
import type { ItemMaterialEntity } from './item-material.entity';

export const modesOf = ({ modes }: ItemEntity): Mode[] => MODES.filter((mode) => modes.split('|').includes(mode));

export const viewItem = (item: ItemEntity): ItemRow => ({
  code: item.code,
  category: item.category,
  name: item.name,
  plainName: item.plainName,
  modes: modesOf(item),
  limit: limitWords(item.kind, item.limitValue, item.limitUnit, item.limitNote),
});

export function viewGuide(item: ItemEntity, rows: ItemMaterialEntity[], at: Pick<ItemGuide, 'served' | 'bundles'>): ItemGuide {
  const { version, effectiveFrom: from, attend, attendNote, whoMayApply, howToApply, applyWithin, source } = item;
  const materials = rows.map(viewMaterial);
  const row = viewItem(item);
  const complete = whoMayApply !== null && howToApply !== null && materials.length > 0 && materials.every(isStated);
  return {
    ...row,
    ...at,
    version,
    from,
    attend,
    attendNote,
    whoMayApply,
    howToApply,
    howLong: row.limit,
    applyWithin,
    materials,
    complete,
    source,
  };
}

export const viewMaterial = ({ name, form, mayBeMissing, note }: ItemMaterialEntity): Material => ({
  name,
  form,
  mayBeMissing: mayBeMissing === null ? null : mayBeMissing === 1,
  note,
});

const isStated = ({ form, mayBeMissing }: Material) => form !== 'unstated' && mayBeMissing !== null;

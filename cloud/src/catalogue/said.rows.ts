import { type ItemSaid, type ItemStands, MODES, type UnitSaid } from 'shared-types/catalogue';
import type { ItemEntity } from './item.entity';
import { modesOf, viewMaterial } from './item.view';
import type { ItemMaterialEntity } from './item-material.entity';
import type { UnitItemVersionEntity } from './unit-item-version.entity';

const listed = (words: string | null) => words?.split('|') ?? [];

/** A version as somebody would write it down. */
export function itemSaid(row: ItemEntity, materials: readonly ItemMaterialEntity[]): ItemStands {
  const { category, name, plainName, kind, limitValue, limitUnit, limitNote, applyWithin, attend, attendNote, source } = row;
  return {
    ...{ category, name, plainName, kind, limitValue, limitUnit, limitNote, applyWithin, attend, attendNote, source },
    alsoCalled: listed(row.alsoCalled),
    modes: modesOf(row),
    whoMayApply: row.whoMayApply ?? '',
    howToApply: row.howToApply ?? '',
    materials: materials.map(viewMaterial),
    hidden: row.hidden === 1,
  };
}

/** The same the way back, as columns. */
export function itemColumns({ modes, alsoCalled, hidden, materials: _, ...said }: ItemSaid) {
  return { ...said, modes: inOrder(modes), alsoCalled: alsoCalled.length > 0 ? alsoCalled.join('|') : null, hidden: Number(hidden) };
}

export const unitSaid = ({ hidden, plainName, howToApply, modes, limitValue, note }: UnitItemVersionEntity): UnitSaid => ({
  hidden: hidden === null ? null : hidden === 1,
  plainName,
  howToApply,
  modes: modes === null ? null : MODES.filter((mode) => modes.split('|').includes(mode)),
  limitValue,
  note,
});

export const unitColumns = ({ hidden, modes, ...said }: UnitSaid) => ({
  ...said,
  hidden: hidden === null ? null : Number(hidden),
  modes: modes === null ? null : inOrder(modes),
});

const inOrder = (modes: readonly string[]) => MODES.filter((mode) => modes.includes(mode)).join('|');

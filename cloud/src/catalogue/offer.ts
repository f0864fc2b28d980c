import { MODES, type UnitSaid } from 'shared-types/catalogue';
import type { ItemEntity } from './item.entity';
import type { UnitItemVersionEntity } from './unit-item-version.entity';

/** What applies of several versions: each field as the nearest point says that says anything about it. */
export function merged(line: readonly UnitItemVersionEntity[]) {
  const nearest = <K extends 'hidden' | 'plainName' | 'howToApply' | 'modes' | 'limitValue' | 'note'>(field: K) =>
    line.find((own) => own[field] !== null)?.[field] ?? null;
  return {
    hidden: nearest('hidden') === 1,
    plainName: nearest('plainName'),
    howToApply: nearest('howToApply'),
    modes: nearest('modes'),
    limitValue: nearest('limitValue'),
    note: nearest('note'),
  };
}

/** The county's item as a point with these versions offers it. It never asks for more time, nor promises a way the county has taken out. */
export function asOffered(item: ItemEntity, line: readonly UnitItemVersionEntity[]): ItemEntity {
  const own = merged(line);
  return {
    ...item,
    plainName: own.plainName ?? item.plainName,
    howToApply: own.howToApply ?? item.howToApply,
    modes: waysLeft(item.modes, own.modes),
    limitValue: Math.min(item.limitValue, own.limitValue ?? item.limitValue),
  };
}

function waysLeft(county: string, own: string | null): string {
  const left = MODES.filter((mode) => county.split('|').includes(mode) && (own ?? county).split('|').includes(mode));
  return left.length > 0 ? left.join('|') : county;
}

/** Whether a version says anything at all. */
export const saysNothing = (own: Pick<UnitItemVersionEntity, keyof UnitSaid>) =>
  [own.hidden, own.plainName, own.howToApply, own.modes, own.limitValue, own.note].every((value) => value === null);

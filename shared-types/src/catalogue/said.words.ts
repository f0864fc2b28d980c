import type { FieldChange } from './edit.view';
import { ITEM_FIELD_WORDS, UNIT_FIELD_WORDS } from './edit.words';
import type { Material, Mode } from './item.contract';
import { limitWords, MODE_WORDS } from './item.words';
import type { ItemStands, UnitSaid } from './said';

export const FORM_WORDS: Record<Material['form'], string | null> = {
  original: '原件',
  copy: '复印件',
  original_and_copy: '原件和复印件',
  unstated: null,
};
export const ATTEND_WORDS: Record<ItemStands['attend'], string> = { no: '不用本人跑', part: '有一步要本人到场', yes: '要本人到场' };

const KIND_WORDS = { immediate: '当场办', committed: '承诺几天办好' };
const modesWords = (modes: readonly Mode[]) => modes.map((mode) => MODE_WORDS[mode].name).join('、');

/** 居民身份证(原件,须带齐). */
export function materialWords({ name, form, mayBeMissing, note }: Material): string {
  const later = mayBeMissing === null ? null : mayBeMissing ? '可后补' : '须带齐';
  const aside = [FORM_WORDS[form], later].filter(Boolean).join(',');
  return aside ? `${name}(${aside}${note ? `:${note}` : ''})` : name;
}

/** An item in words, field by field; the two halves of a time stand as one. */
function itemWords(item: ItemStands): Record<string, string | null> {
  return {
    [ITEM_FIELD_WORDS.category]: item.category,
    [ITEM_FIELD_WORDS.name]: item.name,
    [ITEM_FIELD_WORDS.plainName]: item.plainName,
    [ITEM_FIELD_WORDS.alsoCalled]: item.alsoCalled.join('、') || null,
    [ITEM_FIELD_WORDS.limitValue]: `${KIND_WORDS[item.kind]},${limitWords(item.kind, item.limitValue, item.limitUnit, item.limitNote)}`,
    [ITEM_FIELD_WORDS.applyWithin]: item.applyWithin,
    [ITEM_FIELD_WORDS.modes]: modesWords(item.modes),
    [ITEM_FIELD_WORDS.attend]: ATTEND_WORDS[item.attend],
    [ITEM_FIELD_WORDS.attendNote]: item.attendNote,
    [ITEM_FIELD_WORDS.whoMayApply]: item.whoMayApply || null,
    [ITEM_FIELD_WORDS.howToApply]: item.howToApply || null,
    [ITEM_FIELD_WORDS.materials]: item.materials.map(materialWords).join(';') || null,
    [ITEM_FIELD_WORDS.source]: item.source,
    [ITEM_FIELD_WORDS.hidden]: item.hidden ? '停办' : '照办',
  };
}

function unitWords(said: UnitSaid): Record<string, string | null> {
  return {
    [UNIT_FIELD_WORDS.hidden]: said.hidden === null ? null : said.hidden ? '不办' : '照办',
    [UNIT_FIELD_WORDS.plainName]: said.plainName,
    [UNIT_FIELD_WORDS.howToApply]: said.howToApply,
    [UNIT_FIELD_WORDS.modes]: said.modes && modesWords(said.modes),
    [UNIT_FIELD_WORDS.limitValue]: said.limitValue === null ? null : `${said.limitValue} 天`,
    [UNIT_FIELD_WORDS.note]: said.note,
  };
}

const differing = (was: Record<string, string | null>, is: Record<string, string | null>): FieldChange[] =>
  Object.entries(is)
    .filter(([field, words]) => (was[field] ?? null) !== words)
    .map(([field, words]) => ({ field, was: was[field] ?? null, is: words }));

/** What changes between two versions of an item, in words; everything where there was none. */
export const itemChanges = (was: ItemStands | null, is: ItemStands) => differing(was ? itemWords(was) : {}, itemWords(is));
export const unitChanges = (was: UnitSaid, is: UnitSaid) => differing(unitWords(was), unitWords(is));

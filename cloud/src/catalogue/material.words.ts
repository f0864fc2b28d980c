import type { Material } from 'shared-types/catalogue';

const FORMS: Record<string, Material['form']> = { 原件: 'original', 复印件: 'copy', 原件和复印件: 'original_and_copy' };
const MAY_BE_MISSING: Record<string, boolean> = { 可后补: true, 须带齐: false };
const MATERIAL = /^(.+?)(?:[(\uff08](原件和复印件|原件|复印件)(?:[,\uff0c](可后补|须带齐))?(?:[:\uff1a]([^()\uff08\uff09]+))?[)\uff09])?$/;
const LONGEST = { name: 60, note: 80 };

/** Reads 居民身份证(原件和复印件,须带齐);户口簿(复印件,可后补:三天内补来);照片. Null where it is not understood. */
export function parseMaterials(words: string): Material[] | null {
  const materials = words.split(/[;\uff1b]/).map((part) => parseMaterial(part.trim()));
  return materials.every((material) => material !== null) ? materials : null;
}

function parseMaterial(words: string): Material | null {
  const [, name, form = '', later = '', note = null] = MATERIAL.exec(words) ?? [];
  if (!name || name.length > LONGEST.name || (note ?? '').length > LONGEST.note) return null;
  return { name, form: FORMS[form] ?? 'unstated', mayBeMissing: MAY_BE_MISSING[later] ?? null, note };
}

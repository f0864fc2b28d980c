/** The kinds of field a subscribe message may have, with what WeChat lets stand in them (spec of 订阅消息参数). */
const LIMITS = { thing: 20, phrase: 5, character_string: 32, time: 40, number: 32 } as const;
export type FieldKind = keyof typeof LIMITS;

const ELLIPSIS = '…';
/** A template of the house: what it is for, and its fields in the order in which the county's template has them. */
export const TEMPLATES = {
  progress: { title: '办理进度', fields: ['thing', 'phrase', 'time', 'thing'] },
  visit: { title: '上门时间', fields: ['thing', 'time', 'thing'] },
  task: { title: '待办提醒', fields: ['thing', 'phrase', 'time', 'thing'] },
} as const satisfies Record<string, { title: string; fields: readonly FieldKind[] }>;
export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = ['progress', 'visit', 'task'] as const satisfies readonly TemplateName[];

/** How WeChat knows one of them: its id, and the names of its fields (`thing1`) in the house's order. */
export interface KnownTemplate {
  id: string;
  keys: readonly string[];
}

const kindOf = (key: string) => key.replace(/\d+$/, '');
const FORM = /^([a-z]+)=([\w-]{20,64})\/([a-z_]+\d+(?:,[a-z_]+\d+)*)$/;

/** Reads `progress=ID/thing1,phrase2,time3,thing4; visit=…`. Throws a sentence where a template or a field does not fit. */
export function readTemplates(text: string): Map<TemplateName, KnownTemplate> {
  const known = new Map<TemplateName, KnownTemplate>();
  for (const part of text
    .split(';')
    .map((p) => p.trim())
    .filter(Boolean)) {
    const [, name = '', id = '', keys = ''] = FORM.exec(part) ?? [];
    const template = TEMPLATE_NAMES.find((one) => one === name);
    if (!template) throw new Error(`no such template as in "${part.slice(0, 20)}"`);
    const wanted = TEMPLATES[template].fields.join(',');
    if (keys.split(',').map(kindOf).join(',') !== wanted) throw new Error(`the fields of ${template} must be ${wanted}`);
    if (known.has(template) || new Set(keys.split(',')).size < TEMPLATES[template].fields.length)
      throw new Error(`${template} says something twice`);
    known.set(template, { id, keys: keys.split(',') });
  }
  return known;
}

/** Blanks and breaks of every kind, and what is not seen at all. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}]+/gu;
/** What a field does not take. */
const FOREIGN: Partial<Record<FieldKind, RegExp>> = { character_string: /[^\x21-\x7e]/g, phrase: /[^\u4e00-\u9fff]/g };

/** A value as the field takes it: one line, short enough, in the characters allowed. Never empty, since WeChat refuses that. */
export function fitted(kind: FieldKind, value: string): string {
  const line = value.replace(UNSEEN, ' ').trim();
  if (kind === 'number') return /\d{1,32}/.exec(line)?.[0] ?? '0';
  const plain = line.replace(FOREIGN[kind] ?? /$^/, '');
  const letters = [...plain];
  if (letters.length === 0) return kind === 'character_string' ? '-' : '无';
  if (letters.length <= LIMITS[kind]) return plain;
  // A status of five letters has no room for a mark that something is missing.
  const cut = kind === 'thing' ? LIMITS[kind] - 1 : LIMITS[kind];
  return letters.slice(0, cut).join('') + (kind === 'thing' ? ELLIPSIS : '');
}

const pad = (n: number) => String(n).padStart(2, '0');
const SHANGHAI = 8 * 3_600_000;
/** `2026年11月22日 15:01`, as WeChat's time fields want it. */
export function timeValue(iso: string): string {
  const at = new Date(Date.parse(iso) + SHANGHAI);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
}
/** A span of time within one day: `2026年11月22日 15:00~16:00`. */
export const spanValue = (from: string, to: string) => `${timeValue(from)}~${timeValue(to).split(' ')[1]}`;

/** What is put into the template's fields, in the house's order. */
export const dataOf = (name: TemplateName, { keys }: KnownTemplate, values: readonly string[]): Record<string, string> =>
  Object.fromEntries(TEMPLATES[name].fields.map((kind, i) => [keys[i] ?? '', fitted(kind, values[i] ?? '')]));

import type { AXIS_CELLS } from 'shared-types/groups';

/** What an administrator types to found one group. */
export interface NewGroup {
  axis: keyof typeof AXIS_CELLS;
  name: string;
  /** The name of the unit that leads it. */
  lead: string;
  /** Letters of trades, sizes and kinds of firms: of each any one is enough, of none firms are asked in one by one. */
  industries: readonly string[];
  scales: readonly string[];
  kinds: readonly string[];
  about: string;
  document: string;
  documentOn: string;
  source: string;
}
export const NOTHING: NewGroup = {
  ...{ axis: '行业', name: '', lead: '', industries: [], scales: [], kinds: [] },
  ...{ about: '', document: '', documentOn: '', source: '' },
};

/** What is still missing, as a button says it; null where nothing is. */
export function lacksOf({ name, lead, document, documentOn, source }: NewGroup): string | null {
  if (!name.trim()) return '写群的名字';
  if (!lead) return '选牵头部门';
  if (documentOn.trim() && !document.trim()) return '写上是哪份文件';
  return source.trim() ? null : '写依据';
}

/** `industries=B|C;scales=above`, or nothing where no condition was chosen. */
const ruleOf = ({ industries, scales, kinds }: NewGroup) =>
  Object.entries({ industries, scales, kinds })
    .flatMap(([name, values]) => (values.length > 0 ? `${name}=${values.join('|')}` : []))
    .join(';');

const cell = (words: string) => `"${words.trim().replace(/"/g, '""')}"`;

/** A sheet of one line: a group is founded by one way alone, which knows what may stand in it. */
export function sheetOf(typed: NewGroup): string {
  const rule = typed.axis === '行业' ? ruleOf(typed) : '';
  const columns: readonly (readonly [string, string])[] = [
    ['axis', typed.axis],
    ['name', typed.name],
    ['lead_department', typed.lead],
    ...(rule ? [['fits', rule] as const] : []),
    ['about', typed.about],
    ['document', typed.document],
    ['document_on', typed.documentOn],
    ['source', typed.source],
  ];
  return [columns.map(([name]) => name).join(','), columns.map(([, words]) => cell(words)).join(',')].join('\n');
}

import { LABEL_WORDS, type ListedWord, WORD_LABELS } from 'shared-types/groups';

export type WordLabel = (typeof WORD_LABELS)[number];
/** `off` takes the word out. */
export interface WordLine {
  word: string;
  act: ListedWord['act'] | 'off';
  label: WordLabel;
  source: string;
}

export const LABELS = WORD_LABELS.map((value) => ({ value, name: LABEL_WORDS[value] ?? value }));
/** The list names labels in words, the sheet by their codes. */
export const labelOf = (words: string): WordLabel => WORD_LABELS.find((label) => LABEL_WORDS[label] === words) ?? 'ad';

const cell = (value: string) => `"${value.replace(/"/g, '""')}"`;
/** The sheet the service reads. */
export const csvOf = (lines: readonly WordLine[]) =>
  ['word,act,label,source', ...lines.map(({ word, act, label, source }) => [word, act, label, source].map(cell).join(','))].join('\r\n');

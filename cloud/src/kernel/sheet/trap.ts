import { UNPRINTABLE } from 'shared-types/kernel/fields';

const UNSEEN = '有看不见的字符或换行,请重新打一遍';

/** What Excel and its kin do to a cell behind a clerk's back, each with what to do about it. Nothing is guessed and nothing repaired. */
const TRAPS: readonly [RegExp, string][] = [
  [/\ufffd/, '这一格是乱码,请把文件另存为「CSV UTF-8」再导入'],
  [/^[\s\u3000\u00a0\u200b\ufeff]|[\s\u3000\u00a0\u200b\ufeff]$/, '前后有空格,请删掉空格'],
  [/^[=@+\-\uff1d\uff20\uff0b\uff0d]/, '看起来是一个公式(以 = + - @ 开头),请改成普通文字'],
  [/^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!)|^#+$/, '这一格是 Excel 的错误或没有显示全,请重新填写'],
  [/^-?\d(\.\d+)?[eE][+-]?\d+$/, 'Excel 把这个号码变成了科学计数法,后面几位已经丢了,请把这一列设成「文本」重新填写'],
  [UNPRINTABLE, UNSEEN],
  [/\n/, UNSEEN],
];

/** Where a cell holds what must be exact: a code, a phone, a number. */
const EXACT_TRAPS: readonly [RegExp, string][] = [[/[\uff01-\uff5e]/, '有全角的数字或字母,请改成半角']];
/** Where a cell holds words. */
const WORD_TRAPS: readonly [RegExp, string][] = [
  [/^\d{5}(\.\d+)?$/, '这里应该是文字,现在是一个 5 位数,可能是 Excel 把日期变成了数字'],
  [/^\d+([./-]\d+)*$/, '这里应该是文字,现在是一个数'],
];

/** Chinese characters alone, or such with plain letters and digits behind them: none of the traps begins or ends so. */
const PLAIN = /^[\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z]*$/;
const first = (cell: string, traps: readonly [RegExp, string][]) =>
  (PLAIN.test(cell) ? undefined : traps.find(([pattern]) => pattern.test(cell)))?.[1] ?? null;

/** What is wrong with a cell whatever column it stands in; null where nothing is. */
export const trapIn = (cell: string) => first(cell, TRAPS);
export const exactTrapIn = (cell: string) => first(cell, EXACT_TRAPS);
export const wordTrapIn = (cell: string) => first(cell, WORD_TRAPS);

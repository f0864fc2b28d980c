const CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORGANISATION = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{8}[0-9X][0-9A-HJ-NPQRTUWXY]$/;

const weighed = (text: string, alphabet: string, weights: readonly number[]) =>
  [...text].reduce((sum, letter, i) => sum + alphabet.indexOf(letter) * (weights[i] ?? 0), 0);

/** The ninth letter of an organisation's code (GB 11714), from its first eight. */
export function organisationCheck(eight: string): string {
  const rest = 11 - (weighed(eight, ORGANISATION, ORGANISATION_WEIGHTS) % 11);
  return rest === 10 ? 'X' : String(rest % 11);
}

/** The last letter of a 统一社会信用代码 (GB 32100), from its first seventeen. */
export const usccCheck = (seventeen: string): string => CODE[(31 - (weighed(seventeen, CODE, WEIGHTS) % 31)) % 31] ?? '';

/** A code as somebody typed or pasted it, as it is kept: half-width, capitals, no blanks or dashes. */
export const readUscc = (typed: string): string =>
  typed
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u00a0\u200b\ufeff-]/g, '')
    .toUpperCase();

/** Whether this is a 统一社会信用代码: its shape, its own check letter and that of the organisation's code within. */
export const isUscc = (code: string): boolean =>
  SHAPE.test(code) && organisationCheck(code.slice(8, 16)) === code[16] && usccCheck(code.slice(0, 17)) === code[17];

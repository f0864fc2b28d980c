/**
 * The number of a matter as it is read out on the telephone: ten random digits and one check digit
 * by ISO/IEC 7064 MOD 11,10, which notices every single wrong digit and nearly every swap of neighbours.
 */
export const checkDigit = (ten: string): string => {
  let p = 10;
  for (const digit of ten) {
    const sum = (Number(digit) + p) % 10 || 10;
    p = (sum * 2) % 11;
  }
  return String((11 - p) % 10);
};

export const isNumber = (n: string) => /^\d{11}$/.test(n) && checkDigit(n.slice(0, 10)) === n[10];

/** 30726154483 is shown 3072-615-4483. */
export const showNumber = (n: string) => `${n.slice(0, 4)}-${n.slice(4, 7)}-${n.slice(7)}`;

/** What somebody typed or read out, without blanks and dashes, full-width digits made narrow. */
export const readNumber = (typed: string) => narrow(typed);

/** Full-width digits made narrow, blanks and dashes left out. */
export const narrow = (typed: string) =>
  typed.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0)).replace(/[\s-—－]/g, '');

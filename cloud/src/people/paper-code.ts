import { randomInt } from 'node:crypto';

/** Nothing that can be mistaken for something else on paper. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const DIGITS = '0123456789';

/** A code to write down, so many groups of four: twenty bits a group with letters, thirteen with digits alone. */
export const paperCode = (groups: number, alphabet = LETTERS) =>
  Array.from({ length: groups }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-');

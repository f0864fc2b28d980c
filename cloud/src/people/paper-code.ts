import { randomInt } from 'node:crypto';

/** Nothing that can be mistaken for something else on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A code to write down: `ABCD-EFGH`, so many groups of four. Twenty bits a group. */
export const paperCode = (groups: number) => Array.from({ length: groups }, four).join('-');

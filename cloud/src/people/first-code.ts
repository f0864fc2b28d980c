import { createHash } from 'node:crypto';
import { paperCode } from './paper-code';

const DAY = 86_400_000;

/** A one-time code for a county's first administrator, the hash that is kept of it, and when its day is over. */
export function freshFirstCode(now: Date) {
  const code = paperCode(6);
  return { code, hash: createHash('sha256').update(code).digest(), expiresAt: new Date(now.getTime() + DAY) };
}

/** What its finder is to do with it; for a console, never for a log. */
export const FIRST_CODE_USE = 'Good for a day and for one person: sign in, open #/people/first, type it in.';

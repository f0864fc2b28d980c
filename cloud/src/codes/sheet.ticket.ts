import { timingSafeEqual } from 'node:crypto';
import { SHEETS, type SheetKind } from 'shared-types/codes';
import { blindIndex } from '../kernel/crypto';

/** A sheet that somebody who may print it has asked for. */
export interface Ordered {
  region: string;
  sheet: SheetKind;
  id: string;
  item: string | null;
  /** Milliseconds; when the address ends. */
  until: number;
}

const SEAL = 'sheet';
const sealOf = (said: string) => blindIndex(SEAL, said);

/** An address that names its own sheet: whoever opens it needs no session, as a browser that prints has none of our headers. */
export function ticketOf({ region, sheet, id, item, until }: Ordered): string {
  const said = [region, sheet, id, item ?? '', String(until)].join('.');
  return `${said}.${sealOf(said).toString('base64url')}`;
}

/** Null where nobody here has written it, or its time is over. */
export function readTicket(ticket: string, now: number): Ordered | null {
  const parts = ticket.split('.');
  const [region = '', name, id = '', item = '', until = '', seal = ''] = parts;
  const expected = sealOf(parts.slice(0, -1).join('.'));
  const given = Buffer.from(seal, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const sheet = SHEETS.find((each) => each === name);
  return sheet && Number(until) > now ? { region, sheet, id, item: item || null, until: Number(until) } : null;
}

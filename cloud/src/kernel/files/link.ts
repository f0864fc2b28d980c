import { timingSafeEqual } from 'node:crypto';
import { LINK_HOLDS } from 'shared-types/kernel/file.contract';
import { blindIndex } from '../crypto';

const MINUTE = 60_000;
/** What the platform is asked to look at it may fetch a little later than a person would. */
const PLATFORM_HOLDS = 30 * MINUTE;
/** The reader of a link made for WeChat's check of pictures: nobody's id. */
export const PLATFORM = '0';

/** What a link says: which file, whom it was made for, until when. */
export interface Link {
  name: string;
  to: string;
  /** Milliseconds. */
  until: number;
}

const signatureOf = ({ name, to, until }: Link) => blindIndex('file.link', `${name} ${to} ${until}`).toString('base64url');
const addressOf = (link: Link) => `/api/files/${link.name}?to=${link.to}&until=${link.until}&sig=${signatureOf(link)}`;

/** Until when a link made now holds: the same through one minute, so that a phone need not fetch a picture twice. */
export const linkEnds = (now: Date) => Math.floor(now.getTime() / MINUTE) * MINUTE + LINK_HOLDS;
/** A link for one reader, which opens the file where nobody can send a header: `<image src>`. */
export const linkFor = (name: string, personId: string, now: Date) => addressOf({ name, to: personId, until: linkEnds(now) });
export const linkForPlatform = (name: string, now: Date) =>
  addressOf({ name, to: PLATFORM, until: Math.floor(now.getTime() / MINUTE) * MINUTE + PLATFORM_HOLDS });

/** The link a query stands for, where nobody has changed a letter of it; whether it still holds is another question. */
export function linkIn(name: string, query: Readonly<Record<string, unknown>>): Link | null {
  const { to, until, sig } = query;
  if (typeof to !== 'string' || typeof until !== 'string' || typeof sig !== 'string') return null;
  if (!/^(0|[1-9]\d{0,18})$/.test(to) || !/^\d{13}$/.test(until)) return null;
  const link = { name, to, until: Number(until) };
  const [given, right] = [Buffer.from(sig), Buffer.from(signatureOf(link))];
  return given.length === right.length && timingSafeEqual(given, right) ? link : null;
}

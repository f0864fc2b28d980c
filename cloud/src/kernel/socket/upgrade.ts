import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { env } from '../../config/env';
import { COOKIE } from '../http/cookie';

const PATH = '/api/live';
const STATUS: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

export const isLive = ({ url }: IncomingMessage) => (url ?? '').split('?')[0] === PATH;

/** The phone sends a header, the browser its cookie; a token in the URL is not looked at. */
export function tokenOf({ headers }: IncomingMessage): string | undefined {
  const [, bearer] = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(headers.authorization ?? '') ?? [];
  const [, cookie] = new RegExp(`(?:^|; )${COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(headers.cookie ?? '') ?? [];
  return headers.authorization === undefined ? cookie : bearer;
}

/**
 * A browser names its page, which must be ours, and can bring nothing but its cookie. The mini-program brings the
 * header that no page of a browser can set on a socket; whatever it names as its origin then does not matter.
 */
export function sameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host = '', authorization } = headers;
  if (authorization !== undefined || origin === undefined) return authorization !== undefined;
  const schemes = env.HTTPS === '1' ? ['https'] : ['http', 'https'];
  return schemes.some((scheme) => origin === `${scheme}://${host.toLowerCase()}`);
}

/** The last hop is the only one a caller cannot make up. */
export function addressOf({ headers, socket }: IncomingMessage): string {
  const hops = env.HTTPS === '1' ? String(headers['x-forwarded-for'] ?? '') : '';
  return hops.split(',').at(-1)?.trim() || (socket.remoteAddress ?? '');
}

/** Refuses an upgrade in the words of HTTP. */
export function answer(socket: Duplex, status: number, retryAfter?: number) {
  const wait = retryAfter ? `Retry-After: ${retryAfter}\r\n` : '';
  socket.end(`HTTP/1.1 ${status} ${STATUS[status] ?? 'Error'}\r\n${wait}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

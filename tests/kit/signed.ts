import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A call as it came over the wire; names of headers small. */
export interface Asked {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
}
interface Account {
  key: string;
  secret: string;
  region: string;
}

/** How far apart two clocks may be. Milliseconds. */
const SKEW = 15 * 60_000;
const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Checks a call as Amazon writes that a server of S3 does (version 4, in the header); null where it holds, else what is wrong. */
export function wrongIn({ method, url, headers }: Asked, { key, secret, region }: Account, now: number): string | null {
  const [, id, day = '', where, names = '', given = ''] = FORM.exec(headers.authorization ?? '') ?? [];
  const date = headers['x-amz-date'] ?? '';
  if (id !== key || where !== region || !date.startsWith(day)) return 'the key, the region or the day is none of ours';
  if (Math.abs(instant(date) - now) > SKEW) return 'it is too old';
  const signed = names.split(';');
  const must = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (must.some((name) => !signed.includes(name))) return 'a header that counts is not signed';
  const [path = '', query = ''] = url.split('?');
  const lines = signed.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`).join('');
  const request = [method, path, inOrder(query), lines, names, headers['x-amz-content-sha256'] ?? ''].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, `${day}/${region}/s3/aws4_request`, hash(request)].join('\n');
  const own = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return timingSafeEqual(hmac(own, text), Buffer.from(given, 'hex')) ? null : 'the signature is another';
}

const inOrder = (query: string) =>
  query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');

const instant = (date: string) => Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { env } from '../../../cloud/src/config/env';
import { S3Store } from '../../../cloud/src/kernel/files/s3.store';
import { openStore } from '../../../cloud/src/kernel/files/store';
import { openBucket } from '../../kit/bucket';
import { type County, openCounty } from '../../kit/county';
import { wrongIn } from '../../kit/signed';
import { aPdf, aPhoto, fetched, linksOf, send, sent } from '../../kit/uploads';

let bucket: Awaited<ReturnType<typeof openBucket>>;
let county: County;
beforeAll(async () => {
  bucket = await openBucket();
  county = await openCounty();
});
afterAll(async () => {
  await county.close();
  await bucket.close();
});

const AMAZON = {
  key: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
/** Examples from the page "Signature Calculations for the Authorization Header" of Amazon S3: for our signer, and for the door of the bucket. */
it.each([
  ['?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['?max-keys=2&prefix=J', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
])('signs %s as Amazon writes that it should', async (query, signature) => {
  const signer = new AwsV4Signer({
    url: `https://examplebucket.s3.amazonaws.com/${query}`,
    accessKeyId: AMAZON.key,
    secretAccessKey: AMAZON.secret,
    service: 's3',
    region: AMAZON.region,
    datetime: '20130524T000000Z',
    headers: { 'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  });
  const { headers } = await signer.sign();
  expect(headers.get('authorization')).toContain(`Signature=${signature}`);
  const asked = { method: 'GET', url: `/${query}`, headers: { ...Object.fromEntries(headers), host: 'examplebucket.s3.amazonaws.com' } };
  const at = Date.parse('2013-05-24T00:00:00Z');
  expect(wrongIn(asked, AMAZON, at)).toBeNull();
  expect(wrongIn({ ...asked, url: `/${query}x` }, AMAZON, at)).toBe('the signature is another');
  expect(wrongIn({ ...asked, headers: { ...asked.headers, 'x-amz-acl': 'public-read' } }, AMAZON, at)).toContain('not signed');
  expect(wrongIn(asked, AMAZON, at + 16 * 60_000)).toBe('it is too old');
});

/** Milliseconds: the server of the bucket tells when its disk says that a file was written. */
async function timeOfDisk(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  const { mtimeMs } = await stat(folder);
  await rm(folder, { recursive: true });
  return mtimeMs;
}

describe('keeping files in a bucket', () => {
  it('takes them in and gives them out, whole and in part', async () => {
    const her = await county.resident();
    const card = await sent(county, her, await aPhoto());
    const link = await linksOf(county, her, card.id);
    const whole = await fetched(county, link!.url);
    expect(whole.bytes).toHaveLength(card.bytes);
    expect((await fetched(county, link!.preview!)).bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    const part = await fetched(county, link!.url, { headers: { range: 'bytes=10-19' } });
    expect(part).toMatchObject({ status: 206, bytes: whole.bytes.subarray(10, 20) });
  });

  it('lists by the beginning of a name, page by page, and removes', async () => {
    const store = openStore();
    expect(store).toBeInstanceOf(S3Store);
    await store.put('xa01', Buffer.from('one'));
    await store.put('xa02', Buffer.from('two'));
    await store.put('xb01', Buffer.from('other'));
    expect((await store.list('xa')).map(({ name }) => name)).toEqual(['xa01', 'xa02']);
    expect(Math.abs((await store.list('xa'))[0]!.at.getTime() - (await timeOfDisk()))).toBeLessThan(60_000);
    await store.remove('xa01');
    await store.remove('xa01');
    expect(await store.read('xa01')).toBeNull();
    expect((await store.list('xa')).map(({ name }) => name)).toEqual(['xa02']);
  });

  it.each([
    ['another key', { FILES_S3_KEY: 'NOBODY' }],
    ['a wrong secret', { FILES_S3_SECRET: 'guessed' }],
    ['no secret', { FILES_S3_SECRET: '' }],
    ['another region', { FILES_S3_REGION: 'elsewhere' }],
  ])('is refused with %s, and says so as "try later": nothing is kept, read, listed or removed', async (_, over) => {
    const [own, stranger] = [openStore(), new S3Store({ ...env, ...over })];
    await own.put('xd02', Buffer.from('ours'));
    for (const attempt of [stranger.put('xd01', Buffer.from('x')), stranger.read('xd02'), stranger.list('xd'), stranger.remove('xd02')])
      await expect(attempt).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await own.list('xd')).map(({ name }) => name)).toEqual(['xd02']);
  });

  it('has nothing for whoever does not sign', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) expect((await fetch(`${bucket.url}/xd02`, { method })).status).toBe(403);
  });

  it('that is away keeps nobody from trying again, and leaves no row', async () => {
    const her = await county.resident();
    await bucket.close();
    expect(await send(county, her, aPdf())).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect(await county.database.query('SELECT id FROM file WHERE owner_id = ?', [her.id])).toEqual([]);
  });
});

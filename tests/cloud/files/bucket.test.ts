import { AwsV4Signer } from 'aws4fetch';
import { env } from '../../../cloud/src/config/env';
import { S3Store } from '../../../cloud/src/kernel/files/s3.store';
import { openStore } from '../../../cloud/src/kernel/files/store';
import { openBucket } from '../../kit/bucket';
import { type County, openCounty } from '../../kit/county';
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

/** Examples from the page "Signature Calculations for the Authorization Header" of Amazon S3: the server of this test asks only whose key it is. */
it.each([
  ['?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['?max-keys=2&prefix=J', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
])('signs %s as Amazon writes that it should', async (query, signature) => {
  const signer = new AwsV4Signer({
    url: `https://examplebucket.s3.amazonaws.com/${query}`,
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    service: 's3',
    region: 'us-east-1',
    datetime: '20130524T000000Z',
    headers: { 'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  });
  const { headers } = await signer.sign();
  expect(headers.get('authorization')).toContain(`Signature=${signature}`);
});

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
    expect(Math.abs((await store.list('xa'))[0]!.at.getTime() - Date.now())).toBeLessThan(60_000);
    await store.remove('xa01');
    await store.remove('xa01');
    expect(await store.read('xa01')).toBeNull();
    expect((await store.list('xa')).map(({ name }) => name)).toEqual(['xa02']);
  });

  it('is refused with another key, and says so as "try later", with nothing kept', async () => {
    const stranger = new S3Store({ ...env, FILES_S3_KEY: 'NOBODY' });
    await expect(stranger.put('xd01', Buffer.from('x'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await openStore().read('xd01')).toBeNull();
  });

  it('that is away keeps nobody from trying again, and leaves no row', async () => {
    const her = await county.resident();
    await bucket.close();
    expect(await send(county, her, aPdf())).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect(await county.database.query('SELECT id FROM file WHERE owner_id = ?', [her.id])).toEqual([]);
  });
});

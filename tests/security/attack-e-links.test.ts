import { Files } from '../../cloud/src/kernel/files/file.service';
import { announceFileKeeper } from '../../cloud/src/kernel/files/keeper';
import { type County, openCounty, type Person } from '../kit/county';
import { headersOf } from '../kit/sessions';
import { aPdf, aPhoto, fetched, linksOf, sent } from '../kit/uploads';

let county: County;
let owner: Person;
beforeAll(async () => {
  county = await openCounty();
  owner = await county.resident();
});
afterAll(() => county.close());

describe('xE9 V8.2.1 V14.2.1 links', () => {
  it('xE9 that were guessed, changed, put before another file or another reader open nothing', async () => {
    const stranger = await county.resident();
    const [one, two] = [await sent(county, owner, await aPhoto(60, 60)), await sent(county, owner, aPdf())];
    const [first, second] = [(await linksOf(county, owner, one.id))!, (await linksOf(county, owner, two.id))!];
    const query = first.url.split('?')[1]!;
    const wrong = [
      first.url.split('?')[0]!,
      first.url.replace(/sig=./, (sig) => (sig.endsWith('A') ? 'sig=B' : 'sig=A')),
      first.url.replace(/until=\d+/, (until) => `until=${Number(until.slice(6)) + 60_000}`),
      first.url.replace(/to=\d+/, `to=${stranger.id}`),
      first.url.replace(/to=\d+/, 'to=0'),
      `${second.url.split('?')[0]}?${query}`,
      `${first.preview!.split('?')[0]}?${query}`,
      `${first.url}&to=${stranger.id}`,
      first.url.replace(/[0-9a-f]{32}/, '0'.repeat(32)),
      first.url.replace(/[0-9a-f]{32}/, '..%2f..%2fetc%2fpasswd'),
      `${second.url.split('?')[0]}-small?${second.url.split('?')[1]}`,
    ];
    for (const url of wrong) expect({ url, status: (await fetched(county, url)).status }).toEqual({ url, status: 404 });
    expect((await fetched(county, first.url)).status).toBe(200);
  });

  it('xE9 are not made for another person, another county or another role, and open nothing once a room says no', async () => {
    let open = true;
    announceFileKeeper({ room: 'matter', mayRead: async (personId) => open && personId === owner.id });
    const { id } = await sent(county, owner, aPdf());
    await county.database.inTransaction(async (tx) => (await county.service.get(Files)).bind(tx, county.region, id, owner.id, 'matter/1'));
    const elsewhere = await openCounty({ service: county.service });
    for (const other of [await county.resident(), await county.agent(), await county.dispatcher(), await county.administrator()])
      expect(await linksOf(county, other, id)).toBeUndefined();
    expect(await linksOf(elsewhere, await elsewhere.administrator(), id)).toBeUndefined();
    const link = (await linksOf(county, owner, id))!;
    open = false;
    expect((await fetched(county, link.url)).status).toBe(404);
    expect(await linksOf(county, owner, id)).toBeUndefined();
  });

  it('xE9 tell a browser to keep it to itself, run nothing and believe the type', async () => {
    const { id } = await sent(county, owner, aPdf());
    const { headers } = await fetched(county, (await linksOf(county, owner, id))!.url);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('private, max-age=300');
  });
});

describe('xE10 V4.2.1 parts of a file', () => {
  it('xE10 are one part at most, within the file', async () => {
    const { id, bytes } = await sent(county, owner, aPdf());
    const { url } = (await linksOf(county, owner, id))!;
    const asked = (range: string) => fetched(county, url, { headers: { range } });
    const all = aPdf();
    expect(await asked('bytes=0-4')).toMatchObject({ status: 206, bytes: all.subarray(0, 5) });
    expect((await asked('bytes=0-4')).headers.get('content-range')).toBe(`bytes 0-4/${bytes}`);
    expect(await asked('bytes=-1')).toMatchObject({ status: 206, bytes: all.subarray(-1) });
    expect(await asked(`bytes=3-${bytes + 100}`)).toMatchObject({ status: 206, bytes: all.subarray(3) });
    const many = `bytes=${Array.from({ length: 1000 }, (_, i) => `${i}-${i}`).join(',')}`;
    for (const range of [
      many,
      'bytes=5-2',
      `bytes=${bytes}-`,
      'bytes=-0',
      'bytes=-',
      'lines=1-2',
      'bytes=0-1,3-4',
      'bytes=99999999999999999999-',
    ])
      expect({ range: range.slice(0, 30), status: (await asked(range)).status }).toEqual({ range: range.slice(0, 30), status: 416 });
  });

  it('xE10 a question for the head alone brings the head alone', async () => {
    const { id, bytes } = await sent(county, owner, aPdf());
    const { url } = (await linksOf(county, owner, id))!;
    const head = await fetched(county, url, { method: 'HEAD' });
    expect({ status: head.status, length: head.headers.get('content-length'), bytes: head.bytes.length }).toEqual({
      status: 200,
      length: String(bytes),
      bytes: 0,
    });
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const headers = { ...(await headersOf(county, owner)), 'idempotency-key': 'k'.repeat(20) };
      expect((await fetched(county, url, { method, headers })).status).toBe(405);
    }
  });
});

it('xE13 V8.3.1 a file belongs to one thing, and only its owner gives it there', async () => {
  const files = await county.service.get(Files);
  const other = await county.resident();
  const { id } = await sent(county, owner, aPdf());
  const give = (personId: string, subject: string) =>
    county.database.inTransaction((tx) => files.bind(tx, county.region, id, personId, subject));
  await expect(give(other.id, 'matter/1')).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  const ends = await Promise.allSettled([give(owner.id, 'matter/1'), give(owner.id, 'matter/2')]);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

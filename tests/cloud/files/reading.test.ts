import { Files } from '../../../cloud/src/kernel/files/file.service';
import { announceFileKeeper } from '../../../cloud/src/kernel/files/keeper';
import { type County, openCounty, type Person } from '../../kit/county';
import { headersOf } from '../../kit/sessions';
import { aPdf, aPhoto, fetched, linksOf, sent } from '../../kit/uploads';

let county: County;
const readers = new Set<string>();
beforeAll(async () => {
  county = await openCounty();
  announceFileKeeper({ room: 'album', mayRead: async (personId) => readers.has(personId) });
});
afterAll(() => county.close());

const bound = async (owner: Person, id: string, subject = 'album/1') =>
  county.database.inTransaction(async (tx) => (await county.service.get(Files)).bind(tx, county.region, id, owner.id, subject));

describe('reading a file', () => {
  it('is for its owner alone until it is part of something, then for whom that room lets', async () => {
    const [owner, member, stranger] = [await county.resident(), await county.resident(), await county.resident()];
    const { id } = await sent(county, owner, aPdf());
    expect(await linksOf(county, owner, id)).toBeDefined();
    expect(await linksOf(county, member, id)).toBeUndefined();
    await bound(owner, id);
    readers.add(member.id);
    const link = await linksOf(county, member, id);
    expect((await fetched(county, link!.url)).bytes).toEqual(aPdf());
    expect(await linksOf(county, stranger, id)).toBeUndefined();
    readers.delete(member.id);
    expect((await fetched(county, link!.url)).status).toBe(404);
  });

  it('ends after five minutes, and when the reader has signed out', async () => {
    const owner = await county.resident();
    const { id } = await sent(county, owner, await aPhoto(50, 50));
    const link = await linksOf(county, owner, id);
    expect((await fetched(county, link!.preview!)).status).toBe(200);
    await county.database.run('UPDATE session SET revoked_at = ? WHERE person_id = ?', [new Date(0), owner.id]);
    expect((await fetched(county, link!.url)).status).toBe(404);
    const again = await linksOf(county, owner, id);
    expect((await fetched(county, again!.url)).status).toBe(200);
    await county.clock(county.later(5.1));
    expect((await fetched(county, again!.url)).status).toBe(404);
  });

  it('in a browser of somebody else opens nothing', async () => {
    const [owner, other] = [await county.resident(), await county.resident()];
    const { id } = await sent(county, owner, aPdf());
    const link = await linksOf(county, owner, id);
    expect((await fetched(county, link!.url, { headers: await headersOf(county, other) })).status).toBe(404);
    expect((await fetched(county, link!.url, { headers: await headersOf(county, owner) })).status).toBe(200);
  });

  it('lets WeChat look at what is part of something, for half an hour', async () => {
    const owner = await county.resident();
    const files = await county.service.get(Files);
    const { id } = await sent(county, owner, await aPhoto(60, 60));
    const early = await files.linkForCheck(county.region, id);
    expect((await fetched(county, early!)).status).toBe(404);
    await bound(owner, id);
    expect((await fetched(county, early!)).status).toBe(200);
    await county.clock(county.later(31));
    expect((await fetched(county, early!)).status).toBe(404);
    expect(await files.linkForCheck(county.region, '1')).toBeNull();
  });
});

describe('making a file part of something', () => {
  it('happens once, with one’s own, and again only to the same', async () => {
    const [owner, other] = [await county.resident(), await county.resident()];
    const { id } = await sent(county, owner, aPdf());
    await expect(bound(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await bound(owner, id, 'album/2');
    await bound(owner, id, 'album/2');
    await expect(bound(owner, id, 'album/3')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bound(owner, '1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

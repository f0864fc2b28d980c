import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Files } from '../../../cloud/src/kernel/files/file.service';
import { clearLanding, incoming, landing } from '../../../cloud/src/kernel/files/incoming';
import { openStore } from '../../../cloud/src/kernel/files/store';
import { FileSweep } from '../../../cloud/src/kernel/files/sweep';
import { type County, openCounty } from '../../kit/county';
import { aPdf, aPhoto, fetched, linksOf, ownFolder, sent } from '../../kit/uploads';

let county: County;
beforeAll(async () => {
  ownFolder();
  county = await openCounty();
});
afterAll(() => county.close());

const nameOf = async (id: string) => {
  const [row] = await county.database.query<{ name: string }>('SELECT name FROM file WHERE region = ? AND id = ?', [county.region, id]);
  return row?.name;
};
const isThere = async (name: string) => {
  const bytes = await openStore().read(name);
  bytes?.destroy();
  return bytes !== null;
};

describe('sweeping', () => {
  it('takes away what was part of nothing for a day, with its bytes, and leaves what is', async () => {
    const her = await county.resident();
    const [loose, kept] = [await sent(county, her, await aPhoto(80, 80)), await sent(county, her, aPdf())];
    const [name, other] = [(await nameOf(loose.id))!, (await nameOf(kept.id))!];
    await county.database.inTransaction(async (tx) =>
      (await county.service.get(Files)).bind(tx, county.region, kept.id, her.id, 'album/9'),
    );
    await county.clock(county.later(24 * 60 - 1));
    expect(await nameOf(loose.id)).toBe(name);
    await county.clock(county.later(2));
    expect(await nameOf(loose.id)).toBeUndefined();
    expect([await isThere(name), await isThere(`${name}-small`), await isThere(other)]).toEqual([false, false, true]);
    await expect(
      county.database.inTransaction(async (tx) => (await county.service.get(Files)).bind(tx, county.region, loose.id, her.id, 'album/9')),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('xE12 bytes that are gone leave a link that finds nothing, and a house that goes on', async () => {
    const her = await county.resident();
    const card = await sent(county, her, aPdf());
    const link = await linksOf(county, her, card.id);
    await openStore().remove((await nameOf(card.id))!);
    expect((await fetched(county, link!.url)).status).toBe(404);
    expect((await fetched(county, link!.url, { headers: { range: 'bytes=0-3' } })).status).toBe(404);
    expect((await county.service.raw('/health')).status).toBe(200);
  });

  it('takes away bytes without a row once they are a day old, and never those of a row', async () => {
    const card = await sent(county, await county.resident(), aPdf());
    const name = (await nameOf(card.id))!;
    const place = join(incoming(), name.slice(0, 2));
    await mkdir(place, { recursive: true });
    const [old, fresh] = [`${name.slice(0, 2)}${'0'.repeat(30)}`, `${name.slice(0, 2)}${'1'.repeat(30)}`];
    for (const each of [old, fresh]) await writeFile(join(place, each), 'left behind');
    const now = new Date();
    const longAgo = new Date(now.getTime() - 25 * 3_600_000);
    await utimes(join(place, fresh), now, now);
    for (const each of [old, name]) await utimes(join(place, each), longAgo, longAgo);
    expect(await (await county.service.get(FileSweep)).dropUnknown(Number.parseInt(name.slice(0, 2), 16))).toBe(1);
    expect([await isThere(old), await isThere(fresh), await isThere(name)]).toEqual([false, true, true]);
    await openStore().remove(fresh);
  });

  it('clears what broke off while it came in', async () => {
    const half = join(landing(), 'half');
    await writeFile(half, 'half');
    // The disk dates what is written on it by a clock of its own.
    const { mtimeMs } = await stat(half);
    expect(await clearLanding(new Date(mtimeMs + 3_500_000))).toBe(0);
    expect(await clearLanding(new Date(mtimeMs + 3_700_000))).toBeGreaterThan(0);
    expect(await readdir(landing())).toEqual([]);
  });
});

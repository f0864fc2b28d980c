import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import type { Member } from '../../kit/makers.groups';
import { openTalk, type Talk } from '../../kit/talk';
import { aPdf, aPhoto, fetched, linksOf, sent } from '../../kit/uploads';

let county: County;
let talk: Talk;
let owner: Member;
let neighbour: Member;
beforeAll(async () => {
  county = await openCounty();
  talk = await openTalk(county);
  [owner, neighbour] = [await talk.member('赵玉成'), await talk.member('钱多多')];
});
afterAll(() => county.close());

const says = async (who: Member, fileId: string, clientId = newKey()) =>
  (await county.as(who)).messages.say({ id: talk.groupId, clientId, fileId });
const passes = (seq: number) => talk.his.order.decide({ id: talk.groupId, seq, pass: true, why: '看过了' });

describe('sending a photo or a document into a group', () => {
  it('shows it to everybody there once somebody has looked, and to nobody else', async () => {
    const { id } = await sent(county, owner, await aPhoto(60, 40));
    const { entry } = await says(owner, id);
    expect(entry).toMatchObject({ kind: 'image', content: { file: { id, kind: 'image', width: 60, height: 40 } } });
    expect(await linksOf(county, neighbour, id)).toBeUndefined();
    await passes(entry.seq);
    const link = await linksOf(county, neighbour, id);
    expect((await fetched(county, link!.url)).status).toBe(200);
    expect(await linksOf(county, await county.resident(), id)).toBeUndefined();
    expect((await talk.his.groups.list()).groups[0]?.last?.words).toBe('赵玉成:[图片]');
  });

  it('is once under its name, and one file is one message', async () => {
    const { id } = await sent(county, owner, aPdf());
    const clientId = newKey();
    const first = await says(owner, id, clientId);
    expect(first.entry).toMatchObject({ kind: 'file', content: { file: { kind: 'document' } } });
    expect(await says(owner, id, clientId)).toEqual({ entry: first.entry, again: true });
    await expect(says(owner, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('xE13 takes nobody else’s file, and none that is not there; what others say at the same moment stands', async () => {
    const { id } = await sent(county, owner, aPdf());
    const hers = await county.as(neighbour);
    const [stolen, missing, word] = await Promise.allSettled([
      says(neighbour, id),
      says(neighbour, '1'),
      hers.messages.say({ id: talk.groupId, clientId: newKey(), text: '同时说的' }),
    ]);
    expect([stolen, missing]).toMatchObject([{ reason: { code: 'NOT_FOUND' } }, { reason: { code: 'NOT_FOUND' } }]);
    expect(word.status).toBe('fulfilled');
    const { entries } = await hers.messages.page({ id: talk.groupId, after: 0 });
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: entries.length }, (_, i) => i + 1));
  });

  it('is gone with what is taken back, and with whoever leaves', async () => {
    const { id } = await sent(county, owner, await aPhoto(20, 20));
    const { entry } = await says(owner, id);
    await passes(entry.seq);
    const link = await linksOf(county, neighbour, id);
    await (await county.as(owner)).messages.recall({ id: talk.groupId, seq: entry.seq });
    expect((await fetched(county, link!.url)).status).toBe(404);
    const other = await sent(county, owner, await aPhoto(20, 20));
    await passes((await says(owner, other.id)).entry.seq);
    expect(await linksOf(county, neighbour, other.id)).toBeDefined();
    await county.database.run("UPDATE firm_person SET state = 'left', ended_at = ? WHERE person_id = ?", [county.now(), neighbour.id]);
    expect(await linksOf(county, neighbour, other.id)).toBeUndefined();
  });
});

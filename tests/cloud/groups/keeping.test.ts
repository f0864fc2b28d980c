import { openStore } from '../../../cloud/src/kernel/files/store';
import { personalData } from '../../../cloud/src/kernel/personal-data';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { until } from '../../kit/line';
import type { Member } from '../../kit/makers.groups';
import { aTicket } from '../../kit/pleas';
import { fill, openTalk, saying, type Talk } from '../../kit/talk';
import { aPhoto, linksOf, ownFolder, sent } from '../../kit/uploads';

const OVER = '(已过保存期,内容按规定删除了)';
const DAY = 86_400_000;
const PLACE = { name: '北关市场', address: '北关街 5 号', latitude: 40.6, longitude: 115 };

let county: County;
let talk: Talk;
let owner: Member;
let hers: ApiClient;
beforeAll(async () => {
  ownFolder();
  county = await openCounty();
});
beforeEach(async () => {
  county = await openCounty({ service: county.service, at: '2025-01-06T10:00:00+08:00' });
  talk = await openTalk(county);
  owner = await talk.member('赵玉成');
  hers = await county.as(owner);
});
afterAll(() => county.close());

const says = async (said: object) => (await hers.messages.say({ ...saying(talk.groupId, ''), text: undefined, ...said })).entry.seq;
/** A photo somebody has let through. */
async function shows(fileId: string) {
  const seq = await says({ fileId });
  await talk.his.order.decide({ id: talk.groupId, seq, pass: true, why: '看过了' });
  return seq;
}
const read = async (seq: number) =>
  (await hers.messages.page({ id: talk.groupId, around: seq })).entries.find((one) => one.seq === seq)?.content;
const passes = (days: number) => county.clock(new Date(county.now().getTime() + days * DAY));
const cleared = async (kind: string) =>
  (
    await county.database.query<{ cleared: number }>('SELECT cleared FROM clearing WHERE region = ? AND kind = ? ORDER BY day', [
      county.region,
      kind,
    ])
  ).map((row) => row.cleared);
const names = (id: string) => county.database.query<{ name: string }>('SELECT name FROM file WHERE id = ?', [id]);
/** A matter made of these words, ended. */
async function solved(seqs: number[]) {
  const { id } = await hers.tickets.raise(aTicket(talk.groupId, seqs));
  await county.tick();
  return id;
}

describe('what staff noted beside a group', () => {
  it('goes after a year like what was said', async () => {
    const noted = async () => (await talk.his.asides.list({ id: talk.groupId })).asides.length;
    await talk.his.asides.write({ id: talk.groupId, clientId: 'noted-beside-a-group', text: '摊位费的事她去年也问过' });
    await passes(364);
    expect(await noted()).toBe(1);
    await passes(2);
    expect(await noted()).toBe(0);
  });
});

describe('what was said in a group', () => {
  it('goes after a year, photo and all, and says so wherever it stood; that it was said stays', async () => {
    const photo = await sent(county, owner, await aPhoto(40, 40));
    const [words, picture] = [await says({ text: '摊位费太贵' }), await shows(photo.id)];
    const [{ name } = { name: '' }] = await names(photo.id);
    const answer = await says({ text: '同意', reply: words });
    await passes(2);
    const later = await says({ text: '还在的话', reply: words });
    await passes(364);
    expect(await Promise.all([words, picture, answer].map(read))).toEqual([{ text: OVER }, { text: OVER }, { text: OVER }]);
    expect(await read(later)).toMatchObject({ text: '还在的话' });
    expect((await hers.messages.search({ id: talk.groupId, words: '摊位费' })).entries).toEqual([]);
    const { entries } = await hers.messages.page({ id: talk.groupId, after: 0 });
    expect(entries.filter(({ kind }) => kind !== 'change').map(({ seq }) => seq)).toEqual([words, picture, answer, later]);
    expect(entries.at(-1)?.reply).toMatchObject({ seq: words, text: OVER });
    expect(await cleared('keep.chat')).toContain(3);
    expect([await names(photo.id), await linksOf(county, owner, photo.id)]).toEqual([[], undefined]);
    await until(async () => (await openStore().read(name)) === null || undefined, 'the bytes to be gone', 5_000);
    const told = await personalData()
      .find((part) => part.name === 'groups')!
      .tell({ id: owner.id, phoneIndex: null });
    expect(told[0]!.rows.map((row) => row.内容)).toEqual([OVER, OVER, OVER, '还在的话']);
    await expect(hers.tickets.raise(aTicket(talk.groupId, [words]))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes in small bites through a long log, changes and notes left as they are', async () => {
    await fill(county, talk, 1_200);
    await county.database.run("UPDATE chat_message SET kind = 'note' WHERE region = ? AND group_id = ? AND seq <= 600", [
      county.region,
      talk.groupId,
    ]);
    await passes(366);
    expect(await cleared('keep.chat')).toEqual([600]);
    expect(await read(600)).toMatchObject({ text: '从前的第 600 句' });
    expect(await read(601)).toEqual({ text: OVER });
    await passes(1);
    expect(await cleared('keep.chat')).toEqual([600, 0]);
  });

  it('stays while a report of it is open, while it is pinned, and as long as evidence of it may be asked for', async () => {
    const other = await county.as(await talk.member('钱多多'));
    const [reported, taken] = [await says({ text: '骂人的话' }), await says({ text: '取过证的话' })];
    const { entry: pinned } = await talk.his.messages.answer({ ...saying(talk.groupId, '统一答复'), reply: undefined });
    await other.order.report({ id: talk.groupId, seq: reported, why: '骂人' });
    const asked = { id: talk.groupId, from: taken, to: taken, why: '公安机关调取' };
    const { digest } = await talk.his.order.evidence(asked);
    await passes(366);
    expect(await Promise.all([reported, taken, pinned.seq].map(read))).toMatchObject([
      { text: '骂人的话' },
      { text: '取过证的话' },
      { text: '统一答复' },
    ]);
    const [report] = (await talk.his.order.waiting()).reports;
    await talk.his.order.settle({ id: report!.id, upheld: true, answer: '提醒过了' });
    await talk.his.messages.unpin({ id: talk.groupId });
    await passes(1);
    expect(await Promise.all([reported, taken, pinned.seq].map(read))).toMatchObject([
      { text: OVER },
      { text: '取过证的话' },
      { text: OVER },
    ]);
    expect((await talk.his.order.evidence(asked)).digest).toBe(digest);
    await county.database.run('UPDATE evidence_span SET at = ? WHERE region = ?', [
      new Date(county.now().getTime() - 1825 * DAY),
      county.region,
    ]);
    await passes(1);
    expect(await read(taken)).toEqual({ text: OVER });
    expect(await cleared('keep.matter')).toEqual([0, 2, 1]);
  });
});

describe('what became a matter', () => {
  it('keeps its words for five years from its end, its photos for ninety days', async () => {
    const photo = await sent(county, owner, await aPhoto(40, 40));
    const [words, picture] = [await says({ text: '路灯坏了' }), await shows(photo.id)];
    const id = await solved([words, picture]);
    await passes(100);
    expect(await names(photo.id)).toHaveLength(1);
    await hers.tickets.withdraw({ id });
    await passes(89);
    expect(await names(photo.id)).toHaveLength(1);
    await passes(2);
    expect(await names(photo.id)).toEqual([]);
    expect(await cleared('keep.file')).toContain(1);
    expect(await read(picture)).toEqual({ text: OVER });
    await passes(1_700);
    expect(await read(words)).toMatchObject({ text: '路灯坏了' });
    await passes(40);
    expect(await read(words)).toEqual({ text: OVER });
  });

  it('a place goes after thirty days, one that a matter needs thirty days after its end', async () => {
    const [place, needed] = [await says({ place: PLACE }), await says({ place: PLACE })];
    const id = await solved([needed]);
    await passes(31);
    expect(await read(place)).toEqual({ text: OVER });
    expect(await read(needed)).toMatchObject({ place: PLACE });
    await hers.tickets.withdraw({ id });
    await passes(31);
    expect(await read(needed)).toEqual({ text: OVER });
    expect((await cleared('keep.place')).filter((n) => n > 0)).toEqual([1, 1]);
  });
});

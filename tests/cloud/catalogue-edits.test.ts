import type { Said, UnitSaid } from 'shared-types/catalogue';
import { SAME_AS_ABOVE } from 'shared-types/catalogue';
import { type County, type Held, openCounty } from '../kit/county';
import { aRequest } from '../kit/requests';

type Client = Awaited<ReturnType<County['as']>>;
let county: County;
let wu: Held;
let writer: Client;
let other: Client;
beforeEach(async () => {
  county = await openCounty(county && { service: county.service });
  wu = await county.administrator();
  [writer, other] = [await county.as(wu), await county.as(await county.administrator())];
});
afterAll(() => county.close());

const TODAY = '2026-11-23';
const guide = (code: string, at: { unit?: string; place?: string } = {}) =>
  county.visitor().catalogue.guide({ code, region: county.region, ...at });
const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);

/** What stands for an item, complete as an edit wants it. */
async function item(code: string, over: object = {}): Promise<Said> {
  const { item: stands } = await writer.edits.standing({ code });
  return {
    what: 'item',
    item: {
      ...stands!,
      whoMayApply: '本地户口的人',
      howToApply: '到便民服务站来办',
      materials: [{ name: '居民身份证', form: 'original', mayBeMissing: false, note: null }],
      ...over,
    },
  } as Said;
}
const differ = (over: Partial<UnitSaid>): Said => ({ what: 'differ', differ: { ...SAME_AS_ABOVE, ...over } });
const start = async (said: Said, over: { code?: string; unit?: string | null; from?: string; to?: string | null } = {}) =>
  writer.edits.start({
    code: 'YL01',
    unit: said.what === 'differ' ? county.units.town : null,
    from: TODAY,
    to: null,
    why: '县里新规定',
    said,
    ...over,
  });
async function inReview(said: Said, over: Parameters<typeof start>[1] = {}) {
  const { id, version } = await start(said, over);
  return writer.edits.submit({ id, version });
}
async function published(said: Said, over: Parameters<typeof start>[1] = {}) {
  const { id, version } = await inReview(said, over);
  return other.edits.publish({ id, version });
}

describe('changing an item of the county', () => {
  it('goes from one administrator through another to everybody, with its version and day', async () => {
    const draft = await start(await item('YL01', { limitValue: 5 }));
    expect(draft).toMatchObject({ state: 'draft', commands: ['rewrite', 'submit', 'withdraw'], outdated: false });
    expect(draft.changes).toContainEqual({ field: '办好要多久', was: '承诺几天办好,10 个工作日', is: '承诺几天办好,5 个工作日' });
    expect(await guide('YL01')).toMatchObject({ version: 1, howLong: '10 个工作日' });

    const { version } = await writer.edits.submit({ id: draft.id, version: draft.version });
    expect((await other.edits.list({ list: 'open' })).edits.map(({ id }) => id)).toEqual([draft.id]);
    const done = await other.edits.publish({ id: draft.id, version });

    expect(done).toMatchObject({ state: 'published', madeVersion: 2, commands: ['undo'] });
    expect(done.changes).toEqual(draft.changes);
    expect(await guide('YL01')).toMatchObject({ version: 2, from: TODAY, howLong: '5 个工作日', complete: true });
    expect((await writer.edits.list({ list: 'ended' })).edits.map(({ id }) => id)).toEqual([draft.id]);
  });

  it('waits for its day, and counts from the day of publishing at the earliest', async () => {
    await published(await item('YL01', { plainName: '八十岁津贴' }), { from: '2026-11-25' });
    expect(await guide('YL01')).toMatchObject({ version: 1 });
    await county.clock('2026-11-25T00:00:00+08:00');
    expect(await guide('YL01')).toMatchObject({ version: 2, from: '2026-11-25' });

    const { id, version } = await inReview(await item('YB05', { limitValue: 3 }), { code: 'YB05', from: '2026-11-25' });
    await county.clock('2026-11-27T09:00:00+08:00');
    expect(await other.edits.publish({ id, version })).toMatchObject({ from: '2026-11-27' });
  });

  it('is taken back by one person at once', async () => {
    const { id, version } = await published(await item('YL01', { plainName: '错名字' }));
    expect(await writer.edits.undo({ id, version, reason: '名字写错了' })).toMatchObject({
      state: 'undone',
      answer: '名字写错了',
      commands: [],
    });
    expect(await guide('YL01')).toMatchObject({ version: 1, plainName: '80岁以上老人津贴' });
    await expect(other.edits.undo({ id, version, reason: '再来' })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });

    const again = await published(await item('YL01', { plainName: '八十岁津贴' }));
    expect(again.madeVersion).toBe(3);
    const later = await published(await item('YL01', { limitValue: 2 }));
    await expect(writer.edits.undo({ id: again.id, version: again.version, reason: '撤' })).rejects.toMatchObject({
      code: 'EDIT_NOT_NEWEST',
    });
    await writer.edits.undo({ id: later.id, version: later.version, reason: '撤' });
    expect(await guide('YL01')).toMatchObject({ version: 3, plainName: '八十岁津贴' });
  });

  it('adds an item, and takes one off the list without taking it from those who have asked for it', async () => {
    await published(await item('YL01', { name: '助浴', plainName: '上门洗澡' }), { code: 'YL99' });
    const { items } = await county.visitor().catalogue.list({ region: county.region });
    expect(codes(items)).toEqual(['SB03', 'YB05', 'YL01', 'YL99']);

    const resident = await county.resident();
    const client = await county.as(resident);
    const errand = await client.errands.send(aRequest(county));
    await published(await item('YL01', { hidden: true }));

    expect(codes((await county.visitor().catalogue.list({ region: county.region })).items)).toEqual(['SB03', 'YB05', 'YL99']);
    await expect(guide('YL01')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await client.errands.mine({})).errands[0]).toMatchObject({ id: errand.id, title: '80岁以上老人津贴' });
    await expect(client.errands.send(aRequest(county))).rejects.toMatchObject({ code: 'ITEM_UNKNOWN' });
    expect((await writer.edits.conflicts()).conflicts).toMatchObject([
      { kind: 'hidden_open', code: 'YL01', unit: { id: county.units.station } },
    ]);
  });

  it('refuses what cannot stand', async () => {
    await expect(start(await item('YL01', { attend: 'yes' }))).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(start(await item('YL01', { kind: 'immediate' }))).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(start(await item('YL01'), { from: '2026-11-22' })).rejects.toMatchObject({ code: 'EDIT_DAYS_WRONG' });
    await expect(start(await item('YL01'), { to: '2026-12-22' })).rejects.toMatchObject({ code: 'EDIT_DAYS_WRONG' });
    await expect(start(await item('YL01', { plainName: '' }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(start(await item('YL01', { materials: [] }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await published(await item('YL01'));
    await expect(start(await item('YL01'))).rejects.toMatchObject({ code: 'EDIT_NOTHING_NEW' });
  });
});

describe('the second pair of eyes', () => {
  it('is never one’s own', async () => {
    const { id, version } = await inReview(await item('YL01'));
    await expect(writer.edits.publish({ id, version })).rejects.toMatchObject({ code: 'REVIEW_BY_ANOTHER' });
    await expect(writer.edits.sendBack({ id, version, reason: '自己退' })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });
  });

  it('is missing in a county with one administrator, and the refusal says so', async () => {
    await county.database.query("UPDATE post SET ended_at = '2026-01-01' WHERE region = ? AND role = 'administrator' AND id <> ?", [
      county.region,
      wu.postId,
    ]);
    const { id, version, reviewers } = await inReview(await item('YL01'));
    expect(reviewers).toEqual([]);
    await expect(writer.edits.publish({ id, version })).rejects.toMatchObject({ code: 'REVIEW_BY_NOBODY' });
  });

  it('sends it back with a reason, and reads it again when it is written anew', async () => {
    const { id, version } = await inReview(await item('YL01', { limitValue: 5 }));
    const back = await other.edits.sendBack({ id, version, reason: '5 天办不到' });
    expect(back).toMatchObject({ state: 'draft', answer: '5 天办不到', commands: ['withdraw'] });
    await expect(other.edits.publish({ id, version: back.version })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });

    const said = await item('YL01', { limitValue: 8 });
    const anew = await writer.edits.rewrite({ id, version: back.version, from: TODAY, to: null, why: '改成 8 天', said });
    const again = await writer.edits.submit({ id, version: anew.version });
    await other.edits.publish({ id, version: again.version });
    expect(await guide('YL01')).toMatchObject({ howLong: '8 个工作日' });
  });

  it('drops a draft nobody wants', async () => {
    const { id, version } = await start(await item('YL01'));
    const dropped = await other.edits.withdraw({ id, version });
    expect(dropped).toMatchObject({ state: 'withdrawn', commands: [] });
    await expect(writer.edits.submit({ id, version: dropped.version })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });
  });

  it('publishes once when two publish at once', async () => {
    const third = await county.as(await county.administrator());
    const { id, version } = await inReview(await item('YL01'));

    const taps = await Promise.allSettled([other, third].map((client) => client.edits.publish({ id, version })));

    expect(taps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(taps.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'EDIT_MOVED_ON' } });
    const rows = await county.database.query("SELECT version FROM item WHERE region = ? AND code = 'YL01'", [county.region]);
    expect(rows).toHaveLength(2);
  });

  it('lets one of two changes of the same item through, and the other is written anew', async () => {
    const [a, b] = [await inReview(await item('YL01', { limitValue: 5 })), await inReview(await item('YL01', { limitValue: 6 }))];

    const taps = await Promise.allSettled([a, b].map(({ id, version }) => other.edits.publish({ id, version })));

    expect(taps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(taps.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'EDIT_OUTDATED' } });
    const lost = taps[0]?.status === 'rejected' ? a : b;
    expect(await other.edits.show({ id: lost.id })).toMatchObject({ state: 'review', outdated: true });
  });
});

describe('what a service point does otherwise', () => {
  it('shows in the guide of those it serves, with its version and day, and in the stations below it', async () => {
    await published(differ({ plainName: '八十岁津贴', note: '每周二、四上午办', limitValue: 7 }));

    const here = await guide('YL01', { place: county.places.village });
    expect(here).toMatchObject({
      plainName: '八十岁津贴',
      howLong: '7 个工作日',
      served: {
        name: '缸房地村便民服务站',
        offers: true,
        note: '每周二、四上午办',
        own: { name: '五当召镇便民服务中心', version: 1, from: TODAY },
      },
    });
    expect(await guide('YL01', { place: county.places.bare })).toMatchObject({ plainName: '80岁以上老人津贴', served: { own: null } });
    expect(await guide('YL01')).toMatchObject({ plainName: '80岁以上老人津贴', served: null });
    const { items } = await county.visitor().catalogue.list({ region: county.region, place: county.places.nextVillage });
    expect(items.map(({ plainName }) => plainName)).toContain('八十岁津贴');
  });

  it('leaves out what it does not do, and the guide says where it is done', async () => {
    await published(differ({ hidden: true }), { unit: county.units.station });

    expect(await guide('YL01', { unit: county.units.station })).toMatchObject({
      served: { offers: false, instead: { id: county.units.town, name: '五当召镇便民服务中心' } },
    });
    const { lists } = await county.visitor().catalogue.lists({ region: county.region });
    expect(lists.map(({ rows }) => rows)).toEqual([6, 5]);
    await published(differ({ hidden: true }), { unit: county.units.town });
    await published(differ({ hidden: false }), { unit: county.units.nextStation });
    expect((await county.visitor().catalogue.lists({ region: county.region })).lists.map(({ rows }) => rows)).toEqual([5, 5]);
    const { units } = await writer.edits.units();
    expect(units.map(({ name, items, differs }) => [name, items, differs])).toEqual([
      ['区政务服务中心', 3, 0],
      ['五当召镇便民服务中心', 2, 1],
      ['吉忽伦图苏木便民服务中心', 3, 0],
      ['缸房地村便民服务站', 2, 1],
      ['新曙光村便民服务站', 3, 1],
    ]);
  });

  it('adds an item of its own, which nobody else has', async () => {
    const own = await item('YL01', { name: '代购药品', plainName: '帮老人买药' });
    await published(own, { code: 'DG01', unit: county.units.station });

    expect(codes((await county.visitor().catalogue.list({ region: county.region })).items)).not.toContain('DG01');
    expect(codes((await county.visitor().catalogue.list({ region: county.region, place: county.places.village })).items)).toContain('DG01');
    expect(codes((await county.visitor().catalogue.list({ region: county.region, unit: county.units.town })).items)).not.toContain('DG01');
    expect(await guide('DG01')).toMatchObject({ served: { name: '缸房地村便民服务站' } });
    await expect(start(own, { code: 'DG01', unit: county.units.town })).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
  });

  it('ends by itself after its last day', async () => {
    await published(differ({ note: '春节前每天都办' }), { to: '2026-11-30' });
    await county.clock('2026-11-30T10:00:00+08:00');
    expect((await guide('YL01', { unit: county.units.town })).served?.note).toBe('春节前每天都办');
    await county.clock('2026-12-01T10:00:00+08:00');
    expect((await guide('YL01', { unit: county.units.town })).served?.note).toBeNull();
  });

  it('asks for no more than the county does', async () => {
    await expect(start(differ({ limitValue: 20 }))).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(start(differ({ modes: ['visit'] }), { code: 'YB05' })).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(start(differ({}))).rejects.toMatchObject({ code: 'EDIT_NOTHING_NEW' });
    await expect(start(differ({ note: '有' }), { unit: null })).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(start(differ({ note: '有' }), { code: 'XX99' })).rejects.toMatchObject({ code: 'ITEM_UNKNOWN' });
    await expect(start(differ({ note: '有' }), { unit: county.places.village })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is reported where the county has changed under it, until somebody looks again', async () => {
    await published(differ({ plainName: '八十岁津贴', modes: ['visit'] }));
    expect((await writer.edits.conflicts()).conflicts).toEqual([]);
    await published(await item('YL01', { plainName: '高龄补助', modes: ['assist', 'act'] }));

    expect((await writer.edits.conflicts()).conflicts).toMatchObject([
      { kind: 'parent_changed', unit: { id: county.units.town }, says: expect.stringContaining('群众叫法、怎么帮') },
      { kind: 'mode_gone', unit: { id: county.units.town } },
    ]);
    expect((await guide('YL01', { unit: county.units.town })).modes).toEqual(['assist', 'act']);
    await published(differ({ plainName: '八十岁津贴' }));
    expect((await writer.edits.conflicts()).conflicts).toEqual([]);
  });

  it('is reported where two items of a list have one name', async () => {
    await published(differ({ plainName: '每年的领养老金认证' }), { unit: county.units.station });
    expect((await writer.edits.conflicts()).conflicts).toMatchObject([
      { kind: 'name_clash', unit: { id: county.units.station }, code: 'YL01' },
    ]);
  });
});

describe('the catalogue of one county', () => {
  it('is none of another county’s administrators', async () => {
    const { id, version } = await inReview(await item('YL01'));
    const elsewhere = await openCounty({ service: county.service });
    const stranger = await elsewhere.as(await elsewhere.administrator());
    await expect(stranger.edits.show({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.edits.publish({ id, version })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.edits.standing({ code: 'YL01', unit: county.units.town })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await stranger.edits.list({ list: 'open' })).edits).toEqual([]);
  });

  it('is kept by administrators alone', async () => {
    for (const person of [await county.resident(), await county.agent(), await county.dispatcher()])
      await expect((await county.as(person)).edits.list({ list: 'open' })).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    await expect(county.visitor().edits.list({ list: 'open' })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});

import { type County, openCounty } from '../kit/county';
import { type Editors, editorsOf, TODAY } from '../kit/editors';
import { aRequest } from '../kit/requests';

let county: County;
let desk: Editors;
beforeEach(async () => {
  county = await openCounty(county && { service: county.service });
  desk = await editorsOf(county);
});
afterAll(() => county.close());

const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);

describe('changing an item of the county', () => {
  it('goes from one administrator through another to everybody, with its version and day', async () => {
    const draft = await desk.start(await desk.item('YL01', { limitValue: 5 }));
    expect(draft).toMatchObject({ state: 'draft', commands: ['rewrite', 'submit', 'withdraw'], outdated: false });
    expect(draft.changes).toContainEqual({ field: '办好要多久', was: '承诺几天办好,10 个工作日', is: '承诺几天办好,5 个工作日' });
    expect(await desk.guide('YL01')).toMatchObject({ version: 1, howLong: '10 个工作日' });

    const { version } = await desk.writer.edits.submit({ id: draft.id, version: draft.version });
    expect((await desk.other.edits.list({ list: 'open' })).edits.map(({ id }) => id)).toEqual([draft.id]);
    const done = await desk.other.edits.publish({ id: draft.id, version });

    expect(done).toMatchObject({ state: 'published', madeVersion: 2, commands: ['undo'] });
    expect(done.changes).toEqual(draft.changes);
    expect(await desk.guide('YL01')).toMatchObject({ version: 2, from: TODAY, howLong: '5 个工作日', complete: true });
    expect((await desk.writer.edits.list({ list: 'ended' })).edits.map(({ id }) => id)).toEqual([draft.id]);
  });

  it('waits for its day, and counts from the day of publishing at the earliest', async () => {
    await desk.published(await desk.item('YL01', { plainName: '八十岁津贴' }), { from: '2026-11-25' });
    expect(await desk.guide('YL01')).toMatchObject({ version: 1 });
    await county.clock('2026-11-25T00:00:00+08:00');
    expect(await desk.guide('YL01')).toMatchObject({ version: 2, from: '2026-11-25' });

    const { id, version } = await desk.inReview(await desk.item('YB05', { limitValue: 3 }), { code: 'YB05', from: '2026-11-25' });
    await county.clock('2026-11-27T09:00:00+08:00');
    expect(await desk.other.edits.publish({ id, version })).toMatchObject({ from: '2026-11-27' });
  });

  it('is taken back by one person at once', async () => {
    const { id, version } = await desk.published(await desk.item('YL01', { plainName: '错名字' }));
    expect(await desk.writer.edits.undo({ id, version, reason: '名字写错了' })).toMatchObject({
      state: 'undone',
      answer: '名字写错了',
      commands: [],
    });
    expect(await desk.guide('YL01')).toMatchObject({ version: 1, plainName: '80岁以上老人津贴' });
    await expect(desk.other.edits.undo({ id, version, reason: '再来' })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });

    const again = await desk.published(await desk.item('YL01', { plainName: '八十岁津贴' }));
    expect(again.madeVersion).toBe(3);
    const later = await desk.published(await desk.item('YL01', { limitValue: 2 }));
    await expect(desk.writer.edits.undo({ id: again.id, version: again.version, reason: '撤' })).rejects.toMatchObject({
      code: 'EDIT_NOT_NEWEST',
    });
    await desk.writer.edits.undo({ id: later.id, version: later.version, reason: '撤' });
    expect(await desk.guide('YL01')).toMatchObject({ version: 3, plainName: '八十岁津贴' });
  });

  it('adds an item, and takes one off the list without taking it from those who have asked for it', async () => {
    await desk.published(await desk.item('YL01', { name: '助浴', plainName: '上门洗澡' }), { code: 'YL99' });
    const { items } = await county.visitor().catalogue.list({ region: county.region });
    expect(codes(items)).toEqual(['SB03', 'YB05', 'YL01', 'YL99']);

    const resident = await county.resident();
    const client = await county.as(resident);
    const errand = await client.errands.send(aRequest(county));
    await desk.published(await desk.item('YL01', { hidden: true }));

    expect(codes((await county.visitor().catalogue.list({ region: county.region })).items)).toEqual(['SB03', 'YB05', 'YL99']);
    await expect(desk.guide('YL01')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await client.errands.mine({})).errands[0]).toMatchObject({ id: errand.id, title: '80岁以上老人津贴' });
    await expect(client.errands.send(aRequest(county))).rejects.toMatchObject({ code: 'ITEM_UNKNOWN' });
    expect((await desk.writer.edits.conflicts()).conflicts).toMatchObject([
      { kind: 'hidden_open', code: 'YL01', unit: { id: county.units.station } },
    ]);
  });

  it('refuses what cannot stand', async () => {
    await expect(desk.start(await desk.item('YL01', { attend: 'yes' }))).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(desk.start(await desk.item('YL01', { kind: 'immediate' }))).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(desk.start(await desk.item('YL01'), { from: '2026-11-22' })).rejects.toMatchObject({ code: 'EDIT_DAYS_WRONG' });
    await expect(desk.start(await desk.item('YL01'), { to: '2026-12-22' })).rejects.toMatchObject({ code: 'EDIT_DAYS_WRONG' });
    await expect(desk.start(await desk.item('YL01', { plainName: '' }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(desk.start(await desk.item('YL01', { materials: [] }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await desk.published(await desk.item('YL01'));
    await expect(desk.start(await desk.item('YL01'))).rejects.toMatchObject({ code: 'EDIT_NOTHING_NEW' });
  });
});

describe('the second pair of eyes', () => {
  it('is never one’s own', async () => {
    const { id, version } = await desk.inReview(await desk.item('YL01'));
    await expect(desk.writer.edits.publish({ id, version })).rejects.toMatchObject({ code: 'REVIEW_BY_ANOTHER' });
    await expect(desk.writer.edits.sendBack({ id, version, reason: '自己退' })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });
  });

  it('is missing in a county with one administrator, and the refusal says so', async () => {
    await county.database.query("UPDATE post SET ended_at = '2026-01-01' WHERE region = ? AND role = 'administrator' AND id <> ?", [
      county.region,
      desk.wu.postId,
    ]);
    const { id, version, reviewers } = await desk.inReview(await desk.item('YL01'));
    expect(reviewers).toEqual([]);
    await expect(desk.writer.edits.publish({ id, version })).rejects.toMatchObject({ code: 'REVIEW_BY_NOBODY' });
  });

  it('sends it back with a reason, and reads it again when it is written anew', async () => {
    const { id, version } = await desk.inReview(await desk.item('YL01', { limitValue: 5 }));
    const back = await desk.other.edits.sendBack({ id, version, reason: '5 天办不到' });
    expect(back).toMatchObject({ state: 'draft', answer: '5 天办不到', commands: ['withdraw'] });
    await expect(desk.other.edits.publish({ id, version: back.version })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });

    const said = await desk.item('YL01', { limitValue: 8 });
    const anew = await desk.writer.edits.rewrite({ id, version: back.version, from: TODAY, to: null, why: '改成 8 天', said });
    const again = await desk.writer.edits.submit({ id, version: anew.version });
    await desk.other.edits.publish({ id, version: again.version });
    expect(await desk.guide('YL01')).toMatchObject({ howLong: '8 个工作日' });
  });

  it('drops a draft nobody wants', async () => {
    const { id, version } = await desk.start(await desk.item('YL01'));
    const dropped = await desk.other.edits.withdraw({ id, version });
    expect(dropped).toMatchObject({ state: 'withdrawn', commands: [] });
    await expect(desk.writer.edits.submit({ id, version: dropped.version })).rejects.toMatchObject({ code: 'EDIT_MOVED_ON' });
  });

  it('publishes once when two publish at once', async () => {
    const third = await county.as(await county.administrator());
    const { id, version } = await desk.inReview(await desk.item('YL01'));

    const taps = await Promise.allSettled([desk.other, third].map((client) => client.edits.publish({ id, version })));

    expect(taps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(taps.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'EDIT_MOVED_ON' } });
    const rows = await county.database.query("SELECT version FROM item WHERE region = ? AND code = 'YL01'", [county.region]);
    expect(rows).toHaveLength(2);
  });

  it('lets one of two changes of the same item through, and the other is written anew', async () => {
    const [a, b] = [
      await desk.inReview(await desk.item('YL01', { limitValue: 5 })),
      await desk.inReview(await desk.item('YL01', { limitValue: 6 })),
    ];

    const taps = await Promise.allSettled([a, b].map(({ id, version }) => desk.other.edits.publish({ id, version })));

    expect(taps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(taps.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'EDIT_OUTDATED' } });
    const lost = taps[0]?.status === 'rejected' ? a : b;
    expect(await desk.other.edits.show({ id: lost.id })).toMatchObject({ state: 'review', outdated: true });
  });
});

describe('the catalogue of one county', () => {
  it('is none of another county’s administrators', async () => {
    const { id, version } = await desk.inReview(await desk.item('YL01'));
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

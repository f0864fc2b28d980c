import { type County, openCounty } from '../kit/county';
import { differ, type Editors, editorsOf, TODAY } from '../kit/editors';

let county: County;
let desk: Editors;
beforeEach(async () => {
  county = await openCounty(county && { service: county.service });
  desk = await editorsOf(county);
});
afterAll(() => county.close());

const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);

describe('what a service point does otherwise', () => {
  it('shows in the guide of those it serves, with its version and day, and in the stations below it', async () => {
    await desk.published(differ({ plainName: '八十岁津贴', note: '每周二、四上午办', limitValue: 7 }));

    const here = await desk.guide('YL01', { place: county.places.village });
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
    expect(await desk.guide('YL01', { place: county.places.bare })).toMatchObject({ plainName: '80岁以上老人津贴', served: { own: null } });
    expect(await desk.guide('YL01')).toMatchObject({ plainName: '80岁以上老人津贴', served: null });
    const { items } = await county.visitor().catalogue.list({ region: county.region, place: county.places.nextVillage });
    expect(items.map(({ plainName }) => plainName)).toContain('八十岁津贴');
  });

  it('leaves out what it does not do, and the guide says where it is done', async () => {
    await desk.published(differ({ hidden: true }), { unit: county.units.station });

    expect(await desk.guide('YL01', { unit: county.units.station })).toMatchObject({
      served: { offers: false, instead: { id: county.units.town, name: '五当召镇便民服务中心' } },
    });
    const { lists } = await county.visitor().catalogue.lists({ region: county.region });
    expect(lists.map(({ rows }) => rows)).toEqual([6, 5]);
    await desk.published(differ({ hidden: true }), { unit: county.units.town });
    await desk.published(differ({ hidden: false }), { unit: county.units.nextStation });
    expect((await county.visitor().catalogue.lists({ region: county.region })).lists.map(({ rows }) => rows)).toEqual([5, 5]);
    const { units } = await desk.writer.edits.units();
    expect(units.map(({ name, items, differs }) => [name, items, differs])).toEqual([
      ['区政务服务中心', 3, 0],
      ['五当召镇便民服务中心', 2, 1],
      ['吉忽伦图苏木便民服务中心', 3, 0],
      ['缸房地村便民服务站', 2, 1],
      ['新曙光村便民服务站', 3, 1],
    ]);
  });

  it('adds an item of its own, which nobody else has', async () => {
    const own = await desk.item('YL01', { name: '代购药品', plainName: '帮老人买药' });
    await desk.published(own, { code: 'DG01', unit: county.units.station });

    expect(codes((await county.visitor().catalogue.list({ region: county.region })).items)).not.toContain('DG01');
    expect(codes((await county.visitor().catalogue.list({ region: county.region, place: county.places.village })).items)).toContain('DG01');
    expect(codes((await county.visitor().catalogue.list({ region: county.region, unit: county.units.town })).items)).not.toContain('DG01');
    expect(await desk.guide('DG01')).toMatchObject({ served: { name: '缸房地村便民服务站' } });
    await expect(desk.start(own, { code: 'DG01', unit: county.units.town })).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
  });

  it('ends by itself after its last day', async () => {
    await desk.published(differ({ note: '春节前每天都办' }), { to: '2026-11-30' });
    await county.clock('2026-11-30T10:00:00+08:00');
    expect((await desk.guide('YL01', { unit: county.units.town })).served?.note).toBe('春节前每天都办');
    await county.clock('2026-12-01T10:00:00+08:00');
    expect((await desk.guide('YL01', { unit: county.units.town })).served?.note).toBeNull();
  });

  it('asks for no more than the county does', async () => {
    await expect(desk.start(differ({ limitValue: 20 }))).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(desk.start(differ({ modes: ['visit'] }), { code: 'YB05' })).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(desk.start(differ({}))).rejects.toMatchObject({ code: 'EDIT_NOTHING_NEW' });
    await expect(desk.start(differ({ note: '有' }), { unit: null })).rejects.toMatchObject({ code: 'EDIT_NOT_ALLOWED' });
    await expect(desk.start(differ({ note: '有' }), { code: 'XX99' })).rejects.toMatchObject({ code: 'ITEM_UNKNOWN' });
    await expect(desk.start(differ({ note: '有' }), { unit: county.places.village })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is reported where the county has changed under it, until somebody looks again', async () => {
    await desk.published(differ({ plainName: '八十岁津贴', modes: ['visit'] }));
    expect((await desk.writer.edits.conflicts()).conflicts).toEqual([]);
    await desk.published(await desk.item('YL01', { plainName: '高龄补助', modes: ['assist', 'act'] }));

    expect((await desk.writer.edits.conflicts()).conflicts).toMatchObject([
      { kind: 'parent_changed', unit: { id: county.units.town }, says: expect.stringContaining('群众叫法、怎么帮') },
      { kind: 'mode_gone', unit: { id: county.units.town } },
    ]);
    expect((await desk.guide('YL01', { unit: county.units.town })).modes).toEqual(['assist', 'act']);
    await desk.published(differ({ plainName: '八十岁津贴' }));
    expect((await desk.writer.edits.conflicts()).conflicts).toEqual([]);
  });

  it('is reported where two items of a list have one name', async () => {
    await desk.published(differ({ plainName: '每年的领养老金认证' }), { unit: county.units.station });
    expect((await desk.writer.edits.conflicts()).conflicts).toMatchObject([
      { kind: 'name_clash', unit: { id: county.units.station }, code: 'YL01' },
    ]);
  });
});

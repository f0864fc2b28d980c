import { parseMaterials } from '../../cloud/src/catalogue/material.words';
import { indexed, search } from '../../cloud/src/catalogue/search';
import { type County, openCounty } from '../kit/county';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const codes = (rows: { code: string }[]) => rows.map((row) => row.code);
const list = (wanted: { unit?: string; category?: string; q?: string } = {}) =>
  county.visitor().catalogue.list({ region: county.region, ...wanted });
const differ = (unit: string, code: string, hidden: number | null, plain: string | null) =>
  county.database.query(
    "INSERT INTO unit_item_version (region, unit_id, item_code, version, effective_from, item_version, hidden, plain_name) VALUES (?, ?, ?, 1, '2024-01-01', 1, ?, ?)",
    [county.region, unit, code, hidden, plain],
  );

describe('the items of a county', () => {
  it('are listed in its order, and by category', async () => {
    expect(codes((await list()).items)).toEqual(['SB03', 'YB05', 'YL01']);
    expect((await list()).categories).toEqual(['社会保险', '医疗卫生', '养老服务']);
    expect(codes((await list({ category: '养老服务' })).items)).toEqual(['YL01']);
  });

  it('are found in plain words', async () => {
    expect(codes((await list({ q: '老人 津贴' })).items)).toEqual(['YL01']);
    expect(codes((await list({ q: '领养老金' })).items)).toEqual(['SB03']);
    expect(codes((await list({ q: '医疗卫生' })).items)).toEqual(['YB05']);
    expect((await list({ q: '飞机票' })).items).toEqual([]);
    await expect(list({ q: '长'.repeat(41) })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are those of a service point without what it hides, by the names it uses', async () => {
    await differ(county.units.station, 'YB05', 1, null);
    await differ(county.units.station, 'YL01', null, '八十岁津贴');

    const { items } = await list({ unit: county.units.station });

    expect(items.map((item) => item.plainName)).toEqual(['每年的领养老金认证', '八十岁津贴']);
    expect(codes((await list({ unit: county.units.nextStation })).items)).toHaveLength(3);
    await expect(list({ unit: county.places.village })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are counted over the service points, hidden ones left out', async () => {
    const { lists } = await county.visitor().catalogue.lists({ region: county.region });
    expect(lists).toEqual([
      { kind: 'town_centre', units: 2, items: 3, rows: 6 },
      { kind: 'village_station', units: 2, items: 3, rows: 5 },
    ]);
  });
});

describe('the guide of an item', () => {
  const guide = (code: string) => county.visitor().catalogue.guide({ code, region: county.region });

  it('answers what is known and says when answers are still missing', async () => {
    expect(await guide('SB03')).toMatchObject({
      attend: 'yes',
      complete: false,
      whoMayApply: null,
      materials: [{ form: 'original', mayBeMissing: null }],
    });
    await expect(guide('XX99')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(guide('no')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is complete once all four questions are answered', async () => {
    await county.database.query(
      "UPDATE item SET who_may_apply = '领养老金的人', how_to_apply = '刷脸' WHERE region = ? AND code = 'SB03'",
      [county.region],
    );
    expect((await guide('SB03')).complete).toBe(false);
    await county.database.query('UPDATE item_material SET may_be_missing = 0 WHERE region = ?', [county.region]);
    expect((await guide('SB03')).complete).toBe(true);
  });

  it('changes on the day a version takes effect, not before', async () => {
    await county.database.query(
      `INSERT INTO item (region, code, version, effective_from, place, category, name, plain_name, kind, limit_value, limit_unit, modes, attend, source, digest)
       SELECT region, code, 2, '2026-11-24', place, category, name, '新名字', kind, 5, limit_unit, modes, attend, source, digest FROM item WHERE region = ? AND code = 'YB05'`,
      [county.region],
    );

    expect(await guide('YB05')).toMatchObject({ version: 1, howLong: '10 个工作日' });
    await county.clock('2026-11-24T00:00:00+08:00');
    expect(await guide('YB05')).toMatchObject({ version: 2, plainName: '新名字', howLong: '5 个工作日' });
  });
});

describe('a search', () => {
  const items = [
    { name: '残疾人证办理', plainName: '残疾证', category: '残疾人服务', alsoCalled: [] },
    { name: '重度残疾人护理补贴', plainName: '重度残疾护理补贴', category: '残疾人服务', alsoCalled: [] },
    { name: '最低生活保障申请', plainName: '低保', category: '社会救助', alsoCalled: [] },
  ];
  const found = (question: string) => search(items.map(indexed), question).map((item) => item.plainName);

  it.each([
    ['怎么办低保?', ['低保']],
    ['我想给老人办残疾证', ['残疾证']],
    ['残疾 补贴', ['重度残疾护理补贴']],
    ['残疾', ['残疾证', '重度残疾护理补贴']],
    ['办理', ['残疾证']],
    ['天气', []],
    ['???', []],
  ])('for %s', (question, expected) => {
    expect(found(question)).toEqual(expected);
  });
});

describe('the words of materials', () => {
  it('say the form and whether it may come later', () => {
    expect(parseMaterials('居民身份证(原件和复印件,须带齐);户口簿\uff08复印件\uff0c可后补\uff1a三天内\uff09;申请表(一式两份)')).toEqual([
      { name: '居民身份证', form: 'original_and_copy', mayBeMissing: false, note: null },
      { name: '户口簿', form: 'copy', mayBeMissing: true, note: '三天内' },
      { name: '申请表(一式两份)', form: 'unstated', mayBeMissing: null, note: null },
    ]);
    expect(parseMaterials('身份证;;照片')).toBeNull();
    expect(parseMaterials(`${'长'.repeat(61)}(原件)`)).toBeNull();
  });
});

describe('what belongs together', () => {
  const HEADER = 'code,name,says,also_called,items,source';
  const bring = async (line: string, dryRun = false) =>
    (await county.as(await county.administrator())).directory.bring({ kind: 'bundles', csv: `${HEADER}\n${line}`, dryRun });

  it('is brought in from a sheet, the same once', async () => {
    const line = 'BD01,到年纪养老,一趟办齐,退休;六十岁,SB03;YL01;YB05,test';
    expect(await bring(line)).toMatchObject({ added: 1, written: true });
    expect(await bring(line)).toMatchObject({ added: 0, changed: 0, same: 1 });
    expect(await bring(line.replace('一趟', '一次'))).toMatchObject({ changed: 1 });
  });

  it('stands on the list and in the guides of its items, and is found', async () => {
    const together = { code: 'BD01', name: '到年纪养老', says: '一次办齐' };
    expect((await list()).bundles).toMatchObject([{ ...together, items: [{ code: 'SB03' }, { code: 'YL01' }, { code: 'YB05' }] }]);
    expect((await list({ q: '退休' })).bundles).toMatchObject([together]);
    expect((await list({ q: 'tuixiu' })).bundles).toMatchObject([together]);
    expect((await list({ q: '宅基地' })).bundles).toEqual([]);
    expect((await list({ category: '养老服务' })).bundles).toMatchObject([together]);
    const guide = await county.visitor().catalogue.guide({ code: 'YL01', region: county.region });
    expect(guide.bundles).toMatchObject([together]);
  });

  it('shrinks with what a point offers, in the names it uses', async () => {
    const [bundle] = (await list({ unit: county.units.station })).bundles;
    expect(bundle?.items.map((item) => item.plainName)).toEqual(['每年的领养老金认证', '八十岁津贴']);
  });

  it('refuses items nobody has', async () => {
    await expect(bring('BD02,买票,一起办,,SB03;ZZ99,test')).rejects.toMatchObject({ code: 'IMPORT_REFUSED' });
    expect(await bring('BD02,买票,一起办,,SB03;ZZ99,test', true)).toMatchObject({
      errors: [{ column: 'items', value: 'ZZ99', why: '没有这个事项,请先导入事项清单' }],
    });
  });
});

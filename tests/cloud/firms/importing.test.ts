import { unseal } from '../../../cloud/src/kernel/crypto';
import { bookOf, zipOf } from '../../kit/book';
import { type County, type Held, openCounty } from '../../kit/county';
import { newUscc } from '../../kit/firms';
import { headersOf } from '../../kit/sessions';
import { aRow, bring, brought, csvOf, HEADER, worked } from '../../kit/sheets-of-firms';

let county: County;
let chief: Held;
beforeAll(async () => {
  county = await openCounty();
  chief = await county.administrator();
});
afterAll(() => county.close());

const firms = () =>
  county.database.query<Record<string, unknown>>("SELECT * FROM firm WHERE region = ? AND kind <> 'stall' ORDER BY uscc", [county.region]);
const failedRows = async (id: string) => {
  const answer = await county.service.raw(`/firm-sheets/${id}/failed`, { headers: await headersOf(county, chief) });
  return Buffer.from(await answer.arrayBuffer()).toString('utf8');
};

describe('a sheet of firms', () => {
  it('is read and checked first, and nothing is written', async () => {
    const before = await firms();
    const report = await bring(county, chief, csvOf([aRow(), aRow()]));
    expect(report).toMatchObject({ status: 200, state: 'read', rows: 2, added: 2, changed: 0, same: 0, wrong: 0, done: 0, faults: [] });
    expect(await firms()).toEqual(before);
  });

  it('is written, changed where it differs, and a second time writes nothing', async () => {
    const lone = await openCounty({ service: county.service });
    const boss = await lone.administrator();
    const rows = [aRow(), aRow({ 类型: '个体工商户', 行业: 'F5211', 规模: '', 标记: '', 村社区: '', 电话: '', 状态: '' })];
    expect(await brought(lone, boss, csvOf(rows))).toMatchObject({ state: 'done', added: 2, done: 2 });
    const stands = () => lone.database.query<Record<string, unknown>>('SELECT * FROM firm WHERE region = ? ORDER BY id', [lone.region]);
    const [company, stall] = await stands();
    expect(company).toMatchObject({
      uscc: rows[0]![0],
      kind: 'company',
      industry: 'C35',
      scale: 'above',
      marks: 'premium,tech',
      state: 'active',
    });
    expect(company).toMatchObject({ town: lone.places.town, village: lone.places.village, address: '工业路 8 号' });
    expect(unseal(company!.phone as Buffer, 'firm.phone')).toBe('0472-8712345');
    expect(stall).toMatchObject({ kind: 'self_employed', industry: 'F52', scale: 'none', marks: '', village: null, phone: null });

    const once = await stands();
    expect(await brought(lone, boss, csvOf(rows))).toMatchObject({ state: 'done', added: 0, changed: 0, same: 2 });
    expect(await stands()).toEqual(once);

    rows[1]![1] = '改了名的小卖部';
    expect(await brought(lone, boss, csvOf(rows))).toMatchObject({ added: 0, changed: 1, same: 1 });
    expect((await stands()).map(({ id }) => id)).toEqual(once.map(({ id }) => id));
  });

  it('tells all errors of all rows at once, each by its row and column', async () => {
    const twice = newUscc();
    const rows = [
      aRow({ 统一社会信用代码: '911307051234567890' }),
      aRow({ 统一社会信用代码: '9.11307E+17', 登记日期: '2030-01-01' }),
      aRow({ 统一社会信用代码: twice }),
      aRow({ 统一社会信用代码: twice }),
      aRow({ 所在乡镇: '没有镇', 行业: 'C51', 类型: '公司' }),
      aRow({ 村社区: '绍卜亥嘎查' }),
      aRow({ 名称: '=HYPERLINK("http://x")', 登记日期: '2019-02-30', 电话: '12345', 规模: '大', 标记: '优质、优质' }),
    ];
    const { added, wrong, faults, id } = await bring(county, chief, csvOf(rows));
    expect({ added, wrong }).toEqual({ added: 1, wrong: 6 });
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 统一社会信用代码',
      '3 统一社会信用代码',
      '3 登记日期',
      '5 统一社会信用代码',
      '6 类型',
      '6 行业',
      '6 所在乡镇',
      '7 村社区',
      '8 名称',
      '8 规模',
      '8 标记',
      '8 登记日期',
      '8 电话',
    ]);
    expect(faults.find(({ row }) => row === 5)!.why).toBe('和第 4 行重复');
    const theirs = await county.as(chief);
    await expect(theirs.firmImports.write({ id, leaveOutWrong: false })).rejects.toMatchObject({ code: 'IMPORT_REFUSED', status: 422 });
    expect((await theirs.firmImports.list()).imports[0]).toMatchObject({ id, state: 'read', faults: [] });
  });

  it('gives back its wrong rows as a sheet that can be mended and brought again', async () => {
    const wrong = [aRow({ 电话: '12345', 名称: '他说"好"' }), aRow({ 名称: '=1+1' })];
    const { id } = await bring(county, chief, csvOf([aRow(), ...wrong]));
    const sheet = await failedRows(id);
    expect(sheet.startsWith('\ufeff"统一社会信用代码","名称"')).toBe(true);
    expect(sheet).toContain(`"'=1+1"`);
    expect(sheet).toContain('第 3 行:电话:');
    const mended = sheet.replace('"12345"', '"13812345678"').replace(`"'=1+1"`, '"一加一商店"');
    expect(await bring(county, chief, Buffer.from(mended))).toMatchObject({ status: 200, rows: 2, added: 2, wrong: 0 });
  });

  it('comes as Excel saves it: days as numbers, cells left out, GBK, and with what it does to numbers seen', async () => {
    const good = aRow({ 登记日期: '' }).map((cell, i) => (HEADER[i] === '登记日期' ? { day: 43_957 } : cell));
    const formula = aRow().map((cell, i) => (HEADER[i] === '名称' ? { formula: 'A1&"厂"' } : cell));
    const number = aRow().map((cell, i) => (HEADER[i] === '统一社会信用代码' ? { number: '9.1130705123456794E+17' } : cell));
    const short = aRow().slice(0, 7);
    const report = await bring(county, chief, zipOf(bookOf([HEADER, good, formula, [], number, short])), '单位.xlsx');
    expect(report).toMatchObject({ status: 200, rows: 4, added: 2, wrong: 2 });
    expect(report.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 名称', '5 统一社会信用代码']);
    const theirs = await county.as(chief);
    await theirs.firmImports.write({ id: report.id, leaveOutWrong: true });
    await worked(county);
    const code = good[0] as string;
    const [row] = await county.database.query<{ day: string }>(
      "SELECT DATE_FORMAT(registered_on, '%Y-%m-%d') AS day FROM firm WHERE region = ? AND uscc = ?",
      [county.region, code],
    );
    expect(row?.day).toBe('2020-05-06');
  });

  it('is read in GBK too', async () => {
    const gbk = Buffer.concat([
      Buffer.from(
        'cdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb2cc3fbb3c62cc0e0d0cd2cd0d0d2b52cb9e6c4a32cb1eabcc72ccbf9d4dacfe7d5f22cb5c7bcc7c8d5c6da0a',
        'hex',
      ),
      Buffer.from(`${newUscc()},`),
      Buffer.from('c0cfc1f5d0dee8ac2cc6f3d2b52c2c2c2c', 'hex'),
      Buffer.from(`${county.places.town},2020-05-06`),
    ]);
    expect(await bring(county, chief, gbk)).toMatchObject({ status: 200, rows: 1, added: 1, wrong: 0 });
  });
});

import { type County, openCounty } from '../kit/county';
import { AGENT_HEADER, openSheets, type Sheets } from '../kit/sheets';

let county: County;
let sheets: Sheets;
beforeAll(async () => {
  county = await openCounty();
  sheets = await openSheets(county);
  await sheets.bring('divisions', sheets.sheet('150205/divisions.csv'));
  await sheets.bring('units', sheets.sheet('150205/units.csv'));
});
afterAll(() => county.close());

describe('importing a spoiled file', () => {
  it.each([
    ['phone', '1.38E+10', '科学计数法'],
    ['phone', '\uff11\uff13800000001', '全角'],
    ['phone', '1380000001', '11 位'],
    ['phone', ' 13800000001', '空格'],
    ['phone', '13800000001\u3000', '空格'],
    ['phone', '', '空的'],
    ['code', '1.5E+17', '科学计数法'],
    ['name', '=HYPERLINK("x")', '公式'],
    ['name', '+白音', '公式'],
    ['name', '-白音', '公式'],
    ['name', '@SUM', '公式'],
    ['name', '\uff1d1+1', '公式'],
    ['name', '#N/A', '错误'],
    ['name', '45678', '日期'],
    ['name', '白\ufffd', '乱码'],
    ['name', '白\u202e音', '看不见'],
    ['name', '白'.repeat(21), '最多 20 个字'],
    ['unit', '150205999-T', '没有这个网点'],
    ['unit', '150205101', '没有这个网点'],
    ['kind', '全职', '只能填'],
    ['skills', '养老服务;修水管', '没有这一类'],
    ['skills', '养老服务;养老服务', '两遍'],
    ['shift', '45678', '日期'],
    ['shift', '周一到周五', '看不懂'],
    ['capacity', '45678', '1 到 99'],
    ['capacity', '\uff14', '全角'],
    ['capacity', '4.0', '整数'],
  ])('names the cell: %s with %s', async (column, value, why) => {
    const csv = sheets.agents(sheets.agent({ [column]: /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value }));

    const report = await sheets.look('agents', csv);

    expect(report.written).toBe(false);
    expect(report.errors).toEqual([expect.objectContaining({ row: 2, column, why: expect.stringContaining(why) })]);
  });

  it('names every row at once and writes none of them', async () => {
    const before = [await sheets.count('post'), await sheets.count('shift')];
    const csv = sheets.agents(
      sheets.agent({ code: 'C001', phone: `${sheets.phones}9011` }),
      sheets.agent({ code: 'C002', phone: '1.38E+10', capacity: '0' }),
      '',
      sheets.agent({ code: 'C001', phone: `${sheets.phones}9013` }),
      sheets.agent({ code: 'C004', phone: `${sheets.phones}9011`, unit: 'X99' }),
      'C005,太短',
    );

    const { errors } = await sheets.look('agents', csv);
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 phone',
      '3 capacity',
      '5 code',
      '6 unit',
      '6 phone',
      '7 整个文件',
    ]);
    await expect(sheets.bring('agents', csv)).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
      message: '有 4 行不对,一行都没有写入,请改好后重新导入',
    });
    expect([await sheets.count('post'), await sheets.count('shift')]).toEqual(before);
  });

  it('asks when a phone is already somebody else’s, without saying who', async () => {
    const stranger = await county.resident('云桂兰');

    const { errors } = await sheets.look('agents', sheets.agents(sheets.agent({ code: 'D001', phone: stranger.phone, name: '白音' })));

    expect(errors).toEqual([expect.objectContaining({ column: 'phone', why: expect.stringContaining('云*') })]);
    expect(JSON.stringify(errors)).not.toContain('桂兰');
  });

  it('says so where the file as a whole cannot be read', async () => {
    const whole = async (csv: string) =>
      (await sheets.look('agents', csv)).errors.map(({ row, column, why }) => `${row} ${column} ${why}`).join('\n');

    expect(await whole(AGENT_HEADER)).toContain('只有表头');
    expect(await whole(`${AGENT_HEADER},extra\n${sheets.agent()},x`)).toContain('1 extra 表头里多了');
    expect(await whole(`${AGENT_HEADER.replace(',unit', '')}\n${sheets.agent()}`)).toContain('1 unit 表头缺少');
    expect(await whole(`${AGENT_HEADER},code\n${sheets.agent()},x`)).toContain('1 code 表头里这一列出现了两次');
    expect(await whole(`${AGENT_HEADER}\n"${sheets.agent()}`)).toContain('引号没有成对');
    expect((await sheets.look('agents', `\ufeff${sheets.agents(sheets.agent())}`)).errors).toEqual([]);
    await expect(sheets.look('agents', '')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('checks what divisions and units refer to', async () => {
    const { region } = county;
    const divisions = (row: string) => sheets.look('divisions', `code,name,level,parent,hidden,source\n${row}`);
    const units = (row: string) => sheets.look('units', `code,name,kind,division,parent,located_at,brand,source\n${row}`);
    const where = ({ errors }: { errors: { column: string; why: string }[] }) => errors.map((e) => e.column);

    expect(where(await divisions('13070510,乡,town,130705,0,test'))).toEqual(['code']);
    expect(where(await divisions('130705101,乡,town,130705,0,test'))).toEqual(['code', 'parent']);
    expect(where(await divisions(`${region}777,乡,village,${region},0,test`))).toEqual(['level']);
    expect(where(await divisions(`${region}777201,村,village,${region}101,0,test`))).toEqual(['parent']);
    expect(where(await divisions(`${region}777201,村,village,${region}777,0,test`))).toEqual(['parent']);
    expect(where(await units(`${region}-X,站,village_station,${region}101,,,,test`))).toEqual(['division']);
    expect(where(await units(`${region}-X,站,town_centre,${region}999,NO-SUCH,,,test`))).toEqual(['division', 'parent']);
    expect(where(await units(`${region}-X,站,department,${region},,,,test`))).toEqual(['kind']);
  });
});

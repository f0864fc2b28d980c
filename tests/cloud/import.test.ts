import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from 'shared-types/directory';
import { type County, type Held, openCounty } from '../kit/county';

const DATA = join(__dirname, '../../scripts/demo/data');
const HEADER = 'code,name,phone,unit,kind,drawn_from,skills,shift,capacity,source';
const SHIFT = '周一至周五 08:30-12:00 14:30-18:00';

let county: County;
let administrator: Held;
let phones: string;
beforeAll(async () => {
  county = await openCounty();
  administrator = await county.administrator();
  phones = `15${county.region.slice(1)}`;
});
afterAll(() => county.close());

/** The demo's sheets, moved into the county of this test: its codes, and phones nobody else has. */
const sheet = (name: string) => readFileSync(join(DATA, name), 'utf8').replaceAll('150205', county.region).replaceAll('1380000', phones);
const bring = async (kind: ImportKind, csv: string, dryRun = false) =>
  (await county.as(administrator)).directory.bring({ kind, csv, dryRun });
const look = (kind: ImportKind, csv: string) => bring(kind, csv, true);
const count = async (table: string) => {
  const [row] = await county.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${table} WHERE region = ?`, [county.region]);
  return Number(row?.n);
};
const agent = (over: Record<string, string> = {}) => {
  const row = {
    code: 'B001',
    name: '常福',
    phone: `${phones}9001`,
    unit: `${county.region}101-T`,
    kind: 'part_time',
    drawn_from: '网格员',
    skills: '养老服务',
    shift: SHIFT,
    capacity: '4',
    source: 'test',
    ...over,
  };
  return Object.values(row).join(',');
};
const agents = (...rows: string[]) => [HEADER, ...rows].join('\n');

describe('importing a county', () => {
  it('writes 82 agents and what they need, and nothing the second time', async () => {
    const before = await count('post');
    const order = [
      ['divisions', 'divisions', 33],
      ['units', 'units', 28],
      ['items', '', 44],
      ['agents', 'agents', 82],
    ] as const;
    for (const [kind, file, rows] of order) {
      const csv = sheet(file ? `150205/${file}.csv` : 'items.csv');
      const looked = await look(kind, csv);
      expect(looked).toMatchObject({ kind, rows, written: false, errors: [] });
      expect(await bring(kind, csv)).toEqual({ ...looked, written: true });
      expect(await bring(kind, csv)).toMatchObject({ rows, added: 0, changed: 0, same: rows, written: true });
    }
    expect((await count('post')) - before).toBe(82);

    const station = `${county.region}202201-V`;
    const [unit] = await county.database.query<{ id: string; located_division: string }>(
      'SELECT id, located_division FROM unit WHERE region = ? AND code = ?',
      [county.region, station],
    );
    expect(unit?.located_division).toBe(county.places.village);
    const card = await county.visitor().directory.unit({ id: unit?.id ?? '', region: county.region });
    expect(card.agents.map((a) => a.name)).toEqual(['陈淑芬', '夏雪梅', '娜仁']);
    expect(card.agents[0]).toMatchObject({ kind: 'full_time', drawnFrom: '网格员' });
  });

  it('changes what a later file says otherwise, keeps who is missing in it, and tells how many', async () => {
    const posts = await count('post');
    await bring('agents', agents(agent(), agent({ code: 'B002', phone: `${phones}9002`, name: '白音' })));

    const moved = agent({ unit: `${county.region}202-T`, capacity: '6', skills: '养老服务;社会保险', name: '常福林' });
    expect(await bring('agents', agents(moved))).toMatchObject({ added: 0, changed: 1, same: 0, written: true });

    expect((await count('post')) - posts).toBe(2);
    const [post] = await county.database.query<{ id: string; town: string }>(
      "SELECT id, town FROM post WHERE region = ? AND code = 'B001'",
      [county.region],
    );
    expect(post?.town).toBe(`${county.region}202`);
    const card = await county.visitor().directory.agent({ id: post?.id ?? '', region: county.region });
    expect(card).toMatchObject({ name: '常福林', unitName: '吉忽伦图苏木便民服务中心' });
    expect([...card.skills].sort()).toEqual(['养老服务', '社会保险']);
  });

  it('lets an agent sign in as the person of the phone, in the post', async () => {
    const [held] = await county.database.query<{ personId: string; postId: string }>(
      "SELECT person_id AS personId, id AS postId FROM post WHERE region = ? AND code = 'A033'",
      [county.region],
    );
    const client = await county.as({ id: held?.personId ?? '', name: '', phone: '', postId: held?.postId ?? '', unitId: '' });

    expect(await client.people.me()).toMatchObject({
      name: '黄晓梅',
      posts: [{ role: 'agent', kind: 'full_time', unitName: '缸房地村便民服务站' }],
    });
  });

  it('makes a new version of an item whose line changed, and keeps the old one', async () => {
    const csv = sheet('items.csv').replace('committed,10,working_day', 'committed,7,working_day');

    expect(await bring('items', csv)).toMatchObject({ added: 0, changed: 1, same: 43 });

    expect(await county.visitor().catalogue.guide({ code: 'SB02', region: county.region })).toMatchObject({
      version: 2,
      howLong: '7 个工作日',
    });
    const rows = await county.database.query("SELECT version FROM item WHERE region = ? AND code = 'SB02'", [county.region]);
    expect(rows).toHaveLength(2);
    const without = csv
      .split('\n')
      .map((line, i) => (i === 0 ? line.replace(',who_may_apply,how_to_apply', '') : line))
      .slice(0, 2)
      .join('\n')
      .replace(',,,"', ',"');
    expect(await look('items', without)).toMatchObject({ rows: 1, same: 1, errors: [] });
  });

  it('takes departments, once', async () => {
    const csv = `code,name,division,source\n${county.region}-D01,试验区民政局,${county.region},test`;
    expect(await bring('departments', csv)).toMatchObject({ added: 1, written: true });
    expect(await bring('departments', csv)).toMatchObject({ same: 1 });
    expect(await look('departments', csv.replace(`,${county.region},`, `,${county.places.town},`))).toMatchObject({
      errors: [{ row: 2, column: 'division' }],
    });
  });
});

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
    const csv = agents(agent({ [column]: /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value }));

    const report = await look('agents', csv);

    expect(report.written).toBe(false);
    expect(report.errors).toEqual([expect.objectContaining({ row: 2, column, why: expect.stringContaining(why) })]);
  });

  it('names every row at once and writes none of them', async () => {
    const before = [await count('post'), await count('shift')];
    const csv = agents(
      agent({ code: 'C001', phone: `${phones}9011` }),
      agent({ code: 'C002', phone: '1.38E+10', capacity: '0' }),
      '',
      agent({ code: 'C001', phone: `${phones}9013` }),
      agent({ code: 'C004', phone: `${phones}9011`, unit: 'X99' }),
      'C005,太短',
    );

    const { errors } = await look('agents', csv);
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 phone',
      '3 capacity',
      '5 code',
      '6 unit',
      '6 phone',
      '7 整个文件',
    ]);
    await expect(bring('agents', csv)).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
      message: '有 4 行不对,一行都没有写入,请改好后重新导入',
    });
    expect([await count('post'), await count('shift')]).toEqual(before);
  });

  it('asks when a phone is already somebody else’s, without saying who', async () => {
    const stranger = await county.resident('云桂兰');

    const { errors } = await look('agents', agents(agent({ code: 'D001', phone: stranger.phone, name: '白音' })));

    expect(errors).toEqual([expect.objectContaining({ column: 'phone', why: expect.stringContaining('云*') })]);
    expect(JSON.stringify(errors)).not.toContain('桂兰');
  });

  it('says so where the file as a whole cannot be read', async () => {
    const whole = async (csv: string) =>
      (await look('agents', csv)).errors.map(({ row, column, why }) => `${row} ${column} ${why}`).join('\n');

    expect(await whole(HEADER)).toContain('只有表头');
    expect(await whole(`${HEADER},extra\n${agent()},x`)).toContain('1 extra 表头里多了');
    expect(await whole(`${HEADER.replace(',unit', '')}\n${agent()}`)).toContain('1 unit 表头缺少');
    expect(await whole(`${HEADER},code\n${agent()},x`)).toContain('1 code 表头里这一列出现了两次');
    expect(await whole(`${HEADER}\n"${agent()}`)).toContain('引号没有成对');
    expect((await look('agents', `\ufeff${agents(agent())}`)).errors).toEqual([]);
    await expect(look('agents', '')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('checks what divisions and units refer to', async () => {
    const { region } = county;
    const divisions = (row: string) => look('divisions', `code,name,level,parent,hidden,source\n${row}`);
    const units = (row: string) => look('units', `code,name,kind,division,parent,located_at,brand,source\n${row}`);
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

describe('importing', () => {
  it('is for administrators, into their own county', async () => {
    const csv = agents(agent());

    await expect(county.visitor().directory.bring({ kind: 'agents', csv, dryRun: true })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    for (const who of [await county.dispatcher(), await county.agent(), await county.resident()])
      await expect((await county.as(who)).directory.bring({ kind: 'agents', csv, dryRun: true })).rejects.toMatchObject({
        code: 'NOT_FOR_YOU',
      });
    await expect(bring('agents', 'x'.repeat(400_001))).rejects.toMatchObject({ status: expect.any(Number) });
  });

  it('twice at once writes each row once', async () => {
    const before = await count('post');
    const csv = agents(agent({ code: 'E001', phone: `${phones}9021` }), agent({ code: 'E002', phone: `${phones}9022` }));

    const reports = await Promise.all([bring('agents', csv), bring('agents', csv)]);

    expect(reports.map((report) => report.added).sort()).toEqual([0, 2]);
    expect((await count('post')) - before).toBe(2);
  });
});

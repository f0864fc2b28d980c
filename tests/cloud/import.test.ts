import { parse } from 'csv-parse/sync';
import { type County, openCounty } from '../kit/county';
import { openSheets, type Sheets } from '../kit/sheets';

let county: County;
let sheets: Sheets;
beforeAll(async () => {
  county = await openCounty();
  sheets = await openSheets(county);
});
afterAll(() => county.close());

describe('importing a county', () => {
  it('writes 82 agents and what they need, and nothing the second time', async () => {
    const before = await sheets.count('post');
    const order = [
      ['divisions', 'divisions', 33],
      ['units', 'units', 28],
      ['items', '', 44],
      ['agents', 'agents', 82],
    ] as const;
    for (const [kind, file, rows] of order) {
      const csv = sheets.sheet(file ? `150205/${file}.csv` : 'items.csv');
      const looked = await sheets.look(kind, csv);
      expect(looked).toMatchObject({ kind, rows, written: false, errors: [] });
      expect(await sheets.bring(kind, csv)).toEqual({ ...looked, written: true });
      expect(await sheets.bring(kind, csv)).toMatchObject({ rows, added: 0, changed: 0, same: rows, written: true });
    }
    expect((await sheets.count('post')) - before).toBe(82);

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
    const posts = await sheets.count('post');
    await sheets.bring(
      'agents',
      sheets.agents(sheets.agent(), sheets.agent({ code: 'B002', phone: `${sheets.phones}9002`, name: '白音' })),
    );

    const moved = sheets.agent({ unit: `${county.region}202-T`, capacity: '6', skills: '养老服务;社会保险', name: '常福林' });
    expect(await sheets.bring('agents', sheets.agents(moved))).toMatchObject({ added: 0, changed: 1, same: 0, written: true });

    expect((await sheets.count('post')) - posts).toBe(2);
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
    const csv = sheets.sheet('items.csv').replace('committed,10,working_day', 'committed,7,working_day');

    expect(await sheets.bring('items', csv)).toMatchObject({ added: 0, changed: 1, same: 43 });

    expect(await county.visitor().catalogue.guide({ code: 'SB02', region: county.region })).toMatchObject({
      version: 2,
      howLong: '7 个工作日',
    });
    const rows = await county.database.query("SELECT version FROM item WHERE region = ? AND code = 'SB02'", [county.region]);
    expect(rows).toHaveLength(2);
    const [header = [], first = []]: string[][] = parse(csv);
    const kept = header.flatMap((column, i) => (/^(who_may_apply|how_to_apply|also_called)$/.test(column) ? [] : [i]));
    const without = [header, first].map((cells) => kept.map((i) => `"${cells[i]}"`).join(',')).join('\n');
    expect(await sheets.look('items', without)).toMatchObject({ rows: 1, same: 1, errors: [] });
  });

  it('takes departments, once', async () => {
    const csv = `code,name,division,source\n${county.region}-D01,试验区民政局,${county.region},test`;
    expect(await sheets.bring('departments', csv)).toMatchObject({ added: 1, written: true });
    expect(await sheets.bring('departments', csv)).toMatchObject({ same: 1 });
  });

  it('takes the office of a town as a department of that town, and of nothing smaller or elsewhere', async () => {
    const office = (division: string) => `code,name,division,source\n${county.region}-O1,五当召镇人民政府,${division},test`;
    expect(await sheets.look('departments', office(county.places.town))).toMatchObject({ added: 1, errors: [] });
    for (const division of [county.places.village, '999999', '999999101'])
      expect(await sheets.look('departments', office(division))).toMatchObject({ errors: [{ row: 2, column: 'division' }] });
  });
});

describe('importing', () => {
  it('is for administrators, into their own county', async () => {
    const csv = sheets.agents(sheets.agent());

    await expect(county.visitor().directory.bring({ kind: 'agents', csv, dryRun: true })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    for (const who of [await county.dispatcher(), await county.agent(), await county.resident()])
      await expect((await county.as(who)).directory.bring({ kind: 'agents', csv, dryRun: true })).rejects.toMatchObject({
        code: 'NOT_FOR_YOU',
      });
    await expect(sheets.bring('agents', 'x'.repeat(400_001))).rejects.toMatchObject({ status: expect.any(Number) });
  });

  it('twice at once writes each row once', async () => {
    const before = await sheets.count('post');
    const csv = sheets.agents(
      sheets.agent({ code: 'E001', phone: `${sheets.phones}9021` }),
      sheets.agent({ code: 'E002', phone: `${sheets.phones}9022` }),
    );

    const reports = await Promise.all([sheets.bring('agents', csv), sheets.bring('agents', csv)]);

    expect(reports.map((report) => report.added).sort()).toEqual([0, 2]);
    expect((await sheets.count('post')) - before).toBe(2);
  });
});

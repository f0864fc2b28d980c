import { isIndustry, isUscc } from 'shared-types/firms';
import { type FirmFacts, groupOf, groupOfPlace } from 'shared-types/groups';
import { dayOf } from 'shared-types/kernel/calendar';
import { ruledGroups } from '../../cloud/src/groups/group.rows';
import { loadDemo } from '../../scripts/demo';
import { linesOf, orderOf, textOf } from '../../scripts/import';
import { type County, openCounty } from '../kit/county';
import { RULES } from '../kit/makers';
import { workshopIn } from '../kit/workshop';

const TABLES = [
  'division',
  'unit',
  'post',
  'post_skill',
  'shift',
  'item',
  'item_material',
  'rule',
  'opening_hours',
  'calendar_day',
  'calendar_year',
  'demo_person',
  'firm',
  'firm_person',
  'firm_import',
  'chat_group',
  'chat_message',
  'group_staff',
  'group_member',
  'group_aside',
];
const REGIONS = ['150205', '130705'];

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const load = async () => loadDemo(await workshopIn(county));
const counts = async () => {
  const of = async (table: string) => {
    const [row] = await county.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${table} WHERE region IN (?)`, [REGIONS]);
    return [table, Number(row?.n)] as const;
  };
  return Object.fromEntries(await Promise.all(TABLES.map(of)));
};

describe('loading the demo', () => {
  it('gives two counties, and nothing more the second time', async () => {
    await load();
    const first = await counts();

    const lines = await load();

    expect(await counts()).toEqual(first);
    for (const line of lines) expect(line).toContain(' 0 new, 0 changed');
    expect(first).toMatchObject({ division: 423, unit: 82, item: 88, rule: 2 * Object.keys(RULES).length, post: 124, demo_person: 33 });
    expect(first).toMatchObject({ firm: 40_009, firm_person: 6, firm_import: 2, chat_group: 31, chat_message: 17, group_aside: 1 });
  }, 60_000);

  it('has firms of every trade in every town, each with a right code, and people who act for some of them', async () => {
    const firms = await county.database.query<{ uscc: string; industry: string; town: string }>(
      "SELECT uscc, industry, town FROM firm WHERE region = '130705' AND uscc IS NOT NULL",
    );
    expect(firms.filter(({ uscc, industry }) => !isUscc(uscc) || !isIndustry(industry))).toEqual([]);
    expect(new Set(firms.map(({ town }) => town)).size).toBe(21);
    const held = await county.database.query<{ part: string; state: string }>(
      "SELECT part, state FROM firm_person WHERE region = '130705' ORDER BY id",
    );
    expect(held.map(({ part, state }) => `${part} ${state}`)).toEqual([
      ...Array.from({ length: 3 }, () => 'owner verified'),
      'accountant verified',
      'accountant verified',
      'owner asked',
    ]);
  });

  it('counts 308 items at the towns and 880 at the villages of 石拐区', async () => {
    const { lists } = await county.visitor().catalogue.lists({ region: '150205' });
    expect(lists).toEqual([
      { kind: 'town_centre', units: 7, items: 44, rows: 308 },
      { kind: 'village_station', units: 20, items: 44, rows: 880 },
    ]);
  });

  it('lays out thirty groups of 宣化区, each with somebody who owns it', async () => {
    const rows = await county.database.query<{ axis: string; n: string; owned: string }>(
      `SELECT g.axis, COUNT(*) AS n, SUM(EXISTS (SELECT 1 FROM group_staff s WHERE s.region = g.region AND s.group_id = g.id AND s.owner = 1)) AS owned
       FROM chat_group g WHERE g.region = '130705' GROUP BY g.axis ORDER BY g.axis`,
    );
    expect(rows.map(({ axis, n, owned }) => [axis, Number(n), Number(owned)])).toEqual([
      ['escalation', 1, 1],
      ['industry', 8, 8],
      ['private', 1, 1],
      ['territory', 21, 21],
    ]);
    const [head] = await county.database.query<{ title: string }>(
      `SELECT p.title FROM group_staff s JOIN chat_group g ON g.region = s.region AND g.id = s.group_id AND g.axis = 'escalation'
       JOIN post p ON p.region = s.region AND p.id = s.post_id WHERE s.region = '130705' AND s.owner = 1`,
    );
    expect(head?.title).toBe('常务副区长');
  });

  it('puts every firm into one group of its trade and one of its town, each for a reason', async () => {
    const groups = await ruledGroups(county.database, '130705');
    const firms = await county.database.query<Omit<FirmFacts, 'marks'> & { marks: string }>(
      "SELECT kind, industry, scale, marks, town, registered_on AS registeredOn FROM firm WHERE region = '130705' AND kind <> 'stall'",
    );
    const today = dayOf(county.now().getTime());
    const sorted = firms.map((firm) => {
      const facts = { ...firm, marks: firm.marks.split(',').filter(Boolean) };
      return [groupOf(facts, groups, today)?.groupId, groupOfPlace(facts, groups)?.groupId] as const;
    });
    expect(sorted).toHaveLength(40_008);
    expect(sorted.filter(([trade, town]) => !trade || !town)).toEqual([]);
    expect([0, 1].map((axis) => new Set(sorted.map((pair) => pair[axis])).size)).toEqual([8, 21]);
  });

  it('hides what exists in statistics only', async () => {
    const visitor = county.visitor();
    const names = async (parent: string) => (await visitor.directory.divisions({ parent })).divisions.map((d) => d.name);

    expect(await names('150205')).toEqual([
      '石拐街道',
      '大发街道',
      '大磁街道',
      '五当沟街道',
      '白狐沟街道',
      '大德恒街道',
      '五当召镇',
      '吉忽伦图苏木',
    ]);
    expect(await names('150205004')).toEqual([]);
    expect(await names('130705')).toHaveLength(21);
  });

  it('answers all four questions for every item in all nine categories', async () => {
    const visitor = county.visitor();
    const { items, categories } = await visitor.catalogue.list({ region: '150205' });
    const guides = await Promise.all(items.map(({ code }) => visitor.catalogue.guide({ code, region: '150205' })));

    expect(guides.filter((guide) => !guide.complete).map(({ code }) => code)).toEqual([]);
    expect(guides).toHaveLength(44);
    expect(guides.filter(({ source }) => !source.includes('以县里公布为准'))).toEqual([]);
    expect(categories).toHaveLength(9);
  });

  it('ties items together for nine situations of life', async () => {
    const { bundles } = await county.visitor().catalogue.list({ region: '150205' });
    expect(bundles).toHaveLength(9);
    expect(bundles.find(({ name }) => name === '家里老人过世')?.items.map(({ code }) => code)).toEqual(['SB05', 'MZ02']);
  });

  it('has a dispatcher in every town and two at the county', async () => {
    const rows = await county.database.query<{ town: string | null }>(
      "SELECT town FROM post WHERE region = '150205' AND role = 'dispatcher'",
    );
    expect(new Set(rows.map((row) => row.town)).size).toBe(8);
    expect(rows.filter((row) => row.town === null)).toHaveLength(2);
  });

  it('lists its people with their stories', async () => {
    const { people } = await county.visitor().people.demoPeople();
    const named = (name: string) => people.find((person) => person.name === name);

    expect(named('云桂兰')).toMatchObject({ region: '150205', phone: '13900000001' });
    expect(named('黄晓梅')).toMatchObject({ phone: '13800000033' });
    expect(people.filter((person) => person.region === '130705').length).toBeGreaterThan(2);
  });
});

describe('the import of the command line', () => {
  it('understands its words', () => {
    expect(orderOf(['units', 'units.csv'])).toEqual({ kind: 'units', file: 'units.csv', region: null, write: false });
    expect(orderOf(['--write', '--region', '150205', 'agents', 'a.csv'])).toEqual({
      kind: 'agents',
      file: 'a.csv',
      region: '150205',
      write: true,
    });
    for (const words of [[], ['units'], ['words'], ['people', 'a.csv'], ['units', 'a.csv', 'b.csv']])
      expect(() => orderOf(words)).toThrow('npm run import');
  });

  it('reads UTF-8 and GBK, and nothing else', () => {
    expect(textOf(Buffer.from('石拐区'))).toBe('石拐区');
    expect(textOf(Buffer.from([0xca, 0xaf, 0xb9, 0xd5]))).toBe('石拐');
    expect(() => textOf(Buffer.from([0xff, 0xfe, 0x00]))).toThrow('UTF-8');
  });

  it('prints every error with its place', () => {
    const errors = [{ row: 3, column: 'phone', value: '1.38E+10', why: '科学计数法' }];
    expect(linesOf({ kind: 'agents', rows: 2, added: 1, changed: 0, same: 0, written: false, errors })).toEqual([
      'agents: 2 rows, 1 new, 0 changed, 0 the same; nothing written',
      '  row 3, phone, "1.38E+10": 科学计数法',
    ]);
  });
});

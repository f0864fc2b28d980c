import chineseDays from 'chinese-days/dist/chinese-days.json';
import { blindIndex, seal } from '../../cloud/src/kernel/crypto';
import type { Database } from '../../cloud/src/kernel/db/database';
import type { Ids } from '../../cloud/src/kernel/ids';
import type { Held, Person } from './county';

interface Workshop {
  database: Database;
  ids: Ids;
  region: string;
}
export interface AgentMade {
  unit?: string;
  kind?: 'full_time' | 'part_time';
  capacity?: number;
  skills?: string[];
  /** Weekday, opens, closes; minutes of the day. Monday to Friday in opening hours unless told otherwise. */
  shifts?: [number, number, number][];
  name?: string;
}

export const HOURS = [
  [510, 720],
  [870, 1080],
] as const;
export const CATEGORIES = ['社会保险', '医疗卫生', '养老服务'];
const WEEK = [1, 2, 3, 4, 5].flatMap((weekday) => HOURS.map(([opens, closes]) => [weekday, opens, closes] as [number, number, number]));

export const RULES: Record<string, string> = {
  'errand.first_call': 'minutes:240',
  'errand.first_call_urgent': 'natural:240',
  'errand.offer': 'minutes:30',
  'errand.offer_urgent': 'natural:10',
  'errand.confirm': 'days:2',
  'errand.archive': 'days:7',
  'errand.call_gap': 'days:1',
  'errand.lookup_tries': '5',
  'errand.reveal_daily': '30',
  'quiet.from': '21:00',
  'quiet.to': '07:00',
};

/** Two towns; the first has villages 缸房地 and 新曙光 with a station each, the second one village without any. */
export async function makeCounty(shop: Workshop) {
  const { region } = shop;
  await rows(
    shop,
    'rule',
    ['region', 'name', 'effective_from', 'value', 'source'],
    Object.entries(RULES).map(([name, value]) => [region, name, '2024-01-01', value, 'test']),
  );
  await rows(
    shop,
    'opening_hours',
    ['region', 'effective_from', 'opens', 'closes', 'source'],
    HOURS.map(([o, c]) => [region, '2024-01-01', o, c, 'test']),
  );
  await rows(
    shop,
    'calendar_year',
    ['region', 'year', 'status'],
    [2025, 2026].map((year) => [region, year, 'official']),
  );
  await rows(shop, 'calendar_day', ['region', 'day', 'is_work', 'name', 'source'], holidays(region));
  const place = (tail: string, level: string, name: string) => [
    region,
    `${region}${tail}`,
    `${region}${tail}`.slice(0, -3),
    level,
    name,
    'test',
  ];
  await rows(
    shop,
    'division',
    ['region', 'code', 'parent', 'level', 'name', 'source'],
    [
      place('101', 'town', '五当召镇'),
      place('102', 'town', '吉忽伦图苏木'),
      place('101208', 'village', '缸房地村委会'),
      place('101210', 'village', '新曙光村委会'),
      place('102200', 'village', '绍卜亥嘎查'),
    ],
  );
  const centre = await unit(shop, 'county_centre', region, null, '区政务服务中心');
  const town = await unit(shop, 'town_centre', `${region}101`, centre, '五当召镇便民服务中心');
  const otherTown = await unit(shop, 'town_centre', `${region}102`, centre, '吉忽伦图苏木便民服务中心');
  const station = await unit(shop, 'village_station', `${region}101208`, town, '缸房地村便民服务站');
  const nextStation = await unit(shop, 'village_station', `${region}101210`, town, '新曙光村便民服务站');
  await items(shop);
  const units: Record<string, string> = { centre, town, otherTown, station, nextStation };
  const townOf = (unitId: string) => (unitId === centre ? null : unitId === otherTown ? `${region}102` : `${region}101`);
  return {
    units: { centre, town, otherTown, station, nextStation },
    places: {
      town: `${region}101`,
      otherTown: `${region}102`,
      village: `${region}101208`,
      nextVillage: `${region}101210`,
      bare: `${region}102200`,
    },
    resident: (name = '云桂兰') => person(shop, name),
    agent: (made: AgentMade = {}) =>
      agent(shop, { ...made, unit: made.unit ?? units.station ?? '' }, townOf(made.unit ?? units.station ?? '') ?? ''),
    dispatcher: (unitId = town) => post(shop, 'dispatcher', unitId, townOf(unitId)),
    administrator: () => post(shop, 'administrator', centre, null),
  };
}

async function rows({ database }: Workshop, table: string, columns: string[], values: unknown[][]) {
  const marks = values.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
  await database.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, values.flat());
}

async function unit(shop: Workshop, kind: string, division: string, parent: string | null, name: string) {
  const id = shop.ids.next();
  await rows(
    shop,
    'unit',
    ['region', 'id', 'code', 'name', 'kind', 'division', 'parent_id', 'phone', 'source'],
    [[shop.region, id, `U${id}`.slice(-20), name, kind, division, parent, '0472-8700000', 'test']],
  );
  return id;
}

let phones = Math.floor(Math.random() * 1e8);
async function person(shop: Workshop, name: string): Promise<Person> {
  const id = shop.ids.next();
  phones += 1;
  const phone = `137${String(phones % 1e8).padStart(8, '0')}`;
  await rows(
    shop,
    'person',
    ['id', 'phone', 'phone_index', 'name', 'region', 'home_division', 'created_at'],
    [
      [
        id,
        seal(phone, 'person.phone'),
        blindIndex('phone', phone),
        seal(name, 'person.name'),
        shop.region,
        `${shop.region}101208`,
        new Date(0),
      ],
    ],
  );
  return { id, name, phone };
}

async function post(
  shop: Workshop,
  role: string,
  unitId: string,
  town: string | null,
  over: Record<string, unknown> = {},
  name = '韩振华',
): Promise<Held> {
  const holder = await person(shop, name);
  const postId = shop.ids.next();
  const row = {
    region: shop.region,
    id: postId,
    code: `P${postId}`.slice(-20),
    person_id: holder.id,
    unit_id: unitId,
    role,
    town,
    work_phone: holder.phone,
    source: 'test',
    started_at: new Date(0),
    ...over,
  };
  await rows(shop, 'post', Object.keys(row), [Object.values(row)]);
  return { ...holder, postId, unitId };
}

async function agent(shop: Workshop, made: AgentMade & { unit: string }, town: string): Promise<Held> {
  const { kind = 'full_time', skills = CATEGORIES, shifts = WEEK, name } = made;
  const capacity = made.capacity ?? (kind === 'full_time' ? 12 : 4);
  const held = await post(shop, 'agent', made.unit, town, { kind, drawn_from: '网格员', capacity }, name ?? '黄晓梅');
  await rows(
    shop,
    'post_skill',
    ['region', 'post_id', 'category'],
    skills.map((category) => [shop.region, held.postId, category]),
  );
  await rows(
    shop,
    'shift',
    ['region', 'post_id', 'weekday', 'opens', 'closes'],
    shifts.map((s) => [shop.region, held.postId, ...s]),
  );
  return held;
}

async function items(shop: Workshop) {
  const item = (code: string, place: number, category: string, name: string, plain: string, modes: string, attend: string) => [
    shop.region,
    code,
    1,
    '2024-01-01',
    place,
    category,
    name,
    plain,
    'committed',
    10,
    'working_day',
    modes,
    attend,
    'test',
    Buffer.alloc(32, place),
  ];
  await rows(
    shop,
    'item',
    [
      'region',
      'code',
      'version',
      'effective_from',
      'place',
      'category',
      'name',
      'plain_name',
      'kind',
      'limit_value',
      'limit_unit',
      'modes',
      'attend',
      'source',
      'digest',
    ],
    [
      item('SB03', 1, '社会保险', '养老保险待遇领取资格认证', '每年的领养老金认证', 'assist|visit', 'yes'),
      item('YB05', 2, '医疗卫生', '医疗费用手工(零星)报销', '没刷上医保的费用回来报', 'assist|act', 'no'),
      item('YL01', 3, '养老服务', '高龄津贴申领', '80岁以上老人津贴', 'assist|act|visit', 'no'),
    ],
  );
  await rows(
    shop,
    'item_material',
    ['region', 'item_code', 'version', 'no', 'name', 'form'],
    [[shop.region, 'SB03', 1, 1, '居民身份证', 'original']],
  );
}

/** The yearly notice for 2025 and 2026, as the `chinese-days` package has it. */
function holidays(region: string) {
  const { holidays: off, workdays } = chineseDays as { holidays: Record<string, string>; workdays: Record<string, string> };
  const of2026 = ([day]: [string, string]) => /^202[56]/.test(day);
  const named =
    (work: number) =>
    ([day, name]: [string, string]) => [region, day, work, name.split(',')[1] ?? name, 'test'];
  return [...Object.entries(off).filter(of2026).map(named(0)), ...Object.entries(workdays).filter(of2026).map(named(1))];
}

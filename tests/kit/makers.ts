import { holidays, items } from './makers.catalogue';
import { type AgentMade, agent, person, post } from './makers.people';
import { HOURS, rows, type Workshop } from './makers.rows';

export const RULES: Record<string, string> = {
  'errand.first_call': 'minutes:240',
  'errand.first_call_urgent': 'natural:240',
  'errand.offer': 'minutes:30',
  'errand.offer_urgent': 'natural:10',
  'errand.confirm': 'days:2',
  'errand.archive': 'days:7',
  'errand.reveal_daily': '30',
  'errand.look_again': 'minutes:60',
  'errand.daily': '10',
  'errand.call_backs': '3',
  'notice.sms_after': 'minutes:60',
  'notice.sms_after_red': 'natural:3',
  'notice.call_after': 'minutes:240',
  'notice.call_again': 'days:1',
  'group.answer': 'minutes:30',
  'group.desk': 'minutes:15',
  'ticket.first': 'minutes:240',
  'ticket.promise': 'days:5',
  'ticket.confirm': 'days:3',
  'firm.verifier': '行政审批局',
  'notice.call_days': '3',
  'notice.call_held': 'natural:30',
  'keep.session': '190',
  'keep.once': '190',
  'keep.code': '1',
  'keep.notice': '365',
  'keep.reveal': '1095',
  'keep.look': '1095',
  'keep.chat': '365',
  'keep.matter': '1825',
  'keep.file': '90',
  'keep.place': '30',
  'group.link': 'hold',
  'group.phone': 'pass',
  'group.wechat': 'hold',
  'group.qr': 'hold',
  'file.daily_bytes': '104857600',
  'file.daily_count': '100',
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
  const [centre, town, otherTown, station, nextStation, bureau] = Array.from({ length: 6 }, () => shop.ids.next()) as Six;
  await rows(shop, 'unit', UNIT, [
    unitRow(shop, centre, 'county_centre', region, null, '区政务服务中心'),
    unitRow(shop, town, 'town_centre', `${region}101`, centre, '五当召镇便民服务中心'),
    unitRow(shop, otherTown, 'town_centre', `${region}102`, centre, '吉忽伦图苏木便民服务中心'),
    unitRow(shop, station, 'village_station', `${region}101208`, town, '缸房地村便民服务站'),
    unitRow(shop, nextStation, 'village_station', `${region}101210`, town, '新曙光村便民服务站'),
    unitRow(shop, bureau, 'department', region, null, '试验区商务局'),
  ]);
  await items(shop);
  const ofOtherTown = new Set([otherTown]);
  const townOf = (unitId: string) =>
    unitId === centre || unitId === bureau ? null : ofOtherTown.has(unitId) ? `${region}102` : `${region}101`;
  return {
    units: { centre, bureau, town, otherTown, station, nextStation },
    places: {
      town: `${region}101`,
      otherTown: `${region}102`,
      village: `${region}101208`,
      nextVillage: `${region}101210`,
      bare: `${region}102200`,
    },
    resident: (name = '云桂兰', how: Parameters<typeof person>[2] = {}) => person(shop, name, how),
    agent: (made: AgentMade = {}) => agent(shop, { ...made, unit: made.unit ?? station }, townOf(made.unit ?? station) ?? ''),
    /** A station of the second town, standing in a village of the first where its households have moved. */
    station: async (division: string, name: string, standsIn: string) => {
      const id = await unit(shop, 'village_station', division, otherTown, name, standsIn);
      ofOtherTown.add(id);
      return id;
    },
    dispatcher: (unitId = town) => post(shop, 'dispatcher', unitId, townOf(unitId)),
    /** Of the county's bureau of commerce, unless told otherwise. */
    clerk: (unitId = bureau, name = '柳青') => post(shop, 'clerk', unitId, townOf(unitId), { title: '科员' }, name),
    administrator: () => post(shop, 'administrator', centre, null),
  };
}

type Six = [string, string, string, string, string, string];
const UNIT = ['region', 'id', 'code', 'name', 'kind', 'division', 'parent_id', 'located_division', 'phone', 'source'];
type UnitMade = [kind: string, division: string, parent: string | null, name: string, located?: string | null];

const unitRow = ({ region }: Workshop, id: string, ...[kind, division, parent, name, located = null]: UnitMade) => [
  region,
  id,
  `U${id}`.slice(-20),
  name,
  kind,
  division,
  parent,
  located,
  '0472-8700000',
  'test',
];

async function unit(shop: Workshop, ...made: UnitMade) {
  const id = shop.ids.next();
  await rows(shop, 'unit', UNIT, [unitRow(shop, id, ...made)]);
  return id;
}

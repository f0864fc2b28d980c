import { CataloguePort } from '../../cloud/src/catalogue/catalogue.port';
import { DirectoryPort, onDuty } from '../../cloud/src/directory/directory.port';
import { Rules } from '../../cloud/src/kernel/time/rules';
import { type County, openCounty } from '../kit/county';

let county: County;
let directory: DirectoryPort;
beforeAll(async () => {
  county = await openCounty();
  directory = await county.service.get(DirectoryPort);
});
afterAll(() => county.close());

const code = (tail: string) => `${county.region}${tail}`;
const addStation = async (division: string, located: string) => {
  const id = String(BigInt(county.units.station) + 1_000_000n);
  await county.database.query(
    "INSERT INTO unit (region, id, code, name, kind, division, parent_id, located_at, located_division, source) VALUES (?, ?, ?, '绍卜亥嘎查便民服务站', 'village_station', ?, ?, '五当召镇缸房地村幸福大院', ?, 'test')",
    [county.region, id, `S${id}`.slice(0, 20), division, county.units.otherTown, located],
  );
  return id;
};

describe('looking up places', () => {
  it('lists the counties, the towns of one and the villages of a town, by the names people use', async () => {
    const visitor = county.visitor();

    expect((await visitor.directory.counties()).counties).toContainEqual({ region: county.region, name: '试验区' });
    expect((await visitor.directory.divisions({ parent: county.region })).divisions.map((d) => d.name)).toEqual([
      '五当召镇',
      '吉忽伦图苏木',
    ]);
    expect((await visitor.directory.divisions({ parent: code('101') })).divisions.map((d) => d.name)).toEqual(['缸房地村', '新曙光村']);
    expect((await visitor.directory.divisions({ parent: '999999' })).divisions).toEqual([]);
    await expect(visitor.directory.divisions({ parent: '15' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('knows a place of this county that is not hidden, and no other', async () => {
    await county.database.query(
      "INSERT INTO division (region, code, parent, level, name, hidden, source) VALUES (?, ?, ?, 'town', '产业园', 1, 'test'), (?, ?, ?, 'village', '福永居虚拟社区', 0, 'test')",
      [county.region, code('400'), county.region, county.region, code('400498'), code('400')],
    );

    expect(await directory.place(county.region, code('101208'))).toEqual({
      code: code('101208'),
      level: 'village',
      name: '五当召镇 缸房地村',
      town: code('101'),
      village: code('101208'),
    });
    expect(await directory.place(county.region, code('101'))).toMatchObject({ name: '五当召镇', town: code('101'), village: null });
    for (const missing of [code('400'), code('400498'), code('101999'), '150205101208', county.region.slice(0, 4)])
      expect(await directory.place(county.region, missing)).toBeNull();
    expect((await county.visitor().directory.divisions({ parent: county.region })).divisions).toHaveLength(2);
  });
});

describe('finding who is responsible', () => {
  it('goes from the station of the village to the town and to the county', async () => {
    const { region, units, places } = county;
    const who = async (town: string, village: string | null) => (await directory.responsible(region, town, village)).id;

    expect(await who(places.town, places.village)).toBe(units.station);
    expect(await who(places.town, null)).toBe(units.town);
    expect(await who(places.otherTown, places.bare)).toBe(units.otherTown);
    expect(await who(code('104'), null)).toBe(units.centre);
    expect((await directory.townCentre(region, code('104'))).id).toBe(units.centre);
  });

  it('takes a station that really stands in the village where the village has none, but its own before that', async () => {
    const { region, places, units } = county;
    await county.database.query(
      "INSERT INTO division (region, code, parent, level, name, source) VALUES (?, ?, ?, 'village', '青山村委会', 'test')",
      [region, code('101231'), places.town],
    );
    const moved = await addStation(places.bare, code('101231'));

    expect((await directory.responsible(region, places.town, code('101231'))).id).toBe(moved);
    expect((await directory.responsible(region, places.otherTown, places.bare)).id).toBe(moved);
    await county.database.query('UPDATE unit SET located_division = ? WHERE region = ? AND id = ?', [places.village, region, moved]);
    expect((await directory.responsible(region, places.town, places.village)).id).toBe(units.station);
    expect((await county.visitor().directory.units({ division: places.village })).units.map((unit) => unit.id)).toEqual([
      units.station,
      moved,
      units.town,
      units.centre,
    ]);
  });
});

describe('looking up a service point', () => {
  it('shows hours, agents with their duty, and how many items', async () => {
    const agent = await county.agent({ name: '黄晓梅', unit: county.units.nextStation });

    const card = await county.visitor().directory.unit({ id: county.units.nextStation, region: county.region });

    expect(card).toMatchObject({
      name: '新曙光村便民服务站',
      place: '五当召镇 新曙光村',
      openNow: true,
      hours: ['周一至周五 08:30-12:00 14:30-18:00'],
      items: 3,
      parent: { id: county.units.town },
      agents: [{ id: agent.postId, name: '黄晓梅', phone: agent.phone, onDuty: true, duty: '今天到 12:00' }],
    });
  });

  it('is a 404 in another county', async () => {
    const { region, units } = county;
    await expect(county.visitor().directory.unit({ id: units.town, region: '150299' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(county.visitor().directory.agent({ id: units.town, region })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows the card of an agent until the post ends', async () => {
    const agent = await county.agent({
      kind: 'part_time',
      skills: ['养老服务'],
      shifts: [
        [6, 540, 1020],
        [0, 540, 1020],
      ],
    });
    const show = () => county.visitor().directory.agent({ id: agent.postId, region: county.region });

    expect(await show()).toMatchObject({
      kind: 'part_time',
      skills: ['养老服务'],
      shifts: ['周六周日 09:00-17:00'],
      onDuty: false,
      place: '五当召镇 缸房地村',
    });
    await county.database.query('UPDATE post SET ended_at = ? WHERE region = ? AND id = ?', [county.now(), county.region, agent.postId]);
    await expect(show()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await directory.agentsByPost(county.region, [agent.postId])).get(agent.postId)?.name).toBe(agent.name);
    expect((await directory.agentsOf(county.region, county.places.town)).map((a) => a.postId)).not.toContain(agent.postId);
  });
});

describe('asking for agents and dispatchers', () => {
  it('gives those of one town, with skills, shifts and the leave that is not over', async () => {
    const agent = await county.agent({ skills: ['社会保险'], shifts: [[1, 510, 720]] });
    const other = await county.agent({ unit: county.units.otherTown });
    const leave = (from: string, to: string, ended: Date | null, id: number) =>
      county.database.query(
        "INSERT INTO absence (region, id, post_id, from_at, to_at, reason, noted_by, ended_at) VALUES (?, ?, ?, ?, ?, 'test', 1, ?)",
        [county.region, String(BigInt(agent.postId) + BigInt(id)), agent.postId, new Date(from), new Date(to), ended],
      );
    await leave('2026-11-20T08:00:00+08:00', '2026-11-21T08:00:00+08:00', null, 1);
    await leave('2026-11-24T08:00:00+08:00', '2026-11-25T08:00:00+08:00', null, 2);
    await leave('2026-11-23T08:00:00+08:00', '2026-11-25T08:00:00+08:00', county.now(), 3);

    const agents = await directory.agentsOf(county.region, county.places.town);
    const found = agents.find((a) => a.postId === agent.postId);

    expect(agents.map((a) => a.postId)).not.toContain(other.postId);
    expect(found).toMatchObject({
      name: agent.name,
      unitKind: 'village_station',
      skills: ['社会保险'],
      shifts: [{ weekday: 1, opens: 510, closes: 720 }],
    });
    expect(found?.absences.map((a) => a.from.toISOString())).toEqual(['2026-11-24T00:00:00.000Z']);
    const calendar = await (await county.service.get(Rules)).calendar(county.region);
    expect(found && onDuty(found, calendar, county.now().getTime())).toBe('on');
    expect(await directory.agent('150299', agent.postId)).toBeNull();
  });

  it('keeps the desk of the county apart from those of the towns', async () => {
    const town = await county.dispatcher();
    const desk = await county.dispatcher(county.units.centre);

    expect(await directory.dispatchers(county.region, county.places.town)).toEqual([{ postId: town.postId, personId: town.id }]);
    expect(await directory.dispatchers(county.region, null)).toEqual([{ postId: desk.postId, personId: desk.id }]);
    expect(await directory.dispatchers(county.region, county.places.otherTown)).toEqual([]);
  });

  it('and for items as other rooms see them', async () => {
    const catalogue = await county.service.get(CataloguePort);

    expect(await catalogue.item(county.region, 'SB03')).toMatchObject({
      version: 1,
      modes: ['assist', 'visit'],
      attend: 'yes',
      limit: '10 个工作日',
      materials: [{ name: '居民身份证', form: 'original' }],
    });
    expect(await catalogue.item(county.region, 'XX99')).toBeNull();
    expect([...(await catalogue.titles(county.region, ['YL01', 'XX99']))]).toEqual([['YL01', '80岁以上老人津贴']]);
    expect([...(await catalogue.titles(county.region, []))]).toEqual([]);
  });
});

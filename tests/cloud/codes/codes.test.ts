import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, type Held, openCounty } from '../../kit/county';

let county: County;
let dispatcher: Held;
let desk: ApiClient;
let office: ApiClient;
let other: ApiClient;
let agent: Held;
const visitor = () => county.visitor();
beforeAll(async () => {
  county = await openCounty();
  dispatcher = await county.dispatcher();
  desk = await county.as(dispatcher);
  office = await county.as(await county.administrator());
  other = await county.as(await county.dispatcher(county.units.otherTown));
  agent = await county.agent();
});
afterAll(() => county.close());

const station = () => ({ kind: 'unit' as const, id: county.units.station });
const alive = async (id = county.units.station) => (await desk.codes.list({ unit: id })).codes.map(({ code }) => code);

describe('a code', () => {
  it('leads to a service point, to an agent, and to an item there', async () => {
    const { region, units } = county;
    const point = await desk.codes.make(station());
    expect(point).toMatchObject({ code: expect.stringMatching(/^[0-9A-Za-z]{10}$/), kind: 'unit', name: '缸房地村便民服务站', item: null });
    expect(await visitor().codes.look({ code: point.code })).toEqual({
      kind: 'unit',
      region,
      id: units.station,
      item: null,
      name: '缸房地村便民服务站',
      to: `directory/unit?id=${units.station}&region=${region}`,
      says: null,
      phone: '0472-8700000',
    });
    const card = await desk.codes.make({ kind: 'agent', id: agent.postId });
    expect(await visitor().codes.look({ code: card.code })).toMatchObject({
      name: '黄晓梅',
      to: `directory/agent?id=${agent.postId}&region=${region}`,
      says: null,
    });
    const item = await desk.codes.make({ kind: 'item', id: units.station, item: 'YL01' });
    expect(await visitor().codes.look({ code: item.code })).toMatchObject({
      name: '80岁以上老人津贴',
      item: 'YL01',
      to: `catalogue/guide?code=YL01&region=${region}&unit=${units.station}`,
    });
    expect((await alive()).sort()).toEqual([point, card, item].map(({ code }) => code).sort());
  });

  it('is one for each subject, also when two make it at once', async () => {
    const at = { kind: 'unit' as const, id: county.units.nextStation };
    const made = await Promise.all([desk.codes.make(at), office.codes.make(at), desk.codes.make(at), office.codes.make(at)]);
    expect(new Set(made.map(({ code }) => code)).size).toBe(1);
    expect(await alive(at.id)).toEqual([made[0]!.code]);
    const again = await desk.codes.make({ kind: 'item', id: at.id, item: 'YL01' });
    expect(again.code).not.toBe(made[0]!.code);
  });

  it('that nobody has made is not known', async () => {
    await expect(visitor().codes.look({ code: '0000000000' })).rejects.toMatchObject({ status: 404, code: 'CODE_UNKNOWN' });
    const { code } = await desk.codes.make(station());
    const swapped = [...code].map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())).join('');
    expect(swapped).not.toBe(code);
    await expect(visitor().codes.look({ code: swapped })).rejects.toMatchObject({ status: 404, code: 'CODE_UNKNOWN' });
    for (const odd of ['short', '0000000000x', '000000000%'])
      await expect(visitor().codes.look({ code: odd })).rejects.toMatchObject({ status: 422 });
  });

  it('is looked up sixty times a minute from one place, then no more', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 70 }, () => visitor().codes.look({ code: '0000000001' })));
    const codes = new Set(tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'found')));
    expect(codes).toEqual(new Set(['CODE_UNKNOWN', 'TOO_OFTEN']));
  });
});

describe('who keeps codes', () => {
  it('is the administrator for the county, and a dispatcher for her own town', async () => {
    const { centre, otherTown } = county.units;
    expect((await office.codes.make({ kind: 'unit', id: centre })).name).toBe('区政务服务中心');
    expect((await office.codes.make({ kind: 'unit', id: otherTown })).name).toBe('吉忽伦图苏木便民服务中心');
    for (const id of [centre, otherTown]) await expect(desk.codes.make({ kind: 'unit', id })).rejects.toMatchObject({ status: 404 });
    await expect(other.codes.make({ kind: 'agent', id: agent.postId })).rejects.toMatchObject({ status: 404 });
    await expect(other.codes.list({ unit: county.units.station })).rejects.toMatchObject({ status: 404 });
  });

  it('is neither a stranger, nor a villager, nor an agent', async () => {
    await expect(visitor().codes.make(station())).rejects.toMatchObject({ status: 401 });
    await expect((await county.as(await county.resident())).codes.make(station())).rejects.toMatchObject({
      status: 403,
      code: 'NOT_FOR_YOU',
    });
    await expect((await county.as(agent)).codes.list({ unit: county.units.station })).rejects.toMatchObject({ status: 403 });
  });

  it('names something that is there', async () => {
    await expect(desk.codes.make({ kind: 'unit', id: '1' })).rejects.toMatchObject({ status: 404 });
    await expect(desk.codes.make({ kind: 'agent', id: dispatcher.postId })).rejects.toMatchObject({ status: 404 });
    await expect(desk.codes.make({ kind: 'item', id: county.units.station, item: 'ZZ99' })).rejects.toMatchObject({ status: 404 });
    await expect(desk.codes.make({ kind: 'item', id: county.units.station })).rejects.toMatchObject({ status: 422, code: 'INVALID_INPUT' });
    await expect(desk.codes.make({ ...station(), item: 'YL01' })).rejects.toMatchObject({ status: 422, code: 'INVALID_INPUT' });
    await expect(desk.codes.make({ kind: 'village' as 'unit', id: '1' })).rejects.toMatchObject({ status: 422 });
  });
});

describe('taking a code back', () => {
  let there: County;
  let hers: ApiClient;
  beforeAll(async () => {
    there = await openCounty({ service: county.service });
    hers = await there.as(await there.dispatcher());
  });
  const anyone = async (code: string) => {
    const [row] = await there.database.query<{ revoked_at: Date | null }>('SELECT revoked_at FROM code WHERE code = ?', [code]);
    return row?.revoked_at;
  };

  it('leaves a sentence and the telephone of the county, and the next one is another', async () => {
    const at = { kind: 'unit' as const, id: there.units.station };
    const { code } = await hers.codes.make(at);
    await hers.codes.revoke({ code });
    expect((await hers.codes.list({ unit: at.id })).codes).toEqual([]);
    const next = await hers.codes.make(at);
    expect(next.code).not.toBe(code);
    expect(await anyone(code)).toEqual(there.now());
  });

  it('twice, and by two at once, is the same as once', async () => {
    const chief = await there.as(await there.administrator());
    const at = { kind: 'unit' as const, id: there.units.nextStation };
    const { code } = await hers.codes.make(at);
    await Promise.all([hers.codes.revoke({ code }), chief.codes.revoke({ code })]);
    const first = await anyone(code);
    await there.clock(there.later(5));
    await hers.codes.revoke({ code });
    expect(await anyone(code)).toEqual(first);
    const [made, taken] = await Promise.allSettled([hers.codes.make(at), hers.codes.revoke({ code })]);
    expect([made.status, taken.status]).toEqual(['fulfilled', 'fulfilled']);
    expect((await hers.codes.list({ unit: at.id })).codes).toHaveLength(1);
  });

  it('is for those who could have made it', async () => {
    const { code } = await hers.codes.make({ kind: 'unit', id: there.units.town });
    const stranger = await there.as(await there.dispatcher(there.units.otherTown));
    await expect(stranger.codes.revoke({ code })).rejects.toMatchObject({ status: 404 });
    await expect(desk.codes.revoke({ code })).rejects.toMatchObject({ status: 404 });
    await expect(there.visitor().codes.revoke({ code })).rejects.toMatchObject({ status: 401 });
    await expect(hers.codes.revoke({ code: '0000000000' })).rejects.toMatchObject({ status: 404 });
    expect(await anyone(code)).toBeNull();
  });
});

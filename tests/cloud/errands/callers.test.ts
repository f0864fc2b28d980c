import type { Caller, Intake } from 'shared-types/errands';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, type Held, openCounty } from '../../kit/county';
import { bodiesOf, rowOf } from '../../kit/kernel';
import { ending } from '../../kit/matters';
import { anIntake, aRequest } from '../../kit/requests';
import { newPhone } from '../../kit/sign-in';

let county: County;
let service: County['service'] | undefined;
let dispatcher: Held;
let desk: ApiClient;
beforeEach(async () => {
  county = await openCounty({ service });
  service = county.service;
  dispatcher = await county.dispatcher();
  desk = await county.as(dispatcher);
});
afterAll(() => service?.close());

const takeIn = (caller: Caller, over: Partial<Intake> = {}) => desk.callers.takeIn(anIntake(county, caller, over));
describe('whoever calls the desk', () => {
  it('gets the promise a phone of her own would have got, and is the one who asked', async () => {
    const own = await (await county.as(await county.resident())).errands.send(aRequest(county));
    const phone = newPhone();
    const taken = await takeIn({ name: '云秀英', phone });
    expect(taken.promise).toEqual(own.promise);
    expect(taken).toMatchObject({ state: 'open', unit: own.unit, requester: { name: '云*' } });
    const row = await rowOf(county, taken.id);
    expect(row.requesterId).not.toBe(dispatcher.id);
    expect(row).toMatchObject({ requesterName: '云秀英', requesterPhone: phone });
    const [first] = await bodiesOf(county, `errand/${taken.id}`);
    expect(first).toMatchObject({ command: 'send', by: { party: 'dispatcher', personId: dispatcher.id, postId: dispatcher.postId } });
    expect(taken.steps[0]).toMatchObject({ command: 'send', by: 'dispatcher' });
  });

  it('is the person she already is where her phone is known', async () => {
    const villager = await county.resident();
    const { id } = await takeIn({ name: '云桂兰', phone: villager.phone });
    const her = await county.as(villager);
    expect((await her.errands.mine({})).errands.map((e) => e.id)).toEqual([id]);
    expect((await her.errands.show({ id })).commands).toContain('withdraw');
  });

  it('may have a landline, and is one person however often she calls, also twice at once', async () => {
    const phone = `0472${newPhone()
      .slice(-7)
      .replace(/^[019]/, '8')}`;
    const [one, two] = await Promise.all([takeIn({ name: '云秀英', phone }), takeIn({ name: '云秀英', phone })]);
    const rows = [await rowOf(county, one.id), await rowOf(county, two.id)];
    expect(rows[0]?.requesterId).toBe(rows[1]?.requesterId);
    expect(one.id).not.toBe(two.id);
  });

  it('may have no phone at all: she is a person of her own, reached through somebody whose name the agent reads', async () => {
    const contact = { name: '赵玉成', phone: newPhone() };
    const [one, two] = [await takeIn({ name: '云秀英', phone: 'none', contact }), await takeIn({ name: '云秀英', phone: 'none', contact })];
    const [first, second] = [await rowOf(county, one.id), await rowOf(county, two.id)];
    expect(first.requesterId).not.toBe(second.requesterId);
    expect(first).toMatchObject({ requesterPhone: contact.phone, beneficiaryPhone: null, beneficiaryIndex: null });
    expect(await desk.visits.reveal({ id: one.id, why: 'call' })).toEqual({
      requesterPhone: contact.phone,
      through: '赵玉成',
      beneficiaryPhone: null,
      place: '幸福大院 3 排 2 户',
    });
    expect((await desk.callers.byPhone({ phone: contact.phone })).errands.map((e) => e.id)).toEqual([two.id, one.id]);
  });

  const refused: [string, () => object, string][] = [
    ['a landline without its area code', () => ({ caller: { name: '云秀英', phone: '8700000' } }), 'INVALID_INPUT'],
    ['no phone and nobody to reach her through', () => ({ caller: { name: '云秀英', phone: 'none' } }), 'INVALID_INPUT'],
    [
      'a phone and somebody else besides',
      () => ({ caller: { name: '云秀英', phone: newPhone(), contact: { name: '赵', phone: newPhone() } } }),
      'INVALID_INPUT',
    ],
    ['a name of blanks', () => ({ caller: { name: ' ', phone: newPhone() } }), 'INVALID_INPUT'],
    ['what the item does not allow', () => ({ item: 'SB03', mode: 'act' }), 'MODE_NOT_ALLOWED'],
    ['an item of nobody', () => ({ item: 'ZZ99' }), 'ITEM_UNKNOWN'],
    ['yesterday', () => ({ wish: { day: '2026-11-22', part: 'any' } }), 'TIME_NOT_OPEN'],
    ['a village of nobody', () => ({ place: { kind: 'home', division: '150205999999', text: null } }), 'PLACE_UNKNOWN'],
    ['what the dispatcher wants for herself', () => ({ caller: { name: '韩振华', phone: dispatcher.phone } }), 'NOT_FOR_YOU'],
  ];
  it.each(refused)('is not written down with %s, and nobody is made', async (_, over, code) => {
    const count = async () => (await county.database.query('SELECT COUNT(*) AS n FROM person WHERE region = ?', [county.region]))[0];
    const before = await count();
    expect(await ending(takeIn({ name: '云秀英', phone: newPhone() }, over()))).toBe(code);
    expect(await count()).toEqual(before);
    expect((await desk.desk.list({ list: 'unassigned' })).errands).toEqual([]);
  });

  it('may live in another town: her number can be read out, the rest is that town’s', async () => {
    const place = { kind: 'home' as const, division: county.places.bare, text: null };
    const { id } = await takeIn({ name: '云秀英', phone: newPhone() }, { place });
    expect((await desk.errands.show({ id })).commands).toEqual([]);
    expect(await ending(desk.callers.withdraw({ id, reason: '不用了' }))).toBe('NOT_FOUND');
    await county.clock(county.later(8 * 60 + 1));
    expect(await ending(desk.errands.show({ id }))).toBe('NOT_FOUND');
  });
});

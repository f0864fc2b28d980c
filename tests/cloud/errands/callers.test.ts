import type { Caller, Intake } from 'shared-types/errands';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, type Held, openCounty } from '../../kit/county';
import { bodiesOf, rowOf } from '../../kit/kernel';
import { ending, matterIn } from '../../kit/matters';
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
const looks = async (id: string) =>
  (
    await county.database.query<{ why: string }>('SELECT why FROM reveal WHERE region = ? AND errand_id = ? ORDER BY id', [
      county.region,
      id,
    ])
  ).map(({ why }) => why);

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
    const phone = `0472${newPhone().slice(-7).replace(/^[01]/, '8')}`;
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

describe('a matter somebody calls about', () => {
  it('is opened by its number for some hours, on record where its owner sees it', async () => {
    const { id, her } = await matterIn(county, 'agreed');
    const { number } = await her.errands.show({ id });
    expect(await ending(desk.errands.show({ id }))).toBe('NOT_FOUND');
    expect(await desk.callers.byNumber({ number: `${number.slice(0, 4)}-${number.slice(4, 7)} ${number.slice(7)}` })).toMatchObject({ id });
    await desk.callers.byNumber({ number });
    expect((await her.errands.show({ id })).seenBy).toMatchObject([{ unit: '五当召镇便民服务中心', why: 'number' }]);
    expect(await desk.errands.show({ id })).toMatchObject({ requester: { name: '云*' }, visitCode: null, words: null });
    await county.clock(county.later(8 * 60 + 1));
    expect(await ending(desk.errands.show({ id }))).toBe('NOT_FOUND');
  });

  it('is not found by a number said wrongly, or by another town, and nothing is noted', async () => {
    const { id, her } = await matterIn(county, 'accepted');
    const { number } = await her.errands.show({ id });
    const wrong = `${number.slice(0, 10)}${(Number(number[10]) + 1) % 10}`;
    expect(await ending(desk.callers.byNumber({ number: wrong }))).toBe('NUMBER_WRONG');
    const other = await county.as(await county.dispatcher(county.units.otherTown));
    expect(await ending(other.callers.byNumber({ number }))).toBe('NOT_FOUND');
    expect(await looks(id)).toEqual([]);
    const centre = await county.as(await county.dispatcher(county.units.centre));
    expect(await centre.callers.byNumber({ number })).toMatchObject({ id });
  });

  it('is found by the caller’s phone, and by nobody else’s', async () => {
    const { id, villager } = await matterIn(county, 'accepted');
    expect((await desk.callers.byPhone({ phone: villager.phone })).errands).toMatchObject([{ id, state: 'accepted' }]);
    expect((await desk.callers.byPhone({ phone: newPhone() })).errands).toEqual([]);
    expect(await ending(desk.callers.byPhone({ phone: '8700000' }))).toBe('INVALID_INPUT');
    expect(await looks(id)).toEqual(['phone']);
  });

  it('can be looked up more often than phones are shown, but not by somebody who tries numbers', async () => {
    const { id, villager } = await matterIn(county, 'accepted');
    for (let n = 0; n < 30; n++) await desk.callers.byPhone({ phone: villager.phone });
    await desk.visits.reveal({ id, why: 'verify' });
    const tries = await Promise.all(Array.from({ length: 31 }, () => ending(desk.callers.byPhone({ phone: newPhone() }))));
    expect(tries.filter((how) => how === 'TOO_OFTEN')).toHaveLength(1);
  });
});

describe('what the desk does at a caller’s word', () => {
  const found = async (state: Parameters<typeof matterIn>[1]) => {
    const matter = await matterIn(county, state);
    await desk.callers.byPhone({ phone: matter.villager.phone });
    return matter;
  };

  it('needs the matter to have been named', async () => {
    const { id } = await matterIn(county, 'accepted');
    expect(await ending(desk.callers.withdraw({ id, reason: '不用了' }))).toBe('NOT_FOUND');
    expect(await ending(desk.desk.readCode({ id }))).toBe('NOT_FOUND');
  });

  it('reads the code out while one is good for something', async () => {
    const { id, code, her, his, epoch } = await found('agreed');
    expect(await desk.desk.readCode({ id })).toEqual({ code });
    expect((await her.errands.show({ id })).seenBy.map(({ why }) => why)).toEqual(['code', 'phone']);
    await his.visits.arrive({ id, epoch, code });
    expect(await ending(desk.desk.readCode({ id }))).toBe('MATTER_MOVED_ON');
  });

  it('asks for another time, which must lie ahead', async () => {
    const { id, her } = await found('agreed');
    expect(await ending(desk.callers.askTime({ id, day: '2026-11-22', part: 'any' }))).toBe('TIME_NOT_OPEN');
    const asked = await desk.callers.askTime({ id, day: '2026-11-25', part: 'morning' });
    expect(asked).toMatchObject({ state: 'accepted', agreed: null, wish: { day: '2026-11-25', part: 'morning' } });
    expect((await her.errands.show({ id })).steps.at(-1)).toMatchObject({ command: 'ask_time', by: 'dispatcher' });
    await county.tick();
    expect((await her.notices.list({})).notices.map(({ title }) => title)).toContain('想换时间,记下了');
  });

  it('stops it, and takes up again what only the agent had heard', async () => {
    const { id, epoch, his } = await found('agreed');
    expect(await ending(desk.callers.resume({ id }))).toBe('MATTER_MOVED_ON');
    await his.visits.stop({ id, epoch, reason: '老人说不办了' });
    expect(await desk.callers.resume({ id })).toMatchObject({ state: 'open', agent: null });
    expect(await desk.callers.withdraw({ id, reason: '打电话来说不用了' })).toMatchObject({ state: 'withdrawn' });
    expect(await ending(desk.callers.withdraw({ id, reason: '打电话来说不用了' }))).toBe('MATTER_MOVED_ON');
    expect(await ending(desk.callers.resume({ id }))).toBe('MATTER_MOVED_ON');
  });

  it('loses to her own tap, or wins over it, and never both', async () => {
    for (let round = 0; round < 4; round++) {
      const { id, her } = await found('accepted');
      const taps = [() => her.errands.withdraw({ id }), () => desk.callers.withdraw({ id, reason: '不用了' })];
      const ends = await Promise.all((round % 2 ? taps.reverse() : taps).map((tap) => ending(tap())));
      expect(ends.sort()).toEqual(['MATTER_MOVED_ON', 'ok']);
    }
  }, 30_000);

  it('takes her word that it is done before anybody has to ask, but counts no call that was not due', async () => {
    const { id } = await found('done');
    expect(await ending(desk.desk.callBack({ id, outcome: null }))).toBe('MATTER_MOVED_ON');
    expect(await desk.desk.callBack({ id, outcome: 'solved' })).toMatchObject({ state: 'confirmed', confirmation: 'call' });
  });
});

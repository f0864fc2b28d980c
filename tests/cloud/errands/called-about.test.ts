import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { ending, matterIn } from '../../kit/matters';
import { newPhone } from '../../kit/sign-in';

let county: County;
let service: County['service'] | undefined;
let desk: ApiClient;
beforeEach(async () => {
  county = await openCounty({ service });
  service = county.service;
  desk = await county.as(await county.dispatcher());
});
afterAll(() => service?.close());

const looks = async (id: string) =>
  (
    await county.database.query<{ why: string }>('SELECT why FROM reveal WHERE region = ? AND errand_id = ? ORDER BY id', [
      county.region,
      id,
    ])
  ).map(({ why }) => why);

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
    expect(await ending(desk.callers.withdraw({ id, reason: '又打电话来了' }))).toBe('MATTER_MOVED_ON');
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

import { type Notified, openNotified } from '../../kit/notified';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterAll(() => at.close());

const SUNDAY = '2026-09-13T10:00:00+08:00';
/** A Sunday on which everybody works, for a day off elsewhere (调休). */
const WORKING_SUNDAY = '2026-09-20T10:00:00+08:00';

describe('by night', () => {
  it('nobody is disturbed before the county’s morning', async () => {
    const { county, happen, due, told } = await at.fresh('2026-11-23T22:10:30+08:00');
    const person = await county.resident();
    await happen('errand.miss', { requester: person.id });
    expect(await due(person)).toEqual(['wechat 11-24T07:00', 'sms 11-24T09:30']);
    await county.clock('2026-11-24T06:59:59+08:00');
    expect(await told(person)).toEqual(['wechat due', 'sms due']);
    await county.clock('2026-11-24T07:00:00+08:00');
    expect(await told(person)).toEqual(['wechat skipped no-wechat', 'sms sent']);
  });

  it('their own night counts where they have one, and it may be at noon', async () => {
    const { county, happen, due } = await at.fresh('2026-11-23T13:10:00+08:00');
    const person = await county.resident();
    await (await county.as(person)).deliveries.prefer({ quiet: { from: '12:30', to: '15:00' }, wechat: true, sms: true });
    await happen('errand.accept', { requester: person.id });
    expect(await due(person)).toEqual(['wechat 11-23T15:00']);
  });

  it('what is red goes at once', async () => {
    const { county, happen, told } = await at.fresh('2026-11-23T23:00:00+08:00');
    const [person, agent] = [await county.resident(), await county.agent()];
    await happen('errand.set_out', { requester: person.id });
    expect(await told(person)).toEqual(['wechat skipped no-wechat']);
    await happen('errand.offer', { offered: agent.id, urgent: 'bedridden' });
    expect(await told(agent)).toEqual(['wechat skipped no-wechat', 'sms sent']);
  });

  it('what is late waits for the morning too, without losing a try', async () => {
    const { county, happen, write, told, ways } = await at.fresh('2026-11-23T20:59:00+08:00');
    const person = await county.resident();
    await write('errand.miss', { requester: person.id });
    // The service was away for two minutes, and meanwhile the night began.
    await county.clock('2026-11-23T21:01:00+08:00');
    expect(await told(person)).toEqual(['wechat due', 'sms due']);
    expect((await ways(person)).map(({ tries }) => tries)).toEqual([0, 0]);
    await county.clock('2026-11-24T07:00:00+08:00');
    expect(await told(person)).toEqual(['wechat skipped no-wechat', 'sms sent']);
    await happen('errand.set_out', { requester: person.id }, 2);
    expect((await told(person)).at(-1)).toBe('wechat skipped no-wechat');
  });
});

describe('those who work here', () => {
  const alarm = async (then: string, urgent: string | null = null) => {
    const { county, happen, due, told } = await at.fresh(then);
    const person = await county.dispatcher();
    await happen('errand.alarm', { dispatchers: person.id, why: 'nobody', urgent });
    return { due: await due(person), told: await told(person) };
  };

  it('are told in working time', async () => {
    expect((await alarm('2026-11-23T10:00:00+08:00')).told).toEqual(['wechat skipped no-wechat', 'sms sent']);
    expect((await alarm('2026-11-23T12:30:00+08:00')).due).toEqual(['wechat 11-23T14:30', 'sms 11-23T15:30']);
    expect((await alarm('2026-11-23T19:00:00+08:00')).due).toEqual(['wechat 11-24T08:30', 'sms 11-24T09:30']);
  });

  it('have their Sunday, but not one on which everybody works', async () => {
    expect((await alarm(SUNDAY)).due).toEqual(['wechat 09-14T08:30', 'sms 09-14T09:30']);
    expect((await alarm(WORKING_SUNDAY)).told).toEqual(['wechat skipped no-wechat', 'sms sent']);
  });

  it('hear of what is urgent on any day', async () => {
    expect((await alarm(SUNDAY, 'bedridden')).told).toEqual(['wechat skipped no-wechat', 'sms sent']);
  });

  it('leave a villager’s Sunday to the villager: the day is no night', async () => {
    const { county, happen, told } = await at.fresh(SUNDAY);
    const person = await county.resident();
    await happen('errand.accept', { requester: person.id });
    expect(await told(person)).toEqual(['wechat skipped no-wechat']);
  });
});

describe('the hours somebody wants', () => {
  it('are as the county has them until they say otherwise, and again when they take it back', async () => {
    const { county } = await at.fresh();
    const person = await county.resident();
    const me = await county.as(person);
    const usual = { quiet: null, county: { from: '21:00', to: '07:00' }, wechat: true, sms: true };
    expect(await me.deliveries.preferences()).toEqual(usual);
    const own = { quiet: { from: '20:00', to: '08:30' }, wechat: false, sms: false };
    expect(await me.deliveries.prefer(own)).toEqual({ ...usual, ...own });
    expect(await me.deliveries.prefer({ quiet: null, wechat: true, sms: true })).toEqual(usual);
    const other = await county.as(await county.resident());
    expect(await other.deliveries.preferences()).toEqual(usual);
  });

  it('are nobody’s without signing in, and are hours', async () => {
    const { county } = await at.fresh();
    await expect(county.visitor().deliveries.preferences()).rejects.toMatchObject({ status: 401 });
    const me = await county.as(await county.resident());
    for (const quiet of [
      { from: '24:00', to: '07:00' },
      { from: '7', to: '8' },
    ])
      await expect(me.deliveries.prefer({ quiet, wechat: true, sms: true })).rejects.toMatchObject({ status: 422 });
  });
});

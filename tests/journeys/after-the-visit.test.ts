import { type County, openCounty } from '../kit/county';
import { ending, matterIn } from '../kit/matters';

let county: County;
let service: County['service'] | undefined;
beforeEach(async () => {
  county = await openCounty({ service });
  service = county.service;
});
afterAll(() => service?.close());

describe('after the visit', () => {
  it('turns silence of two working days into a call by the town, three times on different days, never into "solved"', async () => {
    const { id, her } = await matterIn(county, 'done');
    const desk = await county.as(await county.dispatcher());
    expect((await her.errands.show({ id })).confirmBy).toBe('2026-11-25T10:00:00.000Z');
    await county.clock('2026-11-25T17:59:00+08:00');
    expect((await desk.desk.list({ list: 'call_backs' })).errands).toEqual([]);
    await county.clock('2026-11-25T18:00:00+08:00');
    expect((await desk.desk.list({ list: 'call_backs' })).errands.map((e) => e.id)).toEqual([id]);

    await desk.desk.callBack({ id, outcome: null });
    expect(await ending(desk.desk.callBack({ id, outcome: null }))).toBe('CALL_TOO_SOON');
    await county.clock('2026-11-26T09:00:00+08:00');
    await desk.desk.callBack({ id, outcome: null });
    await county.clock('2026-11-27T09:00:00+08:00');
    expect(await desk.desk.callBack({ id, outcome: null })).toMatchObject({ state: 'closed', confirmation: 'none' });
  });

  it('takes her word by telephone as it would take her tap', async () => {
    const { id } = await matterIn(county, 'done');
    await county.clock('2026-11-25T18:00:00+08:00');
    const desk = await county.as(await county.dispatcher());
    expect(await desk.desk.callBack({ id, outcome: 'solved', note: '老人说办好了' })).toMatchObject({
      state: 'confirmed',
      confirmation: 'call',
    });
  });

  it('never lets the agent who came make that call', async () => {
    const { id, agent } = await matterIn(county, 'done');
    const postId = (await county.dispatcher()).postId;
    await county.database.query('UPDATE post SET person_id = ? WHERE region = ? AND id = ?', [agent.id, county.region, postId]);
    const both = await county.as({ ...agent, postId });
    await county.clock('2026-11-25T18:00:00+08:00');
    expect(await ending(both.desk.callBack({ id, outcome: 'solved' }))).toBe('NOT_FOR_YOU');
  });

  it('reopens "not done" one level up, with a new promise and the town told', async () => {
    const { id, her, his } = await matterIn(county, 'done');
    const desk = await county.as(await county.dispatcher());
    const reopened = await her.errands.confirm({ id, outcome: 'not', note: '还差一个章' });
    expect(reopened).toMatchObject({ state: 'open', level: 2, outcome: null, unit: { name: '五当召镇便民服务中心' } });
    expect((await desk.desk.list({ list: 'at_risk' })).errands.map((e) => e.id)).toEqual([id]);
    await county.tick();
    expect((await his.visits.offers()).offers).toEqual([]);
  });

  it('archives what was confirmed after seven working days', async () => {
    const { id, her } = await matterIn(county, 'confirmed');
    await county.clock('2026-12-02T18:00:00+08:00');
    expect(await her.errands.show({ id })).toMatchObject({ state: 'closed', outcome: 'solved', confirmation: 'tap' });
  });

  it('lets her take up again what the agent says the household stopped', async () => {
    const { id, epoch, her, his } = await matterIn(county, 'agreed');
    await his.visits.stop({ id, epoch, reason: '老人说不办了' });
    expect(await her.errands.show({ id })).toMatchObject({ state: 'withdrawn', commands: ['resume'] });
    expect(await her.errands.resume({ id })).toMatchObject({ state: 'open', agent: null });
  });
});

describe('an agent whose phone wakes after reassignment', () => {
  it('changes nothing and is told so', async () => {
    const { id, epoch, his, her } = await matterIn(county, 'agreed', { alarmed: true });
    const other = await county.agent({ unit: county.units.nextStation });
    const desk = await county.as(await county.dispatcher());
    await desk.desk.list({ list: 'unassigned' });
    await desk.desk.designate({ id, postId: other.postId, reason: '原代办员临时有事' });
    const before = await her.errands.show({ id });

    const acts = [
      his.visits.setOut({ id, epoch }),
      his.visits.arrive({ id, epoch, code: null }),
      his.visits.miss({ id, epoch }),
      his.visits.contact({ id, epoch, consents: true }),
      his.visits.stop({ id, epoch, reason: '不办了' }),
    ];
    expect(await Promise.all(acts.map(ending))).toEqual(Array(5).fill('STALE_ASSIGNMENT'));
    expect(await her.errands.show({ id })).toEqual(before);
  });
});

describe('nobody at home', () => {
  it('allows two more visits, then hands it to the town', async () => {
    const { id, epoch, his, her } = await matterIn(county, 'agreed');
    const again = () => his.visits.agree({ id, epoch, from: county.later(60).toISOString(), to: county.later(120).toISOString() });
    await his.visits.miss({ id, epoch });
    await again();
    await his.visits.miss({ id, epoch });
    await again();
    expect(await ending(his.visits.miss({ id, epoch }))).toBe('NO_MORE_RETRIES');
    await his.visits.handUp({ id, epoch, reason: 'nobody_home' });
    expect(await her.errands.show({ id })).toMatchObject({ state: 'open', level: 2 });
  });
});

describe('the four digits at the door', () => {
  it('are five tries, then only the call', async () => {
    const { id, epoch, his, code } = await matterIn(county, 'agreed');
    const wrong = code === '0000' ? '0001' : '0000';
    for (let i = 0; i < 4; i++) expect(await ending(his.visits.arrive({ id, epoch, code: wrong }))).toBe('VISIT_CODE_WRONG');
    expect(await ending(his.visits.arrive({ id, epoch, code: wrong }))).toBe('VISIT_CODE_SPENT');
    expect(await ending(his.visits.arrive({ id, epoch, code }))).toBe('VISIT_CODE_SPENT');
    expect(await his.visits.arrive({ id, epoch, code: null })).toMatchObject({ state: 'arrived', arrivedBy: 'call' });
  });

  it('are read out by the desk to somebody without a phone, who can see that it was', async () => {
    const { id, her, code } = await matterIn(county, 'agreed', { alarmed: true });
    const desk = await county.as(await county.dispatcher());
    expect(await desk.desk.readCode({ id })).toEqual({ code });
    expect((await her.errands.show({ id })).seenBy).toMatchObject([{ unit: '五当召镇便民服务中心', why: 'code' }]);
  });
});

describe('consent of the one it is for', () => {
  const mother = { relation: 'parent' as const, name: '云桂兰' };

  it('is asked at the first contact; without it nothing beyond help on the way', async () => {
    const { id, epoch, his } = await matterIn(county, 'accepted', { request: { name: '李敏', beneficiary: mother } });
    const time = { from: county.later(60).toISOString(), to: county.later(90).toISOString() };
    expect(await ending(his.visits.agree({ id, epoch, ...time }))).toBe('CONSENT_MISSING');
    expect(await his.visits.contact({ id, epoch, consents: false })).toMatchObject({ mode: 'assist', consentAt: null });
    expect(await his.visits.agree({ id, epoch, ...time })).toMatchObject({ state: 'agreed' });
  });
});

describe('help by telephone', () => {
  it('needs no visit, only the call on record', async () => {
    const { id, epoch, his, her } = await matterIn(county, 'accepted', { request: { mode: 'assist' } });
    expect(await ending(his.visits.finish({ id, epoch, outcome: 'solved' }))).toBe('MATTER_MOVED_ON');
    await his.visits.arrive({ id, epoch, code: null });
    await his.visits.finish({ id, epoch, outcome: 'solved' });
    expect(await her.errands.confirm({ id, outcome: 'solved' })).toMatchObject({ state: 'confirmed', arrivedBy: 'call' });
  });

  it('does not stand in for a visit that was promised', async () => {
    const { id, epoch, his } = await matterIn(county, 'accepted');
    expect(await ending(his.visits.arrive({ id, epoch, code: null }))).toBe('MATTER_MOVED_ON');
  });
});

describe('a phone number', () => {
  it('is masked until it is asked for, and every look is on record where its owner sees it', async () => {
    const { id, villager, his, her } = await matterIn(county, 'accepted');
    expect((await his.errands.show({ id })).requester.phone).toBe(villager.phone.replace(/^(\d{3})\d{4}/, '$1****'));
    expect(await his.visits.reveal({ id, why: 'call' })).toMatchObject({ requesterPhone: villager.phone, place: '幸福大院 3 排 2 户' });
    expect((await her.errands.show({ id })).seenBy).toMatchObject([{ unit: '缸房地村便民服务站', why: 'call' }]);
  });

  it('is shown at most thirty times a day, and not at all a day after the work is done', async () => {
    const { id, his } = await matterIn(county, 'done');
    for (let i = 0; i < 30; i++) await his.visits.reveal({ id, why: 'call' });
    expect(await ending(his.visits.reveal({ id, why: 'call' }))).toBe('TOO_OFTEN');
    await county.clock(county.later(24 * 60 + 1));
    expect(await ending(his.visits.reveal({ id, why: 'call' }))).toBe('NOT_FOUND');
    expect(await ending(his.errands.show({ id }))).toBe('NOT_FOUND');
  });

  it('is nothing to an agent who was only asked', async () => {
    const { id, his } = await matterIn(county, 'offered');
    expect(await ending(his.visits.reveal({ id, why: 'call' }))).toBe('NOT_FOUND');
  });
});

import { type County, openCounty } from '../kit/county';
import { ending, matterIn } from '../kit/matters';
import { aRequest } from '../kit/requests';

/** A county for each story: the agents of one must not be asked in another. */
let county: County;
let service: County['service'] | undefined;
beforeEach(async () => {
  county = await openCounty({ service });
  service = county.service;
});
afterAll(() => service?.close());

const sendAs = async (name: string, over = {}) => {
  const phone = await county.as(await county.resident(name));
  const sent = await phone.errands.send(aRequest(county, over));
  return { phone, id: sent.id, sent };
};

describe('finding an agent', () => {
  it('asks the village first, full-time before part-time, then the rest of the town, and in the end alarms town and county', async () => {
    const partTime = await county.agent({ kind: 'part_time' });
    const fullTime = await county.agent();
    const centre = await county.agent({ unit: county.units.town });
    const desks = [await county.as(await county.dispatcher()), await county.as(await county.dispatcher(county.units.centre))];
    const { id } = await sendAs('云桂兰');
    await county.tick();

    for (const agent of [fullTime, partTime, centre]) {
      const phone = await county.as(agent);
      const { offers } = await phone.visits.offers();
      expect(offers.map((o) => o.errandId)).toEqual([id]);
      await phone.visits.decline({ id: offers[0]?.id ?? '', reason: 'busy' });
      await county.tick();
    }
    for (const desk of desks) {
      expect((await desk.desk.list({ list: 'at_risk' })).errands.map((e) => e.id)).toEqual([id]);
      expect((await desk.notices.list({})).notices.map((n) => n.subject)).toEqual([`errand/${id}`]);
    }
  });

  it('keeps who was considered and why not', async () => {
    const [off, full, chosen] = [
      await county.agent({ shifts: [[6, 540, 1020]] }),
      await county.agent({ capacity: 1 }),
      await county.agent({ kind: 'part_time' }),
    ];
    const busy = await county.as(full);
    const first = await sendAs('赵玉成');
    await county.tick();
    await busy.visits.accept({ id: (await busy.visits.offers()).offers[0]?.id ?? '' });
    const unskilled = await county.agent({ unit: county.units.nextStation, skills: ['医疗卫生'] });
    const { id } = await sendAs('云桂兰');
    await county.tick();

    const desk = await county.as(await county.dispatcher());
    const { decisions } = await desk.desk.decisions({ id });
    const verdicts = Object.fromEntries(decisions[0]?.considered.map((c) => [c.postId, c.verdict]) ?? []);
    expect(verdicts).toMatchObject({
      [off.postId]: 'off_duty',
      [full.postId]: 'full_load',
      [unskilled.postId]: 'lacks_skill',
      [chosen.postId]: 'chosen',
    });
    expect(first.id).not.toBe(id);
  });

  it('never asks the one it is for, nor the one who asked', async () => {
    const [mother, daughter] = [await county.agent({ name: '云桂兰' }), await county.agent({ name: '李敏' })];
    const phone = await county.as(daughter, 'resident');
    const { id } = await phone.errands.send(
      aRequest(county, { name: '李敏', beneficiary: { relation: 'parent', name: '云桂兰', phone: mother.phone } }),
    );
    await county.tick();

    expect((await (await county.as(mother)).visits.offers()).offers).toEqual([]);
    expect((await (await county.as(daughter)).visits.offers()).offers).toEqual([]);
    expect(await ending((await county.as(daughter)).visits.pick({ id }))).toBe('NOT_FOUND');
    expect(await ending((await county.as(mother)).visits.pick({ id }))).toBe('NOT_ELIGIBLE');
  });

  it('never sends an agent to her own household', async () => {
    const [own, other] = [await county.agent(), await county.agent({ kind: 'part_time' })];
    await (await county.as(own, 'resident')).errands.send(aRequest(county, { mode: 'assist' }));
    const { id } = await sendAs('云桂兰', { place: { kind: 'home', division: county.places.village, text: '幸福大院3排2户' } });
    await county.tick();
    expect((await (await county.as(own)).visits.offers()).offers.map((o) => o.errandId)).not.toContain(id);
    expect((await (await county.as(other)).visits.offers()).offers.map((o) => o.errandId)).toContain(id);
    expect(await ending((await county.as(own)).visits.pick({ id }))).toBe('NOT_ELIGIBLE');
  });

  it('lets an offer made at 17:55 before a holiday run on after it, and moves on when it ends', async () => {
    await county.clock('2026-09-30T17:55:00+08:00');
    const [first, second] = [await county.agent(), await county.agent({ kind: 'part_time' })];
    const { id } = await sendAs('云桂兰');
    await county.tick();
    const [offer] = (await (await county.as(first)).visits.offers()).offers;
    expect(offer?.due).toBe('2026-10-08T00:55:00.000Z');

    await county.clock('2026-10-08T08:54:00+08:00');
    expect((await (await county.as(second)).visits.offers()).offers).toEqual([]);
    await county.clock('2026-10-08T08:55:00+08:00');
    expect((await (await county.as(second)).visits.offers()).offers.map((o) => o.errandId)).toEqual([id]);
    expect(await ending((await county.as(first)).visits.accept({ id: offer?.id ?? '' }))).toBe('OFFER_GONE');
  });

  it('lets an accept that commits before the expiry stand', async () => {
    const { his, id, offerId } = await matterIn(county, 'offered');
    await his.visits.accept({ id: offerId });
    await county.clock(county.later(600));
    expect(await his.errands.show({ id })).toMatchObject({ state: 'accepted' });
  });

  it('keeps the night quiet, and asks in the morning', async () => {
    await county.clock('2026-11-23T22:10:00+08:00');
    const agent = await county.as(await county.agent());
    const { sent, phone } = await sendAs('云桂兰');
    await county.tick();
    expect((await agent.visits.offers()).offers).toEqual([]);
    expect(sent.promise.due).toBe('2026-11-24T07:00:00.000Z');
    expect(await ending(phone.errands.send(aRequest(county, { urgent: { kind: 'bedridden', reason: '下不了床' } })))).toBe(
      'URGENT_AT_NIGHT',
    );

    await county.clock('2026-11-24T08:30:00+08:00');
    expect((await agent.visits.offers()).offers).toHaveLength(1);
  });

  it('wakes people for what a dispatcher marked as urgent at night, ten minutes each', async () => {
    await county.clock('2026-11-23T22:10:00+08:00');
    const night = { shifts: [[1, 0, 1440] as [number, number, number]] };
    const [first, second] = [await county.agent(night), await county.agent({ ...night, kind: 'part_time' })];
    const { id } = await sendAs('郭师傅');
    await county.tick();
    const desk = await county.as(await county.dispatcher());
    await desk.desk.hurry({ id, urgent: 'in_hospital', reason: '家属来电,人在医院' });
    await county.tick();
    expect((await (await county.as(first)).visits.offers()).offers).toHaveLength(1);

    await county.clock('2026-11-23T22:20:00+08:00');
    expect((await (await county.as(second)).visits.offers()).offers).toHaveLength(1);
  });

  it('alarms the dispatcher at half time where asking everybody would outlast the promise', async () => {
    for (let i = 0; i < 9; i++) await county.agent();
    const dispatcher = await county.as(await county.dispatcher());
    const { id } = await sendAs('云桂兰');
    await county.tick();
    await county.clock('2026-11-23T11:59:00+08:00');
    expect((await dispatcher.desk.list({ list: 'at_risk' })).errands).toEqual([]);
    await county.clock('2026-11-23T12:00:00+08:00');
    expect((await dispatcher.desk.list({ list: 'at_risk' })).errands.map((e) => e.id)).toEqual([id]);
  });

  it('serves a village without a station of its own from its town', async () => {
    const centre = await county.agent({ unit: county.units.otherTown });
    const { id, sent } = await sendAs('乌云其木格', { place: { kind: 'home', division: county.places.bare, text: '村东头' } });
    expect(sent.unit.name).toBe('吉忽伦图苏木便民服务中心');
    await county.tick();
    expect((await (await county.as(centre)).visits.offers()).offers.map((o) => o.errandId)).toEqual([id]);
  });

  it('counts a station that stands in the village with it, though it serves another village', async () => {
    const moved = await county.station(county.places.bare, '绍卜亥嘎查便民服务站', county.places.village);
    const theirs = await county.agent({ unit: moved });
    await county.agent({ unit: county.units.town });
    const { id } = await sendAs('乌云其木格');
    await county.tick();
    const { offers } = await (await county.as(theirs)).visits.offers();
    expect(offers).toMatchObject([{ errandId: id, rung: 1 }]);
  });
});

import { ticked } from '../../kit/consents';
import type { Person } from '../../kit/county';
import { matterIn } from '../../kit/matters';
import { type Notified, openNotified } from '../../kit/notified';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterEach(() => at.hear());
afterAll(() => at.close());

type Fresh = Awaited<ReturnType<Notified['fresh']>>;
/** Told by WeChat, so that the other ways still wait. */
async function waiting(own: Fresh, event = 'errand.stop') {
  const person = await own.county.resident();
  await own.bound(person, 1);
  const subject = await own.happen(event, { requester: person.id });
  return { person, subject, her: await own.county.as(person) };
}
const withdraw = async (own: Fresh, person: Person) => {
  const documents = ticked().documents.filter(({ doc }) => doc === 'sms');
  await (await own.county.as(person)).consent.say({ action: 'withdraw', documents, channel: 'weapp' });
};

describe('a notice nobody has seen', () => {
  it('goes on by SMS after an hour of open time, then onto the list of calls', async () => {
    const own = await at.fresh();
    const { person } = await waiting(own);
    expect((await own.due(person)).slice(1)).toEqual(['sms 11-23T11:00', 'call 11-23T17:30']);
    expect(await own.told(person)).toEqual(['wechat sent', 'sms due', 'call due']);
    await own.county.clock('2026-11-23T10:59:59+08:00');
    expect(at.sms(person)).toEqual([]);
    await own.county.clock('2026-11-23T11:00:00+08:00');
    expect(at.sms(person)).toEqual(['【服务零距离】代办员说您不办了。要是您没说过,打开点「接着办」,马上再安排。']);
    await own.county.clock('2026-11-23T17:29:00+08:00');
    expect(await own.told(person)).toEqual(['wechat sent', 'sms sent', 'call due']);
    await own.county.clock('2026-11-23T17:30:00+08:00');
    expect(await own.told(person)).toEqual(['wechat sent', 'sms sent', 'call open']);
  });

  it.each(['errand.accept', 'errand.set_out'])('ends with WeChat where it need not be seen: %s', async (event) => {
    const own = await at.fresh();
    const { person } = await waiting(own, event);
    expect(await own.told(person)).toEqual(['wechat sent']);
  });

  it('has one chain, however often the room reacts', async () => {
    const own = await at.fresh();
    const { person, subject } = await waiting(own);
    await own.county.database.query("UPDATE reaction SET state = 'waiting' WHERE region = ? AND subject = ?", [own.county.region, subject]);
    await Promise.all([own.county.tick(), own.county.tick()]);
    expect(await own.told(person)).toHaveLength(3);
    expect(await at.sentTo(person)).toHaveLength(1);
  });
});

describe('a notice that has been seen', () => {
  it('is told by no further way: opened in the inbox', async () => {
    const own = await at.fresh();
    const { person, her } = await waiting(own);
    const [notice] = (await her.notices.list({})).notices;
    await her.notices.read({ id: notice!.id });
    expect(await own.told(person)).toEqual(['wechat sent', 'sms stopped seen', 'call stopped seen']);
    await own.county.clock('2026-11-24T18:00:00+08:00');
    expect(at.sms(person)).toEqual([]);
  });

  it('is told by no further way: the matter was looked at', async () => {
    const own = await at.fresh();
    const { person, subject, her } = await waiting(own);
    await own.happen('errand.miss', { requester: person.id });
    await her.notices.list({});
    await her.deliveries.seen({ subject });
    await her.deliveries.seen({ subject });
    expect((await own.told(person)).slice(0, 3)).toEqual(['wechat sent', 'sms stopped seen', 'call stopped seen']);
    // Another matter is another matter.
    expect((await own.told(person)).slice(3)).toEqual(['wechat skipped no-accept', 'sms sent']);
    expect((await her.notices.list({})).unread).toBe(1);
  });

  it('is seen by whom it was for alone', async () => {
    const own = await at.fresh();
    const { person, subject } = await waiting(own);
    await (await own.county.as(await own.county.resident())).deliveries.seen({ subject });
    expect(await own.told(person)).toEqual(['wechat sent', 'sms due', 'call due']);
    await expect(own.county.visitor().deliveries.seen({ subject })).rejects.toMatchObject({ status: 401 });
    await expect((await own.county.as(person)).deliveries.seen({ subject: 'x' })).rejects.toMatchObject({ status: 422 });
  });

  it('is not sent by a courier that had it in hand already', async () => {
    const own = await at.fresh('2026-11-23T22:00:00+08:00');
    const person = await own.county.resident();
    const subject = await own.happen('errand.miss', { requester: person.id });
    await (await own.county.as(person)).deliveries.seen({ subject });
    await own.county.clock('2026-11-24T12:00:00+08:00');
    expect(await own.told(person)).toEqual(['wechat stopped seen', 'sms stopped seen']);
  });
});

describe('somebody who wants no SMS', () => {
  it('who took the consent back gets neither SMS nor call', async () => {
    const own = await at.fresh();
    const { person } = await waiting(own);
    await withdraw(own, person);
    await own.county.clock('2026-11-24T18:00:00+08:00');
    expect(await own.told(person)).toEqual(['wechat sent', 'sms skipped no-consent', 'call skipped no-consent']);
    expect(at.sms(person)).toEqual([]);
  });

  it('who was never asked gets no SMS, and is called', async () => {
    const own = await at.fresh();
    const person = await own.county.resident('云秀英', { agreed: [] });
    await own.happen('errand.stop', { requester: person.id });
    await own.county.clock('2026-11-24T18:00:00+08:00');
    expect(await own.told(person)).toEqual(['wechat skipped no-wechat', 'sms skipped no-consent', 'call open']);
  });

  it('who switched it off gets none, and is called where it matters', async () => {
    const own = await at.fresh();
    const { person, her } = await waiting(own);
    await her.deliveries.prefer({ quiet: null, wechat: true, sms: false });
    await own.county.clock('2026-11-24T18:00:00+08:00');
    expect(await own.told(person)).toEqual(['wechat sent', 'sms skipped unwanted', 'call open']);
  });

  it('whose line is down is tried again, and whose number does not exist is not', async () => {
    const own = await at.fresh();
    const [person, other] = [await own.county.resident(), await own.county.resident()];
    at.hear((phone) => (phone === person.phone ? Promise.reject(new Error('down')) : Promise.resolve(false)));
    await own.happen('errand.miss', { requester: person.id });
    await own.happen('errand.miss', { requester: other.id });
    expect(await own.told(person)).toEqual(['wechat skipped no-wechat', 'sms due line']);
    expect(await own.told(other)).toEqual(['wechat skipped no-wechat', 'sms failed number']);
    at.hear();
    await own.county.clock(own.county.later(1));
    expect(await own.told(person)).toEqual(['wechat skipped no-wechat', 'sms sent']);
    expect(at.sms(other)).toEqual([]);
  });
});

it('a matter from sending to confirming tells its villager by WeChat at every step that concerns her', async () => {
  const own = await at.fresh();
  const { villager, agent } = await matterIn(own.county, 'done');
  await own.county.tick();
  const told = await own.told(villager);
  expect(told.filter((way) => way.startsWith('wechat'))).toHaveLength(5);
  expect(await own.told(agent)).toContain('sms sent');
});

import { Courier } from '../../../cloud/src/notices/courier.service';
import { claim, dueDeliveries } from '../../../cloud/src/notices/delivery.rows';
import { type Notified, openNotified, SEND } from '../../kit/notified';
import { aRequest } from '../../kit/requests';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterEach(async () => {
  await at.wechat.forget();
  at.hear();
});
afterAll(() => at.close());

/** Somebody with a message to come, which nobody has carried yet. */
async function pending(own: Awaited<ReturnType<Notified['fresh']>>, event = 'errand.miss') {
  const person = await own.county.resident();
  await own.bound(person, 3);
  await own.write(event, { requester: person.id });
  const { ReactionPoller } = await import('../../../cloud/src/kernel/engine/reaction.poller');
  const reactions = await own.county.service.get(ReactionPoller);
  while ((await reactions.tick(own.county.region)) > 0);
  return person;
}
const courier = () => at.county.service.get(Courier);

it('two couriers at once carry a message once', async () => {
  const own = await at.fresh();
  const person = await pending(own);
  const mine = await courier();
  // Another process: the same rows, nothing else in common.
  const other = Object.assign(new Courier(), { ...mine });
  const carried = await Promise.all([mine, other, mine, other].map((one) => one.tick(own.county.region)));
  expect(carried.reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(await at.sentTo(person)).toHaveLength(1);
  expect(await own.left(person)).toBe(2);
});

it('what a courier had in hand when it died is carried by another once the lease is over', async () => {
  const own = await at.fresh();
  const person = await pending(own);
  const { database, region } = own.county;
  const [due] = await dueDeliveries(database, own.county.now(), { sql: 'd.region = ?', params: [region] });
  expect(await claim(database, due!, new Date(own.county.now().getTime() + 60_000))).toBe(true);
  expect(await claim(database, due!, new Date(own.county.now().getTime() + 60_000))).toBe(false);
  await own.county.clock(new Date(own.county.now().getTime() + 59_000));
  expect(await at.sentTo(person)).toEqual([]);
  await own.county.clock(new Date(own.county.now().getTime() + 1_000));
  expect(await at.sentTo(person)).toHaveLength(1);
  expect(await own.ways(person)).toMatchObject([{ channel: 'wechat', state: 'sent', tries: 2 }, { state: 'due' }]);
});

it('a courier whose lease is over changes nothing of what another has done', async () => {
  const own = await at.fresh();
  const person = await pending(own);
  const { database, region } = own.county;
  await at.wechat.next(SEND, { hold: true });
  const slow = (await courier()).tick(region);
  for (let held = 0; held === 0; )
    held = (await at.wechat.calls(SEND)).filter(({ body }) => body.touser === at.wechat.openidOf(person.id)).length;
  await database.query("UPDATE delivery SET state = 'stopped', why = 'seen' WHERE region = ? AND person_id = ? AND channel = 'wechat'", [
    region,
    person.id,
  ]);
  await at.wechat.release();
  await slow;
  expect((await own.told(person))[0]).toBe('wechat stopped seen');
});

describe('while the platform is away', () => {
  it('a message is tried six times, further and further apart, then the next way goes', async () => {
    const own = await at.fresh();
    const person = await pending(own);
    await at.wechat.next(SEND, { status: 502 }, 'always');
    const gaps: number[] = [];
    for (let n = 0; n < 6; n++) {
      await own.county.tick();
      const [way] = await own.ways(person);
      expect(way).toMatchObject({ state: 'due', why: 'later', tries: n + 1 });
      gaps.push((way!.due_at.getTime() - own.county.now().getTime()) / 1000);
      // What the house itself does goes on.
      if (n === 3) await (await own.county.as(person)).errands.send(aRequest(own.county));
      await own.county.clock(way!.due_at);
    }
    expect(gaps).toEqual([10, 20, 40, 80, 160, 320]);
    expect((await own.told(person)).slice(0, 2)).toEqual(['wechat failed gave-up', 'sms sent']);
    expect(await own.left(person)).toBe(3);
  }, 30_000);

  it('silence is waited for three seconds, keeps nobody else waiting, and is tried again', async () => {
    const own = await at.fresh();
    const person = await pending(own);
    await at.wechat.next(SEND, { silent: true });
    const other = await own.county.resident();
    await own.happen('errand.accept', { requester: other.id });
    expect(await own.told(other)).toEqual(['wechat skipped no-wechat']);
    expect((await own.told(person))[0]).toBe('wechat due later');
  }, 30_000);
});

it('an SMS line that is away for good gives up too', async () => {
  const own = await at.fresh();
  const person = await own.county.resident();
  at.hear(() => Promise.reject(new Error('down')));
  await own.happen('errand.miss', { requester: person.id });
  for (let n = 0; n < 6; n++) await own.county.clock((await own.ways(person))[1]!.due_at);
  expect(await own.told(person)).toEqual(['wechat skipped no-wechat', 'sms failed gave-up']);
});

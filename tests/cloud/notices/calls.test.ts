import type { ApiClient } from '../../../miniapp/src/kernel/client';
import type { Held, Person } from '../../kit/county';
import { ending, matterIn } from '../../kit/matters';
import { type Notified, openNotified } from '../../kit/notified';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterEach(() => at.hear());
afterAll(() => at.close());

type Fresh = Awaited<ReturnType<Notified['fresh']>>;
interface Desk {
  own: Fresh;
  person: Person;
  subject: string;
  dispatcher: Held;
  desk: ApiClient;
  id: string;
}
/** Somebody who has seen nothing, on the list of the first town’s desk. */
async function listed(subject?: (own: Fresh) => Promise<{ person: Person; subject: string }>): Promise<Desk> {
  const own = await at.fresh();
  const known = await subject?.(own);
  const person = known?.person ?? (await own.county.resident());
  // What happens here to a matter that is really there has no line in its timeline: the county is not held to that.
  if (known)
    await own.county.database.run("UPDATE division SET source = 'planted' WHERE region = ? AND level = 'county'", [own.county.region]);
  const about = await own.happen('errand.stop', { requester: person.id }, 50, known?.subject);
  await own.county.clock('2026-11-24T10:00:00+08:00');
  const dispatcher = await own.county.dispatcher();
  const desk = await own.county.as(dispatcher);
  const { calls } = await desk.deliveries.calls();
  return { own, person, subject: about, dispatcher, desk, id: calls.find(({ subject: s }) => s === about)!.id };
}
const another = async ({ own }: Desk, unit?: string) => own.county.as(await own.county.dispatcher(unit));

describe('the list of calls', () => {
  it('shows whom to tell what, with the name masked and no number', async () => {
    const { desk, subject, id } = await listed();
    expect((await desk.deliveries.calls()).calls).toEqual([
      {
        id,
        subject,
        title: '代办员说您不办了',
        body: '要是您没说过,打开点「接着办」,马上再安排。',
        since: '2026-11-23T02:00:00.000Z',
        tries: 0,
        name: '云*',
        taken: null,
        phone: null,
        doubtful: false,
      },
    ]);
  });

  it('marks a number the gateway does not know', async () => {
    at.hear(async () => false);
    const { desk } = await listed();
    expect((await desk.deliveries.calls()).calls[0]).toMatchObject({ doubtful: true });
  });

  it('is of the town, of the whole county at its centre, and of nobody’s own notices', async () => {
    const made = await listed();
    const { otherTown, centre } = made.own.county.units;
    const [neighbours, county] = [await another(made, otherTown), await another(made, centre)];
    expect((await neighbours.deliveries.calls()).calls).toEqual([]);
    expect((await county.deliveries.calls()).calls).toHaveLength(1);
    for (const call of ['take', 'told', 'unreached'] as const)
      expect(await ending(neighbours.deliveries[call]({ id: made.id }))).toBe('NOT_FOUND');
    const me = await made.own.county.dispatcher();
    await made.own.happen('errand.stop', { requester: me.id });
    await made.own.county.clock('2026-11-25T10:00:00+08:00');
    expect((await (await made.own.county.as(me)).deliveries.calls()).calls).toHaveLength(1);
  });

  it('is the desk’s alone', async () => {
    const { own, person, id } = await listed();
    const people = [own.county.visitor(), await own.county.as(person), await own.county.as(await own.county.agent())];
    expect(await Promise.all(people.map((one) => ending(one.deliveries.calls())))).toEqual(['NOT_SIGNED_IN', 'NOT_FOR_YOU', 'NOT_FOR_YOU']);
    expect(await ending(people[1]!.deliveries.take({ id }))).toBe('NOT_FOR_YOU');
  });
});

describe('calling', () => {
  it('shows the number to whoever calls, and the others that somebody does', async () => {
    const made = await listed();
    const taken = await made.desk.deliveries.take({ id: made.id });
    expect(taken).toMatchObject({ taken: 'me', name: made.person.name, phone: made.person.phone });
    expect((await made.desk.deliveries.calls()).calls[0]).toEqual(taken);
    const colleague = await another(made);
    expect((await colleague.deliveries.calls()).calls[0]).toMatchObject({ taken: 'other', name: '云*', phone: null });
    for (const call of ['take', 'told', 'unreached'] as const)
      expect(await ending(colleague.deliveries[call]({ id: made.id }))).toBe('CALL_TAKEN');
  });

  it('is done by one of two who take it at once', async () => {
    const made = await listed();
    const two = [made.desk, await another(made)];
    expect((await Promise.all(two.map((one) => ending(one.deliveries.take({ id: made.id }))))).sort()).toEqual(['CALL_TAKEN', 'ok']);
  });

  it('is anybody’s again half an hour after it was taken and forgotten', async () => {
    const made = await listed();
    await made.desk.deliveries.take({ id: made.id });
    const colleague = await another(made);
    await made.own.county.clock(made.own.county.later(30));
    expect((await colleague.deliveries.calls()).calls[0]).toMatchObject({ taken: null });
    expect(await colleague.deliveries.take({ id: made.id })).toMatchObject({ taken: 'me' });
    expect(await ending(made.desk.deliveries.told({ id: made.id }))).toBe('CALL_TAKEN');
  });

  it('stands where the villager sees who looked, once', async () => {
    const made = await listed(async ({ county }) => {
      const { id, villager } = await matterIn(county, 'accepted');
      return { person: villager, subject: `errand/${id}` };
    });
    await made.desk.deliveries.take({ id: made.id });
    await made.desk.deliveries.take({ id: made.id });
    const her = await made.own.county.as(made.person);
    const { seenBy } = await her.errands.show({ id: made.subject.split('/')[1]! });
    expect(seenBy.map(({ unit, why }) => [unit, why])).toEqual([['五当召镇便民服务中心', 'tell']]);
  });
});

describe('having told somebody', () => {
  it('ends the chain and counts as seen', async () => {
    const made = await listed();
    await made.desk.deliveries.take({ id: made.id });
    await made.desk.deliveries.told({ id: made.id });
    expect(await made.own.told(made.person)).toEqual(['wechat skipped no-wechat', 'sms sent', 'call told']);
    expect((await (await made.own.county.as(made.person)).notices.list({})).unread).toBe(0);
    expect((await made.desk.deliveries.calls()).calls).toEqual([]);
    for (const call of ['take', 'told', 'unreached'] as const)
      expect(await ending(made.desk.deliveries[call]({ id: made.id }))).toBe('CALL_OVER');
  });

  it('needs no call where they stood at the counter', async () => {
    const made = await listed();
    await made.desk.deliveries.told({ id: made.id });
    expect((await made.own.told(made.person)).at(-1)).toBe('call told');
  });

  it('is over where they saw it themselves meanwhile', async () => {
    const made = await listed();
    await made.desk.deliveries.take({ id: made.id });
    await (await made.own.county.as(made.person)).deliveries.seen({ subject: made.subject });
    expect(await ending(made.desk.deliveries.told({ id: made.id }))).toBe('CALL_OVER');
    expect((await made.own.told(made.person)).at(-1)).toBe('call stopped seen');
  });
});

describe('nobody answering', () => {
  it('is tried again on the next working days, three in all', async () => {
    const made = await listed();
    const { county } = made.own;
    for (const [day, tries] of [
      ['2026-11-25T18:00:00+08:00', 1],
      ['2026-11-26T18:00:00+08:00', 2],
    ] as const) {
      await made.desk.deliveries.take({ id: made.id });
      await made.desk.deliveries.unreached({ id: made.id });
      expect((await made.desk.deliveries.calls()).calls).toEqual([]);
      await county.clock(day);
      expect((await made.desk.deliveries.calls()).calls).toMatchObject([{ id: made.id, tries, taken: null, phone: null }]);
    }
    await made.desk.deliveries.unreached({ id: made.id });
    expect((await made.own.told(made.person)).at(-1)).toBe('call failed unreached');
    await county.clock('2026-12-01T18:00:00+08:00');
    expect((await made.desk.deliveries.calls()).calls).toEqual([]);
    expect((await (await county.as(made.person)).notices.list({})).unread).toBe(1);
  });
});

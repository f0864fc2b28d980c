import { Rules } from '../../cloud/src/kernel/time/rules';
import type { County } from '../kit/county';
import { ending, matterIn } from '../kit/matters';
import { type Notified, openNotified } from '../kit/notified';
import { aRequest } from '../kit/requests';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterAll(() => at.close());

/** A county that has decided otherwise than the house would. */
async function deciding(rules: Record<string, string>, county: County) {
  for (const [name, value] of Object.entries(rules))
    await county.database.run("UPDATE rule SET value = ?, source = '县里定的' WHERE region = ? AND name = ?", [value, county.region, name]);
  (await county.service.get(Rules)).forget();
  return county;
}

describe('a county decides by its own rules', () => {
  it('how many requests somebody may send in a day', async () => {
    const county = await deciding({ 'errand.daily': '2' }, (await at.fresh()).county);
    const her = await county.as(await county.resident());
    for (let sent = 0; sent < 2; sent++) await her.errands.send(aRequest(county));
    expect(await ending(her.errands.send(aRequest(county)))).toBe('TOO_OFTEN');
  });

  it('when the search begins again where nobody was found', async () => {
    const county = await deciding({ 'errand.look_again': 'minutes:15' }, (await at.fresh()).county);
    const { id } = await (await county.as(await county.resident())).errands.send(aRequest(county));
    await county.tick();
    const [deadline] = await county.database.query<{ due_at: Date }>(
      "SELECT due_at FROM deadline WHERE region = ? AND subject = ? AND kind = 'errand.dispatch' AND state = 'waiting'",
      [county.region, `errand/${id}`],
    );
    expect(deadline?.due_at).toEqual(county.later(15));
  });

  it('after how many days of calling in vain a matter is let go', async () => {
    const county = await deciding({ 'errand.call_backs': '1' }, (await at.fresh()).county);
    const { id } = await matterIn(county, 'done');
    await county.clock('2026-11-27T10:00:00+08:00');
    const desk = await county.as(await county.dispatcher());
    expect(await desk.desk.callBack({ id, outcome: null, note: '没人接' })).toMatchObject({ state: 'closed' });
  });

  it('how long a call is held for whoever took it, and on how many days it is tried', async () => {
    const own = await at.fresh();
    const county = await deciding({ 'notice.call_held': 'natural:5', 'notice.call_days': '1' }, own.county);
    const person = await county.resident();
    await own.happen('errand.stop', { requester: person.id });
    await county.clock('2026-11-24T10:00:00+08:00');
    const [desk, colleague] = [await county.as(await county.dispatcher()), await county.as(await county.dispatcher())];
    const [call] = (await desk.deliveries.calls()).calls;
    await desk.deliveries.take({ id: call!.id });
    expect(await ending(colleague.deliveries.take({ id: call!.id }))).toBe('CALL_TAKEN');
    await county.clock(county.later(5));
    expect(await ending(colleague.deliveries.take({ id: call!.id }))).toBe('ok');
    await colleague.deliveries.unreached({ id: call!.id });
    expect((await own.told(person)).at(-1)).toBe('call failed unreached');
  });
});

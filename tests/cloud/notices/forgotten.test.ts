import { COOLING_DAYS } from 'shared-types/people';
import { type Notified, openNotified } from '../../kit/notified';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterAll(() => at.close());

/** A person with something of everything the room keeps. */
async function known() {
  const own = await at.fresh();
  const person = await own.county.resident();
  await own.bound(person, 2);
  const her = await own.county.as(person);
  await her.deliveries.prefer({ quiet: { from: '20:00', to: '08:00' }, wechat: true, sms: true });
  await own.happen('errand.stop', { requester: person.id });
  return { own, person, her };
}

it('somebody who asks is told how they were told, how often WeChat may, and what they wished', async () => {
  const { her } = await known();
  const { parts } = await her.myData.export();
  const rows = (name: string) => parts.find((part) => part.name === name)?.rows;
  expect(rows('deliveries')?.map(({ 途径, 结果 }) => [途径, 结果])).toEqual([
    ['微信', '发出了'],
    ['短信', '还没到时候'],
    ['电话', '还没到时候'],
  ]);
  expect(rows('subscriptions')?.map(({ 模板, 变动 }) => [模板, 变动])).toEqual([
    ['办理进度', '同意一次'],
    ['办理进度', '同意一次'],
    ['办理进度', '用掉一次'],
  ]);
  expect(rows('notice-preferences')).toEqual([{ 免打扰: '20:00–08:00', 微信: true, 短信: true }]);
});

it('of somebody who is forgotten nothing is left but that they were told, and nobody calls them', async () => {
  const { own, person, her } = await known();
  const { database, region } = own.county;
  await her.myData.askErasure({ sure: true });
  // Three days before the end something is still to be told, by a call too.
  await own.county.clock(own.county.later((COOLING_DAYS - 1) * 1440));
  await own.happen('errand.stop', { requester: person.id }, 2);
  expect((await own.told(person)).at(-1)).toBe('call due');
  await own.county.clock(own.county.later(1440));
  const left = async (table: string) => (await database.query(`SELECT 1 FROM ${table} WHERE person_id = ?`, [person.id])).length;
  expect(await Promise.all(['subscription', 'subscription_entry', 'notice_preference'].map(left))).toEqual([0, 0, 0]);
  expect(
    await database.query('SELECT id FROM delivery WHERE region = ? AND person_id = ? AND data IS NOT NULL', [region, person.id]),
  ).toEqual([]);
  const ended = await own.told(person);
  expect(ended.filter((way) => /due|open|taken/.test(way))).toEqual([]);
  expect(ended).toContain('call stopped erased');
  expect((await (await own.county.as(await own.county.dispatcher())).deliveries.calls()).calls).toEqual([]);
});

it('what happens to their matters afterwards reaches nobody', async () => {
  const { own, person, her } = await known();
  await her.myData.askErasure({ sure: true });
  await own.county.clock(own.county.later(COOLING_DAYS * 1440));
  const before = (await own.told(person)).length;
  await own.happen('errand.give_up', { requester: person.id }, 3);
  expect((await own.told(person)).slice(before)).toEqual(['wechat skipped no-wechat', 'sms skipped no-phone']);
});

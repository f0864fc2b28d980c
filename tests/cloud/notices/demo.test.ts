import { loadDemo } from '../../../scripts/demo';
import { type Notified, openNotified } from '../../kit/notified';
import { workshopIn } from '../../kit/workshop';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterAll(() => at.close());

it('the people of the demo are told by the stand-in for WeChat, however often the demo is loaded', async () => {
  const { database } = at.county;
  for (let n = 0; n < 2; n++) await loadDemo(await workshopIn(at.county));
  const [villager] = await database.query<{ id: string }>(
    "SELECT person_id AS id FROM demo_person WHERE region = '150205' ORDER BY place LIMIT 1",
    [],
  );
  const person = { id: villager!.id, name: '', phone: '' };
  const before = (await at.told(person)).length;
  await at.happen('errand.accept', { requester: person.id });
  expect((await at.told(person)).slice(before)).toEqual(['wechat sent']);
  expect((await at.sentTo(person)).at(-1)).toMatchObject({ data: { phrase2: { value: '已接单' } } });
}, 60_000);

import { randomUUID } from 'node:crypto';
import { type County, openCounty } from '../../kit/county';
import { wireOf } from '../../kit/kernel';
import { aRequest } from '../../kit/requests';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const sentBy = async (personId: string) =>
  county.database.query<{ id: string }>('SELECT id FROM errand WHERE region = ? AND requester_id = ?', [county.region, personId]);

describe('the key of one intended effect', () => {
  it('makes eight calls at once one effect, with one answer', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await county.resident();
      const send = await wireOf(county, person);
      const [request, key] = [aRequest(county), randomUUID()];
      const answers = await Promise.all(Array.from({ length: 8 }, () => send('/errands', request, key)));
      expect(answers.map((a) => a.status)).toEqual(Array(8).fill(200));
      for (const answer of answers) expect(answer.data).toEqual(answers[0]?.data);
      expect(await sentBy(person.id)).toEqual([{ id: answers[0]?.data.id }]);
    }
  });

  it('shows what the matter has become since, when it comes again later', async () => {
    const send = await wireOf(county, await county.resident());
    const [request, key] = [aRequest(county), randomUUID()];
    const first = await send('/errands', request, key);
    await send(`/errands/${first.data.id}/withdrawal`, {}, randomUUID());
    expect((await send('/errands', request, key)).data).toMatchObject({ id: first.data.id, state: 'withdrawn' });
  });

  it('repeats a withdrawal that has already happened, instead of refusing it', async () => {
    const send = await wireOf(county, await county.resident());
    const { data } = await send('/errands', aRequest(county), randomUUID());
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => send(`/errands/${data.id}/withdrawal`, { reason: '不用了' }, key)));
    expect(answers.map((a) => [a.status, a.data.state])).toEqual(Array(3).fill([200, 'withdrawn']));
    expect((await send(`/errands/${data.id}/withdrawal`, { reason: '改主意了' }, randomUUID())).data.code).toBe('MATTER_MOVED_ON');
  });

  it('belongs to one body', async () => {
    const person = await county.resident();
    const send = await wireOf(county, person);
    const key = randomUUID();
    await send('/errands', aRequest(county), key);
    const other = await send('/errands', aRequest(county, { mode: 'assist' }), key);
    expect([other.status, other.data.code]).toEqual([409, 'KEY_REUSED']);
    expect(await sentBy(person.id)).toHaveLength(1);
  });

  it('of two bodies at once does one of them', async () => {
    const person = await county.resident();
    const send = await wireOf(county, person);
    const key = randomUUID();
    const bodies = [aRequest(county), aRequest(county, { mode: 'assist' })];
    const answers = await Promise.all(bodies.map((body) => send('/errands', body, key)));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(await sentBy(person.id)).toHaveLength(1);
  });

  it('is another person’s own, and another route’s own', async () => {
    const [one, other] = [await county.resident(), await county.resident('赵玉成')];
    const [hers, his] = [await wireOf(county, one), await wireOf(county, other)];
    const key = randomUUID();
    const [first, second] = [await hers('/errands', aRequest(county), key), await his('/errands', aRequest(county), key)];
    expect(second.status).toBe(200);
    expect(second.data.id).not.toBe(first.data.id);
    expect((await hers(`/errands/${first.data.id}/withdrawal`, {}, key)).data.state).toBe('withdrawn');
  });

  it('is not spent by a refusal', async () => {
    const person = await county.resident();
    const send = await wireOf(county, person);
    const key = randomUUID();
    const refused = await send('/errands', aRequest(county, { item: 'ZZ99' }), key);
    expect([refused.status, refused.data.code]).toEqual([422, 'ITEM_UNKNOWN']);
    expect((await send('/errands', aRequest(county), key)).status).toBe(200);
  });

  it.each(['', 'short', 'x'.repeat(65), 'sixteen blanks  '])('must be a key: %j', async (key) => {
    const person = await county.resident();
    const answer = await (await wireOf(county, person))('/errands', aRequest(county), key);
    expect([answer.status, answer.data.code]).toEqual([422, 'KEY_MISSING']);
    expect(await sentBy(person.id)).toEqual([]);
  });

  it('is kept with what it was about', async () => {
    const person = await county.resident();
    const key = randomUUID();
    const { data } = await (await wireOf(county, person))('/errands', aRequest(county), key);
    const rows = await county.database.query('SELECT person_id, route, region, subject FROM idempotency WHERE once_key = ?', [key]);
    expect(rows).toEqual([{ person_id: person.id, route: 'POST /errands', region: county.region, subject: `errand/${data.id}` }]);
  });
});

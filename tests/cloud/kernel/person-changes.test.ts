import { PersonChanges } from '../../../cloud/src/kernel/auth/person-changes.poller';
import { Sessions } from '../../../cloud/src/kernel/auth/session.service';
import { agree } from '../../kit/consents';
import { type County, openCounty, type Person } from '../../kit/county';
import { bond, firm } from '../../kit/makers.groups';
import { shopOf } from '../../kit/talk';

let county: County;
/** A process beside the service, and whom it has heard of; null: of everybody. */
let beside: { changes: PersonChanges; heard: (string | null)[] };
beforeAll(async () => {
  county = await openCounty();
});
beforeEach(async () => {
  beside = await reading();
});
afterAll(() => county.close());

async function reading() {
  const changes = Object.assign(new PersonChanges(), { database: county.database });
  const heard: (string | null)[] = [];
  changes.onChanged((people) => void heard.push(...(people ?? [null])));
  await changes.tick();
  expect(heard[0]).toBeNull();
  heard.length = 0;
  return { changes, heard };
}
const run = (sql: string, ...params: unknown[]) => county.database.run(sql, params);

describe('the journal of changes names', () => {
  const CHANGES: [string, (person: Person) => Promise<unknown>][] = [
    ['a session that is ended', ({ id }) => run('UPDATE session SET revoked_at = ? WHERE person_id = ?', county.now(), id)],
    ['a session that is to end sooner', ({ id }) => run('UPDATE session SET expires_at = ? WHERE person_id = ?', county.now(), id)],
    ['a session that has another token', ({ id }) => run('UPDATE session SET token_hash = UNHEX(SHA2(id, 256)) WHERE person_id = ?', id)],
    ['a session that has shown nothing any more', ({ id }) => run('UPDATE session SET second_at = NULL WHERE person_id = ?', id)],
    ['a session that is cleared away', ({ id }) => run('DELETE FROM session WHERE person_id = ?', id)],
    ['a name', ({ id }) => run('UPDATE person SET name = NULL WHERE id = ?', id)],
    ['a county', ({ id }) => run("UPDATE person SET region = '999999' WHERE id = ?", id)],
    ['a consent', async ({ id }) => agree(await shopOf(county), id, ['privacy'])],
    ['a bond with a firm', async ({ id }) => bond(await shopOf(county), id, await firm(await shopOf(county), {}))],
  ];
  it.each(CHANGES)('whoever has %s', async (_, change) => {
    const person = await county.resident();
    await (await county.as(person)).people.me();
    await beside.changes.tick();
    beside.heard.length = 0;
    await change(person);
    await beside.changes.tick();
    expect(beside.heard).toContain(person.id);
  });

  it('whoever has a post, and whoever has one no more', async () => {
    const agent = await county.agent();
    await beside.changes.tick();
    expect(beside.heard).toContain(agent.id);
    const other = await county.resident();
    await beside.changes.tick();
    beside.heard.length = 0;
    await run('UPDATE post SET person_id = ? WHERE region = ? AND id = ?', other.id, county.region, agent.postId);
    await beside.changes.tick();
    expect(beside.heard).toEqual(expect.arrayContaining([agent.id, other.id]));
  });

  it('nobody by the mere use of a session', async () => {
    const person = await county.resident();
    await (await county.as(person)).people.me();
    await beside.changes.tick();
    beside.heard.length = 0;
    await run(
      'UPDATE session SET seen_at = ?, expires_at = ? WHERE person_id = ?',
      new Date(),
      new Date(Date.now() + 99 * 86_400_000),
      person.id,
    );
    await beside.changes.tick();
    expect(beside.heard).not.toContain(person.id);
  });
});

describe('whoever reads along', () => {
  it('hears of one who took a number first and committed last, once', async () => {
    const [early, late] = [await county.resident(), await county.resident()];
    await beside.changes.tick();
    beside.heard.length = 0;
    await county.database.inTransaction(async (tx) => {
      await tx.run('UPDATE person SET name = NULL WHERE id = ?', [early.id]);
      await run('UPDATE person SET name = NULL WHERE id = ?', late.id);
      await beside.changes.tick();
      expect(beside.heard.filter((id) => [early.id, late.id].includes(id ?? ''))).toEqual([late.id]);
    });
    await beside.changes.tick();
    await beside.changes.tick();
    expect(beside.heard.filter((id) => [early.id, late.id].includes(id ?? ''))).toEqual([late.id, early.id]);
  });

  it('is fresh while it reads, and not once it has stopped', async () => {
    expect(beside.changes.isFresh()).toBe(true);
    await beside.changes.stop();
    expect(beside.changes.isFresh()).toBe(false);
  });
});

it('a session is asked for once, however long it is used, until the journal names its person', async () => {
  const sessions = await county.service.get(Sessions);
  const person = await county.resident();
  const api = await county.as(person);
  await api.people.me();
  const asked = jest.spyOn(county.database, 'query');
  const questions = () => asked.mock.calls.filter(([sql]) => String(sql).includes('FROM session WHERE token_hash')).length;
  await api.people.me();
  expect(questions()).toBe(0);
  await run('UPDATE person SET name = NULL WHERE id = ?', person.id);
  await sessions.changes.tick();
  await api.people.me();
  expect(questions()).toBe(1);
  asked.mockRestore();
});

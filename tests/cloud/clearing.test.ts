import { Clearing } from '../../cloud/src/kernel/clearing.service';
import { blindIndex } from '../../cloud/src/kernel/crypto';
import { makeDeliveries } from '../../cloud/src/notices/delivery.rows';
import { isNamed } from '../../miniapp/src/people/engine.words';
import { type County, openCounty, type Person } from '../kit/county';
import { newPhone } from '../kit/sign-in';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const DAY = 86_400_000;
const ago = (days: number) => new Date(county.now().getTime() - days * DAY);
const count = async (sql: string, params: unknown[]) =>
  Number((await county.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${sql}`, params))[0]?.n);
const cleared = (kind: string, region: string) =>
  county.database.query<{ day: string; cleared: number; before_at: Date }>(
    'SELECT day, cleared, before_at FROM clearing WHERE region = ? AND kind = ? ORDER BY day',
    [region, kind],
  );
const fresh = async () => {
  county = await openCounty({ service: county.service });
};

/** Lines of an inbox, each with a delivery in this state. */
async function noticed(person: Person, days: number, state: 'sent' | 'open', many = 1) {
  await county.database.inTransaction(async (tx) => {
    for (let i = 0; i < many; i++) {
      const id = (await county.service.get((await import('../../cloud/src/kernel/ids')).Ids)).next();
      await tx.run(
        "INSERT INTO notice (region, id, person_id, subject, event_no, kind, title, body, at) VALUES (?, ?, ?, ?, 1, 'errand.accept', '有人接单了', '好的。', ?)",
        [county.region, id, person.id, `errand/${id}`, ago(days)],
      );
      const more = { data: null, red: false, town: null, dueAt: ago(days), noticeId: id, personId: person.id, region: county.region };
      await makeDeliveries(tx, [{ ...more, id, channel: 'call' }]);
    }
    await tx.run("UPDATE delivery SET state = ? WHERE region = ? AND state = 'due'", [state, county.region]);
  });
}

describe('what need not be kept', () => {
  it('goes when its days are over, once a day, and leaves a count', async () => {
    await fresh();
    const person = await county.resident();
    await noticed(person, 366, 'sent');
    await noticed(person, 364, 'sent');
    await county.tick();
    expect(await count('notice WHERE person_id = ?', [person.id])).toBe(1);
    expect(await count('delivery WHERE person_id = ?', [person.id])).toBe(1);
    expect(await cleared('keep.notice', county.region)).toEqual([expect.objectContaining({ cleared: 2, before_at: ago(365) })]);

    await noticed(person, 400, 'sent');
    await county.tick();
    expect(await count('notice WHERE person_id = ?', [person.id])).toBe(2);
    await county.clock(new Date(county.now().getTime() + 2 * DAY));
    expect(await count('notice WHERE person_id = ?', [person.id])).toBe(0);
    expect((await cleared('keep.notice', county.region)).map((row) => row.cleared)).toEqual([2, 4]);
  });

  it('stays while somebody is still to be told', async () => {
    await fresh();
    const person = await county.resident();
    await noticed(person, 800, 'open');
    await county.tick();
    expect(await count('notice WHERE person_id = ?', [person.id])).toBe(1);
  });

  it('goes in small bites, and all of it', async () => {
    await fresh();
    const person = await county.resident();
    await noticed(person, 500, 'sent', 620);
    await county.tick();
    expect(await count('notice WHERE person_id = ?', [person.id])).toBe(0);
    expect(await cleared('keep.notice', county.region)).toEqual([expect.objectContaining({ cleared: 1240 })]);
  });

  it('is what the county’s rule says, and never less than the law: a rule that is no number clears nothing', async () => {
    for (const [value, left] of [
      ['40', 0],
      ['1', 1],
      ['forever', 1],
    ] as const) {
      await fresh();
      const person = await county.resident();
      await county.database.run("UPDATE rule SET value = ? WHERE region = ? AND name = 'keep.notice'", [value, county.region]);
      await noticed(person, value === '40' ? 41 : 29, 'sent');
      await county.tick();
      expect([value, await count('notice WHERE person_id = ?', [person.id])]).toEqual([value, left]);
      expect((await cleared('keep.notice', county.region)).length).toBe(value === 'forever' ? 0 : 1);
    }
  });

  it('is told to the county’s administrators, by name', async () => {
    await fresh();
    await noticed(await county.resident(), 366, 'sent');
    await county.tick();
    const { kept } = await (await county.as(await county.administrator())).system.engine();
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'keep.notice', cleared: 2, total: 2, before: ago(365).toISOString() }));
    expect(kept.filter(({ kind }) => !isNamed(kind))).toEqual([]);
  });
});

describe('of signing in', () => {
  const really = (days: number) => new Date(Date.now() - days * DAY);

  it('ended sessions, spent keys and codes go, and what stands stays', async () => {
    await fresh();
    const [old, present] = [await county.resident(), await county.resident()];
    for (const person of [old, present]) await (await county.as(person)).people.change({ textSize: 'x14' });
    const phone = newPhone();
    const code = (id: string, sentAt: Date) =>
      county.database.run(
        "INSERT INTO sign_in_code (id, phone_index, code_hash, sent_at, sent_minute, sent_key, expires_at) VALUES (?, ?, ?, ?, ?, 'k', ?)",
        [id, blindIndex('phone', phone), Buffer.alloc(32), sentAt, Number(id.slice(-6)), sentAt],
      );
    const { Ids } = await import('../../cloud/src/kernel/ids');
    const ids = await county.service.get(Ids);
    await code(ids.next(), really(2));
    await code(ids.next(), really(0.5));
    await county.database.run('UPDATE session SET expires_at = ? WHERE person_id = ?', [really(191), old.id]);
    await county.database.run('UPDATE session SET expires_at = ? WHERE person_id = ?', [really(-1), present.id]);
    await county.database.run(
      "INSERT INTO idempotency (person_id, route, once_key, request_hash, region, subject, at) VALUES (?, 'POST /x', 'old', ?, '', 'x/1', ?), (?, 'POST /x', 'new', ?, '', 'x/1', ?)",
      [old.id, Buffer.alloc(32), really(191), old.id, Buffer.alloc(32), really(189)],
    );

    await (await county.service.get(Clearing)).everybody();

    expect(await count('session WHERE person_id = ?', [old.id])).toBe(0);
    expect(await count('session WHERE person_id = ?', [present.id])).toBe(1);
    expect(await count('sign_in_code WHERE phone_index = ?', [blindIndex('phone', phone)])).toBe(1);
    expect(await count('idempotency WHERE person_id = ?', [old.id])).toBe(1);
    for (const kind of ['keep.session', 'keep.code', 'keep.once']) expect((await cleared(kind, '')).at(-1)?.cleared).toBeGreaterThan(0);
  });

  it('nothing is touched by a round of one county, nor what is append-only by any', async () => {
    await fresh();
    const person = await county.resident();
    await county.as(person);
    await county.database.run('UPDATE session SET expires_at = ? WHERE person_id = ?', [really(400), person.id]);
    const lines = await count('timeline', []);
    await county.clock(new Date(county.now().getTime() + 2000 * DAY));
    expect(await count('session WHERE person_id = ?', [person.id])).toBe(1);
    expect(await count('timeline', [])).toBeGreaterThanOrEqual(lines);
  });
});

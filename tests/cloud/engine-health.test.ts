import { setDeadlines } from '../../cloud/src/kernel/engine/deadline';
import { recordEvent } from '../../cloud/src/kernel/engine/event';
import { isNamed } from '../../miniapp/src/people/engine.words';
import { type County, openCounty } from '../kit/county';
import { matterIn } from '../kit/matters';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 60_000);
afterAll(() => county.close());

const look = async () => (await county.as(await county.administrator())).system.engine();

describe('an administrator asks how the engine is', () => {
  it('and sees the rules in force today, each once and with its source', async () => {
    await county.database.query(
      "INSERT INTO rule (region, name, effective_from, value, source) VALUES (?, 'probe', '2026-01-01', '1', 'old')",
      [county.region],
    );
    await county.database.query(
      "INSERT INTO rule (region, name, effective_from, value, source) VALUES (?, 'probe', '2026-06-01', '2', 'new')",
      [county.region],
    );
    await county.database.query(
      "INSERT INTO rule (region, name, effective_from, value, source) VALUES (?, 'probe', '2099-01-01', '3', 'later')",
      [county.region],
    );
    const { rules } = await look();
    expect(rules.filter(({ name }) => name === 'probe')).toEqual([{ name: 'probe', value: '2', from: '2026-06-01', source: 'new' }]);
    expect(rules.length).toBeGreaterThan(5);
  });

  it('and sees what waits, what is late and what has been met', async () => {
    const matter = await matterIn(county, 'offered');
    const before = (await look()).deadlines.find(({ kind }) => kind === 'errand.offer');
    expect(before).toMatchObject({ waiting: 1, overdue: 0, next: expect.any(String) });
    await matter.his.visits.accept({ id: matter.offerId });
    const after = (await look()).deadlines.find(({ kind }) => kind === 'errand.offer');
    expect(after?.waiting ?? 0).toBe(0);
    expect(await look()).toMatchObject({ between: 'alone', pass: null, instances: expect.any(Number) });
  });

  it('and sees what was skipped, and why', async () => {
    await county.database.inTransaction(async (tx) => {
      await setDeadlines(tx, county.region, 'unit/1', [{ kind: 'probe.unknown', dueAt: county.now() }]);
      await recordEvent(tx, {
        region: county.region,
        subject: 'unit/1',
        no: 1,
        type: 'unit.probe',
        at: county.now().toISOString(),
        facts: {},
      });
      await tx.run(
        "INSERT INTO reaction (region, subject, no, reaction, state, next_at, tries) VALUES (?, 'unit/1', 1, 'inbox', 'failed', ?, 10)",
        [county.region, county.now()],
      );
    });
    await county.tick();
    const { skipped, deadlines, reactions } = await look();
    expect(skipped).toEqual(
      expect.arrayContaining([
        { subject: 'unit/1', what: 'probe.unknown', why: 'unknown', tries: 1, due: expect.any(String) },
        { subject: 'unit/1', what: 'inbox', why: 'given_up', tries: 10, due: expect.any(String) },
      ]),
    );
    expect(deadlines.find(({ kind }) => kind === 'probe.unknown')).toMatchObject({ waiting: 1 });
    expect(reactions.find(({ name }) => name === 'inbox')).toMatchObject({ failed: 1 });
    await county.database.query("DELETE FROM reaction WHERE region = ? AND subject = 'unit/1'", [county.region]);
  });

  it('and sees nothing of another county; nobody else sees anything', async () => {
    const other = await openCounty({ service: county.service });
    const { skipped } = await (await other.as(await other.administrator())).system.engine();
    expect(skipped).toEqual([]);
    await expect((await county.as(await county.dispatcher())).system.engine()).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    await expect(county.visitor().system.engine()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});

it('has a Chinese word for everything it names', async () => {
  const { rules, deadlines, reactions } = await look();
  const names = [...rules.map((r) => r.name), ...deadlines.map((d) => d.kind), ...reactions.map((r) => r.name)];
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !name.startsWith('probe') && !isNamed(name))).toEqual([]);
});

import { setDeadlines } from '../../../cloud/src/kernel/engine/deadline';
import { announceDeadline, DeadlinePoller } from '../../../cloud/src/kernel/engine/deadline.poller';
import { type County, openCounty } from '../../kit/county';
import { bodiesOf, rowOf } from '../../kit/kernel';
import { ending, matterIn } from '../../kit/matters';

let county: County;
const fired = new Map<string, number>();
const broken = new Set<string>();

beforeAll(async () => {
  county = await openCounty();
  announceDeadline({
    kind: 'probe.wake',
    table: 'unit',
    fire: async (tx, { region, subject }) => {
      fired.set(subject, (fired.get(subject) ?? 0) + 1);
      await setDeadlines(tx, region, subject, [{ kind: 'probe.trace', dueAt: new Date('2099-01-01') }]);
      if (broken.has(subject)) throw new Error('the handler is broken');
    },
  });
});
afterAll(() => county.close());

let next = 0;
const subjects = (n: number) => Array.from({ length: n }, () => `unit/${++next}`);
const wake = (of: string[], dueAt: Date) =>
  county.database.inTransaction(async (tx) => {
    for (const subject of of) await setDeadlines(tx, county.region, subject, [{ kind: 'probe.wake', dueAt }]);
  });
const kept = async (subject: string, kind = 'probe.wake') => {
  const [row] = await county.database.query<{ state: string; tries: number; due: Date }>(
    'SELECT state, tries, due_at AS due FROM deadline WHERE region = ? AND subject = ? AND kind = ?',
    [county.region, subject, kind],
  );
  return row;
};
const poller = async () =>
  Object.assign(new DeadlinePoller(), { database: county.database, clock: (await county.service.get(DeadlinePoller)).clock });

describe('deadlines', () => {
  it('fire once each however many pollers run, and only when due', async () => {
    const [due, later] = [subjects(150), subjects(5)];
    await wake(due, county.now());
    await wake(later, county.later(1));
    const pollers = await Promise.all([poller(), poller(), poller()]);
    for (let pass = 1; pass > 0; ) {
      pass = (await Promise.all(pollers.map((p) => p.tick(county.region)))).reduce((a, b) => a + b);
    }
    expect(due.map((s) => fired.get(s))).toEqual(due.map(() => 1));
    expect(later.map((s) => fired.get(s))).toEqual(later.map(() => undefined));
    await county.clock(county.later(1));
    expect(later.map((s) => fired.get(s))).toEqual(later.map(() => 1));
  });

  it('of a handler that throws leave nothing of its work, wait ever longer, and are given up for a person to see', async () => {
    const [subject] = subjects(1) as [string];
    broken.add(subject);
    await wake([subject], county.now());
    const waits: number[] = [];
    for (let row = await kept(subject); row?.state === 'waiting'; row = await kept(subject)) {
      waits.push(row.due.getTime() - county.now().getTime());
      await county.clock(new Date(Math.max(row.due.getTime(), county.now().getTime())));
    }
    expect(waits).toEqual([0, 5, 10, 20, 40, 80, 160, 320, 640, 1280].map((s) => s * 1000));
    expect(await kept(subject)).toMatchObject({ state: 'failed', tries: 10 });
    expect(await kept(subject, 'probe.trace')).toBeUndefined();
    expect(fired.get(subject)).toBe(10);
  });

  it('that nobody handles wait for somebody who does', async () => {
    const [subject] = subjects(1) as [string];
    await county.database.inTransaction((tx) => setDeadlines(tx, county.region, subject, [{ kind: 'probe.unknown', dueAt: county.now() }]));
    await county.tick();
    expect(await kept(subject, 'probe.unknown')).toMatchObject({ state: 'waiting', tries: 1 });
  });

  it('that were met never fire', async () => {
    const matter = await matterIn(county, 'accepted');
    await matter.her.errands.withdraw({ id: matter.id });
    await county.clock(county.later(10_000));
    expect((await bodiesOf(county, `errand/${matter.id}`)).map((b) => b.command)).toEqual(['send', 'offer', 'accept', 'withdraw']);
    await county.clock('2026-11-24T10:00:00+08:00');
  });

  it('set again under the same name replace the old one', async () => {
    const [subject] = subjects(1) as [string];
    await wake([subject], county.now());
    await wake([subject], county.later(30));
    await county.tick();
    expect(fired.get(subject)).toBeUndefined();
    await county.clock(county.later(30));
    expect(fired.get(subject)).toBe(1);
  });

  it('let an act that commits first stand, even after its time', async () => {
    const { his, id, offerId } = await matterIn(county, 'offered');
    (await county.service.get(DeadlinePoller)).clock.stop(county.region, county.later(600));
    await his.visits.accept({ id: offerId });
    await county.tick();
    expect(await rowOf(county, id)).toMatchObject({ state: 'accepted' });
  });

  it('and an act at the same moment end in one story, not two', async () => {
    const deadlines = await county.service.get(DeadlinePoller);
    for (let round = 0; round < 20; round++) {
      const own = await openCounty({ service: county.service });
      const { his, id, offerId } = await matterIn(own, 'offered');
      deadlines.clock.stop(own.region, own.later(60));
      const [accepted] = await Promise.all([ending(his.visits.accept({ id: offerId })), deadlines.tick(own.region)]);
      const commands = (await bodiesOf(own, `errand/${id}`)).map((b) => b.command).filter((c) => c === 'accept' || c === 'expire');
      expect([accepted, ...commands]).toEqual(accepted === 'ok' ? ['ok', 'accept'] : ['OFFER_GONE', 'expire']);
    }
  });
});

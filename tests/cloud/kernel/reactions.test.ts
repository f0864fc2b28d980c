import { announceReaction } from '../../../cloud/src/kernel/engine/event';
import { ReactionPoller } from '../../../cloud/src/kernel/engine/reaction.poller';
import { type County, openCounty } from '../../kit/county';
import { countOf, nudge, openMatter, rowOf } from '../../kit/kernel';

let county: County;
/** What the probe has seen, by subject. */
const seen = new Map<string, number[]>();
const broken = new Set<string>();

beforeAll(async () => {
  county = await openCounty();
  announceReaction({
    name: 'probe',
    wants: (type) => ['errand.send', 'errand.hurry'].includes(type),
    run: async (_, { subject, no, region }) => {
      if (region !== county.region) return;
      if (broken.has(subject)) throw new Error('the reaction is broken');
      seen.set(subject, [...(seen.get(subject) ?? []), no]);
    },
  });
});
afterAll(() => county.close());

const poller = async () => {
  const { database, clock } = await county.service.get(ReactionPoller);
  return Object.assign(new ReactionPoller(), { database, clock });
};
/** A request with this many events after the first. */
async function withEvents(n: number) {
  const { id, subject } = await openMatter(county);
  for (let i = 0; i < n; i++)
    await county.database.inTransaction(async (tx) => nudge(county, tx, await rowOf(county, id), i % 2 ? null : 'bedridden'));
  return { id, subject };
}
const waiting = async (subject: string) => {
  const [row] = await county.database.query<{ n: string; failed: string }>(
    "SELECT SUM(state = 'waiting') AS n, SUM(state = 'failed') AS failed FROM reaction WHERE region = ? AND subject = ? AND reaction = 'probe'",
    [county.region, subject],
  );
  return { waiting: Number(row?.n), failed: Number(row?.failed) };
};
const drain = async (pollers: ReactionPoller[]) => {
  for (let ran = 1; ran > 0; ) ran = (await Promise.all(pollers.map((p) => p.tick(county.region)))).reduce((a, b) => a + b);
};

describe('reactions', () => {
  it('are written with the event, for those who want it and nobody else', async () => {
    const { subject } = await withEvents(2);
    expect(await waiting(subject)).toEqual({ waiting: 3, failed: 0 });
    const names = await county.database.query<{ reaction: string }>(
      'SELECT DISTINCT reaction FROM reaction WHERE region = ? AND subject = ?',
      [county.region, subject],
    );
    expect(names.map((r) => r.reaction)).toContain('probe');
  });

  it('run once each and in order per subject, however many pollers there are', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => withEvents(5)));
    await drain(await Promise.all([poller(), poller(), poller()]));
    for (const { subject } of many) expect(seen.get(subject)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('leave nothing where the event is undone', async () => {
    const { id, subject } = await openMatter(county);
    const before = await countOf(county, 'reaction', subject);
    const undone = county.database.inTransaction(async (tx) => {
      await nudge(county, tx, await rowOf(county, id));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await countOf(county, 'reaction', subject)).toBe(before);
  });

  it('that fail are tried again later, and those after them wait their turn', async () => {
    const [hurt, well] = [await withEvents(2), await withEvents(2)];
    broken.add(hurt.subject);
    await drain([await poller()]);
    expect(seen.get(hurt.subject)).toBeUndefined();
    expect(seen.get(well.subject)).toEqual([1, 2, 3]);
    expect(await waiting(hurt.subject)).toEqual({ waiting: 3, failed: 0 });

    broken.delete(hurt.subject);
    await drain([await poller()]);
    expect(seen.get(hurt.subject)).toBeUndefined();
    await county.clock(new Date(county.now().getTime() + 2_000));
    expect(seen.get(hurt.subject)).toEqual([1, 2, 3]);
  });

  it('that fail ten times are given up for a person to see, and hold up the rest no longer', async () => {
    const { subject } = await withEvents(1);
    broken.add(subject);
    for (let tries = 0; tries < 10; tries++) await county.clock(new Date(county.now().getTime() + 2 ** tries * 2_000));
    expect(await waiting(subject)).toEqual({ waiting: 1, failed: 1 });
    broken.delete(subject);
    await county.clock(county.later(60));
    expect(seen.get(subject)).toEqual([2]);
  });

  it('that this process does not know are left to one that does', async () => {
    const { subject } = await withEvents(0);
    await county.database.query(
      "UPDATE reaction SET reaction = 'probe.of.tomorrow' WHERE region = ? AND subject = ? AND reaction = 'probe'",
      [county.region, subject],
    );
    await county.tick();
    const [row] = await county.database.query(
      "SELECT state FROM reaction WHERE region = ? AND subject = ? AND reaction = 'probe.of.tomorrow'",
      [county.region, subject],
    );
    expect(row).toEqual({ state: 'waiting' });
    await county.database.query("UPDATE reaction SET state = 'done' WHERE region = ? AND reaction = 'probe.of.tomorrow'", [county.region]);
  });
});

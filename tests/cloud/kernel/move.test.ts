import { onCommitted } from '../../../cloud/src/kernel/engine/event';
import { fold } from '../../../cloud/src/kernel/engine/timeline';
import { type County, openCounty } from '../../kit/county';
import { bodiesOf, countOf, nudge, openMatter, rowOf, timelineOf } from '../../kit/kernel';
import { ending } from '../../kit/matters';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

describe('a move', () => {
  it('leaves a version, a line, an event and its deadlines, or nothing of all this', async () => {
    const { id, subject } = await openMatter(county);
    const row = await rowOf(county, id);
    const before = await Promise.all([
      countOf(county, 'timeline', subject),
      countOf(county, 'event', subject),
      countOf(county, 'deadline', subject),
    ]);

    const undone = county.database.inTransaction(async (tx) => {
      await nudge(county, tx, row);
      throw new Error('something else went wrong');
    });
    await expect(undone).rejects.toThrow('something else');
    expect(await rowOf(county, id)).toEqual(row);
    expect(
      await Promise.all([countOf(county, 'timeline', subject), countOf(county, 'event', subject), countOf(county, 'deadline', subject)]),
    ).toEqual(before);

    const moved = await county.database.inTransaction((tx) => nudge(county, tx, row));
    expect(moved).toEqual({ ...row, version: 2, urgent: 'bedridden' });
    expect(await rowOf(county, id)).toEqual(moved);
    expect(await countOf(county, 'timeline', subject)).toBe(2);
    expect(await countOf(county, 'event', subject)).toBe(2);
  });

  it('sets and meets deadlines in the same breath', async () => {
    const { id, her, subject } = await openMatter(county);
    const states = async () =>
      Object.fromEntries(
        (
          await county.database.query<{ kind: string; state: string }>(
            'SELECT kind, state FROM deadline WHERE region = ? AND subject = ?',
            [county.region, subject],
          )
        ).map(({ kind, state }) => [kind, state]),
      );
    expect(await states()).toEqual({ 'errand.dispatch': 'waiting', 'errand.first_call': 'waiting' });
    await her.errands.withdraw({ id });
    expect(await states()).toEqual({ 'errand.dispatch': 'met', 'errand.first_call': 'met' });
  });

  it('is won by exactly one of those who start from the same version', async () => {
    for (const racers of [2, 3, 5, 8]) {
      const { id, subject } = await openMatter(county);
      const row = await rowOf(county, id);
      const outcomes = await Promise.all(
        Array.from({ length: racers }, () => ending(county.database.inTransaction((tx) => nudge(county, tx, row)))),
      );
      expect(outcomes.sort()).toEqual([...Array(racers - 1).fill('MATTER_MOVED_ON'), 'ok']);
      expect(await rowOf(county, id)).toMatchObject({ version: 2 });
      expect(await countOf(county, 'timeline', subject)).toBe(2);
    }
  });

  it('refuses a row that has moved on, however long ago', async () => {
    const { id } = await openMatter(county);
    const old = await rowOf(county, id);
    await county.database.inTransaction((tx) => nudge(county, tx, old));
    await county.database.inTransaction(async (tx) => nudge(county, tx, await rowOf(county, id), null));
    expect(await ending(county.database.inTransaction((tx) => nudge(county, tx, old)))).toBe('MATTER_MOVED_ON');
  });

  it('is heard of in this process once it is committed, and never before', async () => {
    const { id, subject } = await openMatter(county);
    const heard: number[] = [];
    const deafen = onCommitted((event) => event.subject === subject && heard.push(event.no));
    const row = await rowOf(county, id);
    await county.database.inTransaction(async (tx) => {
      await nudge(county, tx, row);
      expect(heard).toEqual([]);
    });
    const undone = county.database.inTransaction(async (tx) => {
      await nudge(county, tx, await rowOf(county, id));
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(heard).toEqual([2]);
    deafen();
    await county.database.inTransaction(async (tx) => nudge(county, tx, await rowOf(county, id), null));
    expect(heard).toEqual([2]);
  });

  it('can be told again by its timeline alone', async () => {
    const { id, her, subject } = await openMatter(county);
    for (const urgent of ['bedridden', 'in_hospital', null] as const) {
      await county.database.inTransaction(async (tx) => nudge(county, tx, await rowOf(county, id), urgent));
    }
    await her.errands.withdraw({ id });
    const told = fold(await bodiesOf(county, subject));
    expect(told).toMatchObject({ state: 'withdrawn', version: 5, set: { urgent: null, endedBy: 'withdraw', agentPostId: null, level: 1 } });
    expect((await timelineOf(county, subject)).map((r) => r.no)).toEqual([1, 2, 3, 4, 5]);
  });
});

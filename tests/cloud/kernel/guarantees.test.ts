import assert from 'node:assert';
import { randomUUID } from 'node:crypto';
import { setDeadlines } from '../../../cloud/src/kernel/engine/deadline';
import { announceDeadline, DeadlinePoller } from '../../../cloud/src/kernel/engine/deadline.poller';
import { firstBroken, fold } from '../../../cloud/src/kernel/engine/timeline';
import type { Guarantee } from '../../../cloud/src/kernel/guarantees';
import { CHAT_CHECKS } from '../../kit/chat-checks';
import { type County, openCounty, openPlanted } from '../../kit/county';
import { INVARIANTS, only } from '../../kit/invariants';
import { bodiesOf, nudge, openMatter, rowOf, timelineOf, wireOf, without } from '../../kit/kernel';
import { ending } from '../../kit/matters';
import { aRequest } from '../../kit/requests';

let sound: County;
let planted: County;
beforeAll(async () => {
  sound = await openCounty();
  planted = await openPlanted(sound.service);
});
afterAll(() => sound.close());

const fired = new Map<string, number>();
beforeAll(() =>
  announceDeadline({
    kind: 'probe.wake',
    table: 'unit',
    fire: async (_, { subject }) => void fired.set(subject, (fired.get(subject) ?? 0) + 1),
  }),
);

/** Each throws where the promise is not kept. The same function runs with the promise in force and without it. */
const CHECKS: Record<Guarantee, (county: County) => Promise<void>> = {
  compareAndSet: async (county) => {
    const { id } = await openMatter(county);
    const row = await rowOf(county, id);
    const outcomes = await Promise.all([1, 2, 3].map(() => ending(county.database.inTransaction((tx) => nudge(county, tx, row)))));
    assert.deepEqual(outcomes.sort(), ['MATTER_MOVED_ON', 'MATTER_MOVED_ON', 'ok']);
  },

  timelineInTransaction: async (county) => {
    const { id, subject } = await openMatter(county);
    await county.database.inTransaction(async (tx) => nudge(county, tx, await rowOf(county, id)));
    const row = await rowOf(county, id);
    const { state, version, set } = fold(await bodiesOf(county, subject));
    assert.deepEqual({ state, version, urgent: set.urgent }, { state: row.state, version: row.version, urgent: row.urgent });
    assert.equal(firstBroken(await timelineOf(county, subject)), null);
  },

  oneClaimPerDeadline: async (county) => {
    const subjects = Array.from({ length: 20 }, () => `unit/${Math.floor(Math.random() * 1e15)}`);
    await county.database.inTransaction(async (tx) => {
      for (const subject of subjects) await setDeadlines(tx, county.region, subject, [{ kind: 'probe.wake', dueAt: county.now() }]);
    });
    const { database } = county;
    const { clock } = await county.service.get(DeadlinePoller);
    const pollers = [1, 2, 3].map(() => Object.assign(new DeadlinePoller(), { database, clock }));
    await Promise.all(pollers.map((poller) => poller.tick(county.region)));
    assert.deepEqual(
      subjects.map((subject) => fired.get(subject)),
      subjects.map(() => 1),
    );
  },

  oneEffectPerKey: async (county) => {
    const send = await wireOf(county, await county.resident());
    const [request, key] = [aRequest(county), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('/errands', request, key)));
    assert.deepEqual(
      answers.map((a) => a.status),
      answers.map(() => 200),
    );
    assert.equal(new Set(answers.map((a) => a.data.id)).size, 1);
  },

  scopeInQuery: async (county) => {
    const { id } = await openMatter(county);
    const stranger = await county.as(await county.resident('赵玉成'));
    assert.equal(await ending(stranger.errands.show({ id })), 'NOT_FOUND');
  },

  ...CHAT_CHECKS,
};

describe.each(Object.entries(CHECKS))('%s', (name, check) => {
  it('is kept', async () => {
    await expect(check(sound)).resolves.toBeUndefined();
  });

  it('is missed where it is taken away', async () => {
    await expect(without(name as Guarantee, () => check(planted))).rejects.toThrow(assert.AssertionError);
  });
});

describe('what went wrong on purpose', () => {
  it('is seen by the invariants that look at the database afterwards', async () => {
    const ask = <T>(sql: string, params: unknown[]) => planted.database.query<T>(sql, params);
    const broken: string[] = [];
    for (const { name, look } of INVARIANTS) if ((await look(ask, only(planted.region))).length > 0) broken.push(name);
    expect(broken).toContain('the timeline of every request tells its row');
    for (const { look } of INVARIANTS) expect(await look(ask, only(sound.region))).toEqual([]);
  });
});

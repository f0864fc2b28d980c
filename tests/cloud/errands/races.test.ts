import { STATE_WORDS } from 'shared-types/errands';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { ending, matterIn } from '../../kit/matters';
import { aRequest } from '../../kit/requests';
import { refusedWhile } from '../../kit/statements';

let county: County;
let service: County['service'] | undefined;
beforeEach(async () => {
  county = await openCounty({ service });
  service = county.service;
});
afterAll(() => service?.close());

const tally = (endings: string[]) => {
  const counts: Record<string, number> = {};
  for (const e of endings) counts[e] = (counts[e] ?? 0) + 1;
  return counts;
};
const ROUNDS = 500;
/** The order in which five phones reach the service changes with the round. */
const rotated = <T>(list: T[], by: number) => list.slice(by % list.length).concat(list.slice(0, by % list.length));

/** How one accept and some picks ended, the accept first. In every fifth round who was asked taps when somebody has had an answer. */
function raced(round: number, accept: () => Promise<unknown>, picks: (() => Promise<unknown>)[]) {
  const ahead = round % 5 === 0 ? undefined : ending(accept());
  const picked = rotated(picks, round).map((pick) => ending(pick()));
  return Promise.all([ahead ?? Promise.race(picked).then(() => ending(accept())), ...picked]);
}

/** Ten requests of one person, as they stand offered to him. */
async function tenOffered(his: ApiClient) {
  const her = await county.as(await county.resident());
  const sent = await Promise.all(Array.from({ length: 10 }, () => her.errands.send(aRequest(county))));
  await county.tick();
  const { offers } = await his.visits.offers();
  return sent.map(({ id }) => ({ id, offerId: offers.find((offer) => offer.errandId === id)?.id ?? '' }));
}

describe('one offered and five picking', () => {
  it(`has exactly one winner, ${ROUNDS} times`, async () => {
    const offered = await county.agent({ capacity: 10_000 });
    const picker = async () => county.as(await county.agent({ unit: county.units.town, capacity: 10_000 }));
    const pickers = await Promise.all([1, 2, 3, 4, 5].map(picker));
    const his = await county.as(offered);
    const won: string[] = [];
    for (let ten = 0; ten < ROUNDS / 10; ten++) {
      for (const { id, offerId } of await tenOffered(his)) {
        const accept = () => his.visits.accept({ id: offerId });
        const ends = await raced(
          won.length,
          accept,
          pickers.map((p) => () => p.visits.pick({ id })),
        );
        expect(tally(ends)).toEqual({ ok: 1, ALREADY_TAKEN: 5 });
        won.push(ends[0] === 'ok' ? 'offered' : 'picked');
      }
    }
    const [active] = await county.database.query<{ n: string }>("SELECT COUNT(*) AS n FROM offer WHERE region = ? AND state = 'accepted'", [
      county.region,
    ]);
    expect(Number(active?.n)).toBe(ROUNDS);
    // Both kinds of winner must have occurred, or the race was none.
    expect([...new Set(won)].sort()).toEqual(['offered', 'picked']);
  }, 300_000);
});

describe('a withdrawal that races an act', () => {
  it('lets one commit win and tells both why', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 30; round++) {
      county = await openCounty({ service });
      const { id, epoch, code, her, his } = await matterIn(county, 'on_the_way');
      const taps = [() => her.errands.withdraw({ id }), () => his.visits.arrive({ id, epoch, code })];
      const [first, second] = round % 2 ? [1, 0] : [0, 1];
      const endings = await Promise.all([taps[first]?.(), taps[second]?.()].map((c) => ending(c as Promise<unknown>)));
      // Arrival may come first and the withdrawal after it: both are then legal, one after the other.
      expect(endings).toContain('ok');
      for (const e of endings) expect(['ok', 'MATTER_MOVED_ON']).toContain(e);
      const { state } = await her.errands.show({ id });
      expect(['withdrawn', 'arrived']).toContain(state);
      seen.add(`${state} ${[...endings].sort().join(' ')}`);
      const [load] = await county.database.query<{ n: number }>(
        'SELECT CAST(l.active AS SIGNED) - (SELECT COUNT(*) FROM offer o WHERE o.region = l.region AND o.post_id = l.post_id AND o.state = ?) AS n FROM agent_load l WHERE l.region = ? ORDER BY ABS(n) DESC LIMIT 1',
        ['accepted', county.region],
      );
      expect(Number(load?.n)).toBe(0);
    }
    expect([...seen].some((s) => s.startsWith('withdrawn'))).toBe(true);
  }, 60_000);
});

describe('an expiry that races an accept', () => {
  it('is decided by the order of commits', async () => {
    for (let round = 0; round < 20; round++) {
      county = await openCounty({ service });
      const { id, offerId, his, her } = await matterIn(county, 'offered');
      const accepted = ending(his.visits.accept({ id: offerId }));
      const fired = county.clock(county.later(31));
      const [how] = await Promise.all([accepted, fired]);
      const { steps } = await her.errands.show({ id });
      const commands = steps.map((s) => s.command);
      expect(commands.includes('accept')).toBe(how === 'ok');
      expect(commands.includes('expire')).toBe(how !== 'ok');
    }
  }, 60_000);
});

describe('no two wait for each other', () => {
  const quarrels = (work: () => Promise<unknown>) => refusedWhile(county.database, work).then((all) => all.filter((one) => one === 1213));
  const times = <T>(n: number, make: (i: number) => Promise<T>) => Promise.all(Array.from({ length: n }, (_, i) => make(i)));

  it('when time is up just as somebody says yes', async () => {
    for (let round = 0; round < 5; round++) {
      county = await openCounty({ service });
      const { offerId, his } = await matterIn(county, 'offered');
      expect(await quarrels(() => Promise.all([ending(his.visits.accept({ id: offerId })), county.clock(county.later(31))]))).toEqual([]);
    }
  });

  it('when somebody takes on ten at once, and gives them back', async () => {
    const his = await county.as(await county.agent({ capacity: 10_000 }));
    const [first, ...others] = await tenOffered(his);
    await his.visits.accept({ id: first?.offerId ?? '' });
    expect(await quarrels(() => Promise.all(others.map(({ offerId }) => his.visits.accept({ id: offerId }))))).toEqual([]);
    const back = ({ id }: { id: string }) => his.visits.handUp({ id, epoch: 1, reason: 'too_hard', note: null });
    expect(await quarrels(() => Promise.all(others.map(back)))).toEqual([]);
  });

  it('when she looks from two telephones at what she has been told of', async () => {
    for (let round = 0; round < 5; round++) {
      county = await openCounty({ service });
      const { id, her } = await matterIn(county, 'accepted');
      await county.tick();
      expect(await quarrels(() => times(4, () => her.deliveries.seen({ subject: `errand/${id}` })))).toEqual([]);
    }
  });
});

describe('two taps on one button', () => {
  it('confirm once, and both are shown it', async () => {
    const { id, her } = await matterIn(county, 'done');
    const taps = await Promise.all([1, 2].map(() => her.errands.confirm({ id, outcome: 'solved' })));
    expect(taps.map(({ state, version }) => [state, version])).toEqual(Array(2).fill(['confirmed', taps[0]?.version]));
    expect(taps[0]?.steps.filter(({ command }) => command === 'confirm')).toHaveLength(1);
  });

  it('with two answers confirm one of them', async () => {
    const { id, her } = await matterIn(county, 'done');
    const taps = await Promise.allSettled((['solved', 'partly'] as const).map((outcome) => her.errands.confirm({ id, outcome })));
    const [lost, ...others] = taps.filter((tap) => tap.status === 'rejected');
    expect(others).toEqual([]);
    // Whoever lost hears what it has become, in words and not in an empty bracket.
    expect(lost?.reason).toMatchObject({ code: 'MATTER_MOVED_ON', message: expect.stringContaining(`「${STATE_WORDS.confirmed}」`) });
  });
});

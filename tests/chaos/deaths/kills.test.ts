import { type County, openCounty } from '../../kit/county';
import { storm } from '../../kit/storm';

const POINTS = [
  'mid-move',
  'before-commit',
  'after-commit',
  'before-engine',
  'after-claim',
  'after-fire',
  'after-reaction-claim',
  'after-reaction',
];
/** The how manieth passing of a point is the last. */
const HITS = [1, 2, 4, 7, 11];
const PLANS = HITS.flatMap((hit) => POINTS.map((point) => `${point}:${hit}`));

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

it(`loses nothing and does nothing twice when processes die ${PLANS.length} times at half-done moments`, async () => {
  const left = [...PLANS];
  const { wrong, answered } = await storm(county, {}, async (fleet, crowd) => {
    const dieInTurn = async (slot: number) => {
      for (let plan = left.shift(); plan; plan = left.shift()) await fleet.die(slot, plan);
      await fleet.start(slot);
    };
    await Promise.all([dieInTurn(0), dieInTurn(1)]);
    await crowd.more(20);
  });
  expect(wrong).toEqual({});
  expect(answered).toBeGreaterThan(150);
});

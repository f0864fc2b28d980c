import { type County, openCounty, openPlanted } from '../../kit/county';
import { brokenIn } from '../../kit/invariants';
import { without } from '../../kit/kernel';
import { Leaving } from '../../kit/leavers';
import { miswritten } from '../../kit/statements';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const ROUNDS = Number(process.env.ROUNDS ?? 500);
const AT_ONCE = 50;

async function leftBehind(where: County, rounds: number, comers: number) {
  const leaving = await Leaving.open(where, comers);
  try {
    while (leaving.rounds < rounds) await leaving.round(Math.min(AT_ONCE, comers));
    return leaving.leaks;
  } finally {
    leaving.close();
  }
}

it(`iC5 whoever leaves in the middle of a talk neither speaks, reads nor hears in it any more: ${ROUNDS} times`, async () => {
  expect(await leftBehind(county, ROUNDS, 2 * AT_ONCE)).toEqual({ speaks: [], reads: [], hears: [] });
  expect(await brokenIn(county)).toEqual([]);
}, 180_000);

describe('would notice a house', () => {
  it('that lets those who have left read on', async () => {
    const planted = await openPlanted(county.service);
    const mistake = [['m.live = 1 AND (b.id IS NOT NULL OR p.id IS NOT NULL)', 'm.joined_seq >= 0']] as const;
    const { reads, hears } = await miswritten(planted.database, mistake, () => leftBehind(planted, 2, 2));
    expect([reads.length, hears.length].every((n) => n > 0)).toBe(true);
  }, 60_000);

  it('that does not look who speaks', async () => {
    const planted = await openPlanted(county.service);
    const { speaks } = await without('membersSpeak', () => leftBehind(planted, 2, 2));
    expect(speaks.length).toBeGreaterThan(0);
  }, 60_000);
});

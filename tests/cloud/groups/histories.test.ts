import fc from 'fast-check';
import { histories, holdBack, lived, WHATS, type What } from '../../kit/chronicle';
import { type County, openCounty, openPlanted } from '../../kit/county';
import { brokenIn } from '../../kit/invariants';
import { miswritten } from '../../kit/statements';

let county: County;
beforeAll(async () => {
  county = await openCounty();
  await holdBack(county);
});
afterAll(() => county.close());

const SEED = Number(process.env.FC_SEED ?? 42);
/** These are for every day; the promise is proved by 1,000: `npm test long`. */
const HISTORIES = Number(process.env.HISTORIES ?? 25);

it(
  `iC7 whoever comes back knows what one knows who looks for the first time: ${HISTORIES} histories`,
  async () => {
    const happened = new Map<What, number>();
    const story = async (acts: Parameters<typeof lived>[1]) => expect(await lived(county, acts, happened)).toEqual([]);
    await fc.assert(fc.asyncProperty(histories, story), { numRuns: HISTORIES, seed: SEED, endOnFailure: true });
    expect(WHATS.filter((what) => (happened.get(what) ?? 0) < 2)).toEqual([]);
  },
  120_000 + 1_000 * HISTORIES,
);

it('would notice a change that is in the log and not in the row', async () => {
  const planted = await openPlanted(county.service);
  await holdBack(planted);
  const [found] = fc.sample(histories, { numRuns: 1, seed: SEED });
  const acts = [
    { what: 'say', who: 0, pick: 1, looks: true },
    { what: 'recall', who: 0, pick: 0, looks: false },
    ...(found ?? []),
  ] as const;
  const mistake = [['UPDATE chat_message SET state = ?', 'UPDATE chat_message SET state = COALESCE(state, ?)']] as const;
  expect(await miswritten(planted.database, mistake, () => lived(planted, acts))).not.toEqual([]);
  expect(await brokenIn(planted)).toContain('iC7 every message stands as the last change of it says');
}, 60_000);

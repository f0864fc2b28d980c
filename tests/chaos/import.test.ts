import { type County, type Held, openCounty } from '../kit/county';
import { Fleet } from '../kit/fleet';
import { until } from '../kit/line';
import { aRow, bring, csvOf } from '../kit/sheets-of-firms';

const ROWS = 5_000;
let county: County;
let chief: Held;
beforeAll(async () => {
  county = await openCounty({ at: new Date(Date.now() - 60_000).toISOString() });
  chief = await county.administrator();
});
afterAll(() => county.close());

const firms = async () => {
  const [row] = await county.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM firm WHERE region = ?', [county.region]);
  return Number(row?.n);
};

/** Where processes die: in the middle of the first two thousand rows, of the second, and of those again. */
const PLANS = [
  ['mid-import:2', 0],
  ['mid-import:6', 2_000],
  ['mid-import:3', 2_000],
] as const;

it('xJ7 goes on where it was killed: every row once, and taken back as a whole', async () => {
  const { id } = await bring(county, chief, csvOf(Array.from({ length: ROWS }, () => aRow())));
  const theirs = await county.as(chief);
  const fleet = new Fleet();
  const state = async () => (await theirs.firmImports.show({ id })).state;
  try {
    await theirs.firmImports.write({ id, leaveOutWrong: false });
    for (const [plan, written] of PLANS) {
      await fleet.die(0, plan);
      expect(await firms()).toBe(written);
    }
    await fleet.start(0);
    await until(async () => (await state()) === 'done' || undefined, 'the import to end', 30_000);
    expect(await firms()).toBe(ROWS);
    expect(await theirs.firmImports.show({ id })).toMatchObject({ done: ROWS, added: ROWS });

    await fleet.end(0);
    await theirs.firmImports.undo({ id });
    const [, [plan, gone]] = PLANS;
    await fleet.die(0, plan);
    expect(await firms()).toBe(ROWS - gone);
    await fleet.start(0);
    await until(async () => (await state()) === 'undone' || undefined, 'the import to be taken back', 30_000);
    expect(await firms()).toBe(0);
  } finally {
    await fleet.end(0);
  }
}, 120_000);

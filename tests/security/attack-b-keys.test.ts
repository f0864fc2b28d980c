import { writes } from 'shared-types/kernel/contract';
import { newKey } from '../../miniapp/src/kernel/once';
import { aim, EVERY_CALL, type Target } from '../kit/attack';
import { type County, openCounty } from '../kit/county';
import { routeOf } from '../kit/routes';
import { standing } from '../kit/standing';

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterAll(() => first.close());

const changing = Object.keys(EVERY_CALL).filter((name) => !name.includes('@') && writes(routeOf(name)));

/** How many rows of each table a call leaves behind. */
async function rowsLeftBy(target: Target, call: () => Promise<unknown>) {
  const count = async () => Object.entries(await standing(target)).map(([table, is]) => [table, Number(is.split(' ')[0])] as const);
  const before = new Map(await count());
  await call();
  return Object.fromEntries(
    (await count()).filter(([table, n]) => n !== before.get(table)).map(([table, n]) => [table, n - (before.get(table) ?? 0)]),
  );
}

describe.each(changing)('%s', (name) => {
  it('xB15 V2.3.4 made four times at once under one key has the effect of one', async () => {
    const [alone, crowd] = [await aim(name, first), await aim(name, first)];
    const one = await rowsLeftBy(alone, () => alone.fire());
    const [key, statuses] = [newKey(), [] as number[]];
    const many = await rowsLeftBy(crowd, async () => {
      for (const { status } of await Promise.all([1, 2, 3, 4].map(() => crowd.fire(crowd.args, { key })))) statuses.push(status);
    });
    expect({ statuses, left: many }).toEqual({ statuses: [200, 200, 200, 200], left: one });
  }, 30_000);

  it('xB15 without a key, or with one that is none, is refused, unless it repeats harmlessly by itself', async () => {
    const target = await aim(name, first);
    const before = await standing(target);
    for (const key of ['', 'short', 'x'.repeat(300), '1234567890123456;', "' OR '1'='1' -- x"]) {
      const { status, body } = await target.fire(target.args, { key });
      if (status === 200) return expect(await rowsLeftBy(target, () => target.fire(target.args, { key }))).toEqual({});
      expect({ key, status, code: body.code }).toEqual({ key, status: 422, code: 'KEY_MISSING' });
    }
    expect(await standing(target)).toEqual(before);
  }, 30_000);
});

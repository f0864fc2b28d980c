import { Database } from '../../cloud/src/kernel/db/database';
import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { currentRequest } from '../../cloud/src/kernel/request';
import { aim, EVERY_CALL, type Target } from '../kit/attack';
import { type County, openCounty } from '../kit/county';
import { until } from '../kit/line';
import { routeOf } from '../kit/routes';
import { heldBack } from '../kit/statements';
import { untouched } from '../kit/untouched';

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => first.close());

const names = Object.keys(EVERY_CALL);
const SECRET = "13900001111 SELECT * FROM person WHERE name = '云桂兰'";
const broken = () => {
  throw new Error(SECRET);
};

/** Fires once, and expects the words for a fault that is ours and nothing of what it was. */
async function breaks(target: Target) {
  const { status, body, text } = await target.fire();
  expect({ status, code: body.code }).toEqual({ status: 500, code: 'INTERNAL' });
  expect(text).not.toMatch(/1390000|桂兰|Error/);
  await until(() => heldBack(first.database) === 0 || undefined, 'every connection to be given back');
}

/** A guess at a code counts whatever becomes of it: else somebody could guess for ever by breaking off. */
const COUNTED = ['secondFactor.confirm', 'secondFactor.verify', 'visits.arrive'];

/** A code of WeChat's is spent by the question, whatever becomes of the call; one of a telephone is good for half a minute. */
const SPENT = ['wechat.enter', 'wechat.enterByPhone', 'secondFactor.confirm', 'secondFactor.verify'];

/** Every transaction breaks just before it would be kept. */
function breakCommits() {
  const whole = Database.prototype.inTransaction;
  let met = 0;
  jest.spyOn(Database.prototype, 'inTransaction').mockImplementation(function (this: Database, work: (tx: Tx) => Promise<unknown>) {
    return whole.call(this, async (tx) => {
      await work(tx);
      met++;
      broken();
    });
  });
  return () => met;
}

it.each(names)('xK5 V16.5.2 %s that breaks on its first question to the database says so and no more', async (name) => {
  const target = await untouched(name, first);
  const { query, run, inTransaction } = Database.prototype;
  let met = 0;
  const once = () => {
    met++;
    return Promise.reject(new Error(SECRET));
  };
  jest.spyOn(Database.prototype, 'query').mockImplementation(function (this: Database, ...args) {
    return currentRequest() ? once() : (query.apply(this, args as never) as never);
  });
  jest.spyOn(Database.prototype, 'run').mockImplementation(function (this: Database, ...args) {
    return currentRequest() ? once() : run.apply(this, args);
  });
  jest.spyOn(Database.prototype, 'inTransaction').mockImplementation(function (this: Database, work) {
    return currentRequest() ? once() : inTransaction.call(this, work);
  });
  const { status } = await target.fire();
  jest.restoreAllMocks();
  expect({ name, status }).toEqual({ name, status: met > 0 ? 500 : 200 });
  if (met > 0) await target.isUntouched();
});

it.each(names.filter((name) => !COUNTED.includes(name)))('xK5 V16.5.3 %s that breaks before it is kept has done nothing', async (name) => {
  const target = await untouched(name, first);
  const met = breakCommits();
  const { status } = await target.fire();
  if (met() === 0) return expect(status).toBe(200);
  expect(status).toBe(500);
  jest.restoreAllMocks();
  await target.isUntouched();
  await until(() => heldBack(first.database) === 0 || undefined, 'every connection to be given back');
});

it.each(names)('xK5 V16.5.1 %s that breaks while it answers says so and no more', async (name) => {
  const target = await (SPENT.includes(name) ? aim : untouched)(name, first);
  jest.spyOn(routeOf(name).response, 'parse').mockImplementation(broken);
  await breaks(target);
});

import type { County } from '../county';
import { aFirm, bound } from '../firms';
import { aRow, bring, brought, csvOf } from '../sheets-of-firms';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;

/** A staff member bound to the firm of a verified owner. */
const staffed = async (county: County) => {
  const owned = await bound(county);
  const { bond } = await bound(county, { state: 'asked', part: 'staff', firm: owned.firm });
  return { ...owned, bondId: bond.id };
};
const waits = async (county: County) => (await bound(county, { state: 'asked' })).bond;
const office = (county: County) => county.clerk(county.units.town);

/** A sheet that was read, or written. */
const sheet = async (county: County, written: boolean) => {
  const caller = await county.administrator();
  return { caller, ...(await (written ? brought : bring)(county, caller, csvOf([aRow()]))) };
};

/** How to make every call about firms, and who acts for them, succeed. */
export const FIRM_CALLS: Record<string, Prepare> = {
  'firms.mine': async (county) => ({ caller: (await bound(county)).person, args: {} }),
  'firms.claim': async (county) => ({ caller: await county.resident(), args: { uscc: (await aFirm(county)).uscc, part: 'owner' } }),
  'firms.begin': async (county) => ({
    caller: await county.resident(),
    args: { name: '老刘修鞋', division: county.places.village, trade: '修鞋配钥匙' },
  }),
  'firms.leave': async (county) => {
    const { person, bond } = await bound(county);
    return { caller: person, args: { id: bond.id } };
  },
  'firms.people': async (county) => {
    const { person, firm } = await bound(county);
    return { caller: person, args: { id: firm.id } };
  },
  'firms.people@clerk': async (county) => ({ caller: await office(county), args: { id: (await bound(county)).firm.id } }),
  'firms.dismiss': async (county) => {
    const { person, bondId } = await staffed(county);
    return { caller: person, args: { id: bondId } };
  },
  'firms.dismiss@clerk': async (county) => ({ caller: await office(county), args: { id: (await staffed(county)).bondId } }),
  'firms.waiting': async (county) => {
    const { id } = await waits(county);
    const holds = (reply: never) => (reply as { asked: { bondId: string }[] }).asked.some((row) => row.bondId === id);
    return { caller: await office(county), args: {}, holds };
  },
  'firms.decide': async (county) => ({ caller: await office(county), args: { id: (await waits(county)).id, verified: true } }),
  'firms.find': async (county) => ({ caller: await office(county), args: { words: (await aFirm(county)).uscc } }),
  'firmImports.list': async (county) => ({ caller: await county.administrator(), args: {} }),
  'firmImports.show': async (county) => {
    const { caller, id } = await sheet(county, false);
    return { caller, args: { id } };
  },
  'firmImports.write': async (county) => {
    const { caller, id } = await sheet(county, false);
    return { caller, args: { id, leaveOutWrong: true } };
  },
  'firmImports.undo': async (county) => {
    const { caller, id } = await sheet(county, true);
    return { caller, args: { id } };
  },
};

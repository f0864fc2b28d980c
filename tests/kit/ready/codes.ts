import type { County } from '../county';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;

const printed = async (county: County) => {
  const caller = await county.dispatcher();
  const { code } = await (await county.as(caller)).codes.make({ kind: 'unit', id: county.units.station });
  return { caller, code };
};

/** How to make every call about printed codes succeed. */
export const CODE_CALLS: Record<string, Prepare> = {
  'codes.list': async (county) => {
    const { caller, code } = await printed(county);
    const holds = (reply: never) => (reply as { codes: { code: string }[] }).codes.some((row) => row.code === code);
    return { caller, args: { unit: county.units.station }, holds };
  },
  'codes.make': async (county) => ({ caller: await county.dispatcher(), args: { kind: 'unit', id: county.units.station } }),
  'codes.revoke': async (county) => {
    const { caller, code } = await printed(county);
    return { caller, args: { code } };
  },
  'codes.sheet': async (county) => ({ caller: await county.dispatcher(), args: { sheet: 'point', id: county.units.station } }),
};

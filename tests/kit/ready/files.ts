import type { County } from '../county';
import { aPdf, sent } from '../uploads';
import type { Ready } from './ready';

/** Links to a document one has just sent. */
export const FILE_CALLS: Record<string, (county: County) => Promise<Ready>> = {
  'files.links': async (county) => {
    const caller = await county.resident();
    const { id } = await sent(county, caller, aPdf());
    return { caller, args: { ids: id }, holds: (reply) => (reply as { links: { id: string }[] }).links.some((link) => link.id === id) };
  },
};

import type { County } from '../county';
import { openTalk } from '../talk';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;

const look =
  (args: (county: County) => Record<string, unknown> = () => ({})): Prepare =>
  async (county) => ({ caller: await county.administrator(), args: args(county) });

/** About a group that is led by the bureau and owned by one of its clerks, as nobody has changed it yet. */
const upon =
  (args: (county: County) => Promise<Record<string, unknown>> | Record<string, unknown>): Prepare =>
  async (county) => {
    const { groupId } = await openTalk(county);
    return { caller: await county.administrator(), args: { id: groupId, version: 1, why: '区里新发了文', ...(await args(county)) } };
  };

/** What a group is founded upon, with one thing changed in each. */
export const founded = { about: null, document: '宣政办〔2026〕7号', documentOn: '2026-02-10', cap: 500, historyDays: 30 };

/** How to make every call about the founding of groups succeed. */
export const FOUNDING_CALLS: Record<string, Prepare> = {
  'foundings.list': look(),
  'foundings.units': look(),
  'foundings.clerks': look(({ units }) => ({ unit: units.bureau })),
  'foundings.show': async (county) => ({ caller: await county.administrator(), args: { id: (await openTalk(county)).groupId } }),
  'foundings.settle': upon(() => founded),
  'foundings.lead': upon(({ units }) => ({ unitId: units.town })),
  'foundings.sit': upon(({ units }) => ({ unitIds: [units.town] })),
  'foundings.appoint': upon(async (county) => ({ postId: (await county.clerk(county.units.town)).postId, part: 'deputy' })),
  'foundings.archive': upon(() => ({ archived: true })),
};

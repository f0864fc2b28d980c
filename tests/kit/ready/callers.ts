import type { County } from '../county';
import { type Matter, matterIn } from '../matters';
import { anIntake } from '../requests';
import { newPhone } from '../sign-in';
import type { Prepare } from './ready';

/** The caller's matter, found by its number, so that the desk has it before it. */
const called =
  (bring: (county: County) => Promise<Matter>, args: (matter: Matter) => Record<string, unknown>): Prepare =>
  async (county) => {
    const matter = await bring(county);
    return { caller: await county.dispatcher(), args: { id: matter.id, ...args(matter) }, matter };
  };

const numberOf = async ({ her, id }: Matter) => (await her.errands.show({ id })).number;
const alarmed = (county: County) => matterIn(county, 'accepted', { alarmed: true });

const stopped = async (county: County) => {
  const matter = await alarmed(county);
  await matter.his.visits.stop({ id: matter.id, epoch: matter.epoch, reason: '家里人说不办了' });
  return matter;
};

/** How to make each call for somebody at the other end of the line succeed. */
export const CALLER_CALLS: Record<string, Prepare> = {
  'callers.takeIn': async (county) => ({
    caller: await county.dispatcher(),
    args: { ...anIntake(county, { name: '云秀英', phone: newPhone() }) },
  }),
  'callers.byNumber': async (county) => {
    const matter = await matterIn(county, 'accepted');
    return { caller: await county.dispatcher(), args: { number: await numberOf(matter) }, matter };
  },
  'callers.byPhone': async (county) => {
    const matter = await matterIn(county, 'accepted');
    const holds = (reply: never) => (reply as { errands: { id: string }[] }).errands.some(({ id }) => id === matter.id);
    return { caller: await county.dispatcher(), args: { phone: matter.villager.phone }, matter, holds };
  },
  'callers.withdraw': called(alarmed, () => ({ reason: '打电话来说不用了' })),
  'callers.resume': called(stopped, () => ({})),
  'callers.askTime': called(alarmed, () => ({ day: null, part: 'morning' })),
};

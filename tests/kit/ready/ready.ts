import type { ErrandState } from 'shared-types/errands';
import type { County, Held, Person } from '../county';
import { type Matter, matterIn } from '../matters';
import { aRequest } from '../requests';
import { CALLER_CALLS } from './callers';

/** A call that is about to succeed: who makes it, with what, and on which matter. */
export interface Ready {
  /** Null: a visitor. A holder acts in the post. */
  caller: Person | Held | null;
  args: Record<string, unknown>;
  matter?: Matter;
  /** A list: whether the reply holds what it is about. */
  holds?: (reply: never) => boolean;
}
export type Prepare = (county: County) => Promise<Ready>;
type Given = Record<string, unknown>;

const asVillager =
  (state: ErrandState, args: Given): Prepare =>
  async (county) => {
    const matter = await matterIn(county, state);
    return { caller: matter.villager, args: { id: matter.id, ...args }, matter };
  };

const asAgent =
  (state: ErrandState, args: (matter: Matter, county: County) => Given): Prepare =>
  async (county) => {
    const matter = await matterIn(county, state);
    return { caller: matter.agent, args: { id: matter.id, ...args(matter, county) }, matter };
  };
const act =
  (state: ErrandState, args: (matter: Matter, county: County) => Given = () => ({})): Prepare =>
  (county) =>
    asAgent(state, (matter) => ({ epoch: matter.epoch, ...args(matter, county) }))(county);

const atDesk =
  (bring: (county: County) => Promise<Matter>, args: (matter: Matter) => Given): Prepare =>
  async (county) => {
    const matter = await bring(county);
    return { caller: await county.dispatcher(), args: { id: matter.id, ...args(matter) }, matter };
  };
const open = (county: County) => matterIn(county, 'open');

/** Called and asked for a time, so that one can be agreed. */
const contacted: Prepare = async (county) => {
  const matter = await matterIn(county, 'accepted');
  await matter.his.visits.contact({ id: matter.id, epoch: matter.epoch, consents: true });
  const [from, to] = [county.later(60).toISOString(), county.later(120).toISOString()];
  return { caller: matter.agent, args: { id: matter.id, epoch: matter.epoch, from, to }, matter };
};

const stopped: Prepare = async (county) => {
  const matter = await matterIn(county, 'accepted');
  await matter.his.visits.stop({ id: matter.id, epoch: matter.epoch, reason: '家里人说不办了' });
  return { caller: matter.villager, args: { id: matter.id }, matter };
};

/** Done, and nobody has said a word for two working days. */
const silent = async (county: County) => {
  const matter = await matterIn(county, 'done');
  await county.clock('2026-11-26T10:00:00+08:00');
  return matter;
};

/** Nobody took it at first, so the desk watches; then a time was agreed. */
const watched = async (county: County) => {
  const matter = await matterIn(county, 'offered');
  await matter.his.visits.decline({ id: matter.offerId, reason: 'busy' });
  await county.tick();
  matter.epoch = (await matter.his.visits.pick({ id: matter.id })).epoch;
  await matter.his.visits.contact({ id: matter.id, epoch: matter.epoch, consents: true });
  await matter.his.visits.agree({
    id: matter.id,
    epoch: matter.epoch,
    from: county.later(60).toISOString(),
    to: county.later(120).toISOString(),
  });
  return matter;
};

const inList =
  (id: string, key: string, by = 'id') =>
  (reply: never) =>
    (reply as Record<string, Given[]>)[key]!.some((row) => row[by] === id);

/** How to make each call on a matter succeed. `name@role` is the same call as somebody else. */
export const MATTER_CALLS: Record<string, Prepare> = {
  'errands.send': async (county) => ({ caller: await county.resident(), args: { ...aRequest(county) } }),
  'errands.show': asVillager('accepted', {}),
  'errands.show@agent': asAgent('accepted', () => ({})),
  'errands.show@dispatcher': atDesk(open, () => ({})),
  'errands.mine': async (county) => {
    const { villager, id } = await open(county);
    return { caller: villager, args: {}, holds: inList(id, 'errands') };
  },
  'errands.withdraw': asVillager('accepted', { reason: '不用了' }),
  'errands.resume': stopped,
  'errands.askTime': asVillager('agreed', { day: null, part: 'any' }),
  'errands.confirm': asVillager('done', { outcome: 'solved' }),
  'visits.day': async (county) => {
    const { agent, id } = await matterIn(county, 'agreed');
    return { caller: agent, args: {}, holds: inList(id, 'visits') };
  },
  'visits.offers': async (county) => {
    const { agent, id } = await matterIn(county, 'offered');
    return { caller: agent, args: {}, holds: inList(id, 'offers', 'errandId') };
  },
  'visits.accept': asAgent('offered', ({ offerId }) => ({ id: offerId })),
  'visits.decline': asAgent('offered', ({ offerId }) => ({ id: offerId, reason: 'busy' })),
  'visits.pool': async (county) => {
    const { agent, id } = await open(county);
    return { caller: agent, args: {}, holds: inList(id, 'errands', 'errandId') };
  },
  'visits.pick': asAgent('open', () => ({})),
  'visits.contact': act('accepted', () => ({ consents: true })),
  'visits.agree': contacted,
  'visits.setOut': act('agreed'),
  'visits.arrive': act('on_the_way', ({ code }) => ({ code })),
  'visits.miss': act('on_the_way'),
  'visits.relocate': act('accepted', (_, { places }) => ({ division: places.nextVillage })),
  'visits.handUp': act('accepted', () => ({ reason: 'too_hard', note: '要去区里办' })),
  'visits.stop': act('accepted', () => ({ reason: '家里人说不办了' })),
  'visits.finish': act('arrived', () => ({ outcome: 'solved' })),
  'visits.reveal': asAgent('accepted', () => ({ why: 'call' })),
  'visits.reveal@dispatcher': atDesk(open, () => ({ why: 'verify' })),
  'desk.list': async (county) => {
    const { id } = await open(county);
    return { caller: await county.dispatcher(), args: { list: 'unassigned' }, holds: inList(id, 'errands') };
  },
  'desk.decisions': atDesk(open, () => ({})),
  'desk.candidates': atDesk(open, () => ({})),
  'desk.designate': atDesk(open, ({ agent }) => ({ postId: agent.postId, reason: '离得近' })),
  'desk.hurry': atDesk(open, () => ({ urgent: 'bedridden', reason: '家里人打来电话' })),
  'desk.callBack': atDesk(silent, () => ({ outcome: 'solved' })),
  'desk.readCode': atDesk(watched, () => ({})),
  ...CALLER_CALLS,
};

import { writes } from 'shared-types/kernel/contract';
import { type County, openCounty } from '../kit/county';
import { OTHER_CALLS } from '../kit/ready/else';
import { MATTER_CALLS } from '../kit/ready/ready';
import { allRoutes } from '../kit/routes';
import { openTalk, saying } from '../kit/talk';
import { toldIn } from '../kit/told';

const CALLS = { ...MATTER_CALLS, ...OTHER_CALLS };

/** `shown`: what is true already is shown, and nothing is written; `said`: nothing is written, and the answer says so. `once more`: another one, or another look, is what the second tap asks for. */
type Answer = 'shown' | 'said' | 'once more';
/** What every write of these rooms answers to a second tap under a key of its own: by the same person, with the same words. */
const SECOND: Record<string, Answer> = {
  'errands.send': 'once more',
  'errands.withdraw': 'shown',
  'errands.resume': 'shown',
  'errands.askTime': 'shown',
  'errands.confirm': 'shown',
  'visits.accept': 'shown',
  'visits.decline': 'shown',
  'visits.pick': 'shown',
  'visits.contact': 'shown',
  'visits.agree': 'shown',
  'visits.setOut': 'shown',
  'visits.arrive': 'shown',
  'visits.miss': 'shown',
  'visits.relocate': 'shown',
  'visits.handUp': 'shown',
  'visits.stop': 'shown',
  'visits.finish': 'shown',
  'visits.reveal': 'once more',
  'desk.designate': 'shown',
  'desk.hurry': 'shown',
  'desk.callBack': 'shown',
  'desk.readCode': 'once more',
  'callers.takeIn': 'once more',
  'callers.byNumber': 'shown',
  'callers.byPhone': 'shown',
  'callers.withdraw': 'shown',
  'callers.resume': 'shown',
  'callers.askTime': 'shown',
  'tickets.raise': 'shown',
  'tickets.take': 'shown',
  'tickets.answer': 'shown',
  'tickets.merge': 'shown',
  'tickets.confirm': 'shown',
  'tickets.hide': 'shown',
  'tickets.withdraw': 'shown',
  'questions.settle': 'shown',
  'groups.read': 'shown',
  'groups.speakFor': 'shown',
  'groups.setOrder': 'shown',
  'groups.askIn': 'shown',
  'messages.say': 'shown',
  'messages.recall': 'shown',
  'messages.notify': 'shown',
  'messages.readNotice': 'shown',
  'messages.remind': 'shown',
  'messages.answer': 'shown',
  'messages.unpin': 'shown',
  'threads.open': 'shown',
  'asides.write': 'shown',
  'order.bringWords': 'said',
  'order.mute': 'shown',
  'order.hide': 'shown',
  'order.report': 'shown',
  'order.appeal': 'shown',
  'order.appealMute': 'shown',
  'order.judgeMute': 'shown',
  'order.decide': 'shown',
  'order.settle': 'shown',
  'order.evidence': 'once more',
  'notices.read': 'shown',
};
const ROOMS = ['errands', 'visits', 'desk', 'callers', 'tickets', 'groups', 'messages', 'threads', 'asides', 'order', 'questions', 'weeks'];

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterAll(() => first.close());

/** A call about to be made, in a county of its own. */
async function readied(name: string) {
  const county = await openCounty({ service: first.service });
  const { caller, args } = await CALLS[name]!(county);
  const client = (await county.as(caller!)) as unknown as Record<string, Record<string, (args: object) => Promise<object>>>;
  const [room = '', call = ''] = name.split('.');
  return { county, tap: () => client[room]![call]!(args) };
}

/** Makes it, and once more. */
async function twice(name: string) {
  const { county, tap } = await readied(name);
  const one = await tap();
  const before = await toldIn(county);
  const other = await tap();
  return { one, other, before, after: await toldIn(county) };
}
/** Whether it had been said before is all that may differ. */
const plain = (reply: object) => ({ ...reply, again: undefined });

describe('a second tap under a key of its own', () => {
  it('is thought of for every write', () => {
    const all = allRoutes.filter(({ name, route }) => ROOMS.includes(name.split('.')[0] ?? '') && writes(route)).map(({ name }) => name);
    expect([...all, 'notices.read'].sort()).toEqual(Object.keys(SECOND).sort());
  });

  it.each(Object.entries(SECOND).filter(([, answer]) => answer !== 'once more'))('%s writes nothing: it is %s', async (name, answer) => {
    const { one, other, before, after } = await twice(name);
    expect(after).toEqual(before);
    if (answer === 'shown') expect(plain(other)).toEqual(plain(one));
    else expect(other).toMatchObject({ added: 0, changed: 0, same: 1 });
  });

  it.each(Object.entries(SECOND).filter(([, answer]) => answer === 'once more'))('%s is done once more', async (name) => {
    const { before, after } = await twice(name);
    expect(after).not.toEqual(before);
  });
});

describe('two taps at once under keys of their own', () => {
  it('are both shown the one thing that was done', async () => {
    for (const name of [
      'visits.pick',
      'visits.accept',
      'visits.decline',
      'visits.setOut',
      'errands.confirm',
      'tickets.take',
      'tickets.raise',
    ]) {
      const { county, tap } = await readied(name);
      const before = await toldIn(county);
      const ends = await Promise.all([1, 2, 3].map(tap));
      const steps = (await toldIn(county)).timeline! - before.timeline!;
      expect([name, new Set(ends.map((end) => JSON.stringify(end))).size, steps]).toEqual([name, 1, 1]);
    }
  });

  it('say what was said under one name once', async () => {
    const county = await openCounty({ service: first.service });
    const talk = await openTalk(county);
    const words = saying(talk.groupId, '收到');
    const ends = await Promise.all([1, 2, 3].map(() => talk.his.messages.say(words)));
    expect(new Set(ends.map(({ entry }) => entry.seq)).size).toBe(1);
  });
});

import { newKey } from '../../miniapp/src/kernel/once';
import type { County } from '../kit/county';
import type { Member } from '../kit/makers.groups';
import { aNotice } from '../kit/ready/groups';
import { fill, saying, type Talk } from '../kit/talk';
import { aPdf, aPhoto, mp3, sent } from '../kit/uploads';
import { openMeasured } from '../kit/weapp/measured';
import type { Phone, Phones } from '../kit/weapp/phone';
import { GROUP, inTalk, openOwner, TALK } from '../kit/weapp/talk';

const KB = 1024;
let county: County;
let phones: Phones;
let talk: Talk;
let owner: Member;
const measured = openMeasured('bytes that cross to the screen, in groups');
const { within } = measured;
beforeEach(async () => {
  ({ county, phones, talk, owner } = await openOwner(county));
});
afterEach(() => phones.close());
afterAll(() => {
  measured.print();
  return county.close();
});

const crossed = (phone: Phone, since: number) => phone.crossings.slice(since).filter(({ route }) => route === TALK);
const sumOf = (sizes: { bytes: number }[]) => sizes.reduce((sum, { bytes }) => sum + bytes, 0);

describe('a group on a phone', () => {
  it('costs little to look at, and next to nothing for one message more', async () => {
    await fill(county, talk, 60);
    const hers = await phones.of(owner);
    await hers.tap('交流群');
    await hers.sees(GROUP, 'tabs/groups');
    const first = hers.crossings.length;
    await hers.tap(GROUP);
    await hers.sees('从前的第 60 句', TALK);
    await hers.rests();
    within('first screen of a talk, thirty lines', sumOf(crossed(hers, first)), 15 * KB);

    const neighbour = await talk.member('钱多多', '多多超市');
    const theirs = await county.as(neighbour);
    const begins = hers.crossings.length;
    await theirs.messages.say(saying(talk.groupId, '我先说一句'));
    await hers.sees('我先说一句', TALK);
    await hers.rests();
    within('one message more, of a firm nobody has seen yet', sumOf(crossed(hers, begins)), 400);
    const mark = hers.crossings.length;
    await theirs.messages.say(saying(talk.groupId, '我家也停了,从早上六点到现在'));
    await hers.sees('我家也停了', TALK);
    within('one message more, of the same person', sumOf(crossed(hers, mark)), 400);
    const again = hers.crossings.length;
    await talk.his.messages.say(saying(talk.groupId, '在查线路,十一点前接好'));
    await hers.sees('十一点前接好', TALK);
    within('one message more, with a face and a badge', sumOf(crossed(hers, again)), 400);
    const history = hers.crossings.length;
    await hers.tap('看更早的消息');
    await hers.sees('从前的第 1 句', TALK);
    within('thirty lines of history', sumOf(crossed(hers, history)), 15 * KB);
  });
});

describe('a line of each kind', () => {
  it('costs little too', async () => {
    const neighbour = await talk.member('钱多多', '多多超市');
    const theirs = await county.as(neighbour);
    const hers = await phones.of(owner);
    await inTalk(hers);
    const { entry } = await theirs.messages.say(saying(talk.groupId, '南关又停电了'));
    await hers.sees('南关又停电了', TALK);
    const says = (content: object) => theirs.messages.say({ id: talk.groupId, clientId: newKey(), ...content });
    // What staff send needs nobody's look first; a firm's would show only that it waits.
    const file = async (bytes: Buffer) =>
      talk.his.messages.say({ id: talk.groupId, clientId: newKey(), fileId: (await sent(county, talk.keeper, bytes)).id });
    const place = { name: '北关市场', address: '北关街 5 号', latitude: 40.6, longitude: 115 };
    const raised = { groupId: talk.groupId, seqs: [entry.seq], title: '南关又停电了', words: '从早上六点到现在', hidden: false };
    const kinds: [string, string, () => Promise<unknown>][] = [
      ['a photo', '照片,点开看大图', async () => file(await aPhoto())],
      ['a voice', '语音,3 秒,点一下听', () => file(mp3(3))],
      ['a document', '千字节', () => file(aPdf())],
      ['a place', '北关街 5 号', () => says({ place })],
      ['an answer to somebody', '十一点前接好', () => says({ text: '十一点前接好', reply: entry.seq })],
      ['the matter it became', '诉求 ', async () => void ((await theirs.tickets.raise(raised)) && (await county.tick()))],
    ];
    for (const [what, seen, act] of kinds) {
      await hers.rests();
      const mark = hers.crossings.length;
      await act();
      await hers.until(() => hers.node(seen) !== undefined, seen);
      await hers.rests();
      within(what, sumOf(crossed(hers, mark)), 800);
    }
  });

  it('costs no more where it is folded under a notice, or put at the end of an open thread', async () => {
    const hers = await phones.of(owner);
    const theirs = await county.as(await talk.member('钱多多', '多多超市'));
    const { entry: notice } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) });
    for (let i = 0; i < 6; i++) await theirs.messages.say(saying(talk.groupId, `后面的第 ${i} 句`));
    await inTalk(hers);
    await hers.sees('后面的第 5 句', TALK);
    const replies = async (what: string, words: string, seen: string, bar = 400) => {
      await hers.rests();
      const mark = hers.crossings.length;
      await theirs.messages.say(saying(talk.groupId, words, { reply: notice.seq }));
      await hers.until(() => hers.text().includes(seen), seen);
      await hers.rests();
      within(what, sumOf(crossed(hers, mark)), bar);
    };
    await replies('the first reply to a notice, folded', '我家查过了', '看 1 条回复', 800);
    await replies('one reply more, folded', '又查了一遍', '看 2 条回复');
    await hers.tap('看 2 条回复,2 条是新的');
    await hers.sees('又查了一遍', TALK);
    await replies('one reply more, in an open thread', '真的没有问题', '真的没有问题');
  });
});

describe('reading far back', () => {
  const shown = (phone: Phone) => [...phone.text().matchAll(/从前的第 (\d+) 句/g)].map(([, no]) => Number(no));
  const FAR = 400;

  it('leaves as many lines on the screen however far one goes, up, down, and back to the newest', async () => {
    await fill(county, talk, FAR);
    const hers = await phones.of(owner);
    await inTalk(hers);
    await hers.sees(`从前的第 ${FAR} 句`, TALK);
    await hers.rests();
    const start = hers.crossings.length;
    const counts: number[] = [];
    const on = async (end: 'upper' | 'lower', goal: number) => {
      const edge = () => shown(hers).at(end === 'upper' ? 0 : -1) ?? 0;
      while (edge() !== goal) {
        const from = edge();
        hers.scroll(`从前的第 ${from} 句`, end);
        await hers.until(() => edge() !== from && shown(hers).length > 0, `more than ${from}`);
        counts.push(shown(hers).length);
      }
    };
    await on('upper', 1);
    await on('lower', FAR);
    await on('upper', 1);
    await hers.tap('回到最新');
    await hers.sees(`从前的第 ${FAR} 句`, TALK);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...counts)).toBeLessThanOrEqual(200);
    expect(shown(hers).length).toBeLessThanOrEqual(120);
    const sizes = crossed(hers, start).map(({ bytes }) => bytes);
    within('far up, down and up: at most at once', Math.max(...sizes), 60 * KB);
  });
});

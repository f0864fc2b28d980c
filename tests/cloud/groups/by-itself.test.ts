import { knownRounds } from '../../../cloud/src/kernel/engine/round';
import { type County, openCounty } from '../../kit/county';
import { type Member } from '../../kit/makers.groups';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let member: Member;
let hers: Awaited<ReturnType<County['as']>>;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  talk = await openTalk(county);
  member = await talk.member('赵玉成', '玉成建材行');
  hers = await county.as(member);
});
afterAll(() => county.close());

const says = async (text: string) => (await hers.messages.say(saying(talk.groupId, text))).entry.seq;
const notes = async () =>
  (await hers.messages.page({ id: talk.groupId })).entries.filter(({ kind }) => kind === 'note').map(({ content }) => content?.text);

describe('a group tells on Monday morning how the week before went', () => {
  it('once, as soon as the county is open, however many instances run', async () => {
    const first = await says('营业执照变更要带什么材料?');
    await county.clock('2026-11-23T10:20:00+08:00');
    await talk.his.messages.say(saying(talk.groupId, '带执照正副本', { reply: first }));
    await county.tick();
    await county.clock('2026-11-29T20:00:00+08:00');
    await county.clock('2026-11-30T07:00:00+08:00');
    expect(await notes()).toEqual([]);
    const { unread } = await hers.groups.show({ id: talk.groupId });
    const at = new Date('2026-11-30T09:00:00+08:00');
    await Promise.all([county.clock(at), county.clock(at), ...knownRounds().map((round) => round.tick(county.region))]);
    await county.tick();
    const said = '上周小结(11月23日到29日):问了 1 件,答了 1 件,一般 20 分钟答上';
    expect(await notes()).toEqual([said]);
    const [card] = (await hers.messages.page({ id: talk.groupId })).entries.slice(-1);
    expect(card).toMatchObject({ kind: 'note', content: { week: { monday: '2026-11-23', asked: 1, answered: 1, medianMinutes: 20 } } });
    expect((await hers.groups.show({ id: talk.groupId })).unread).toBe(unread);
    expect((await hers.groups.list()).groups[0]?.last?.words).toBe(said);
    await county.clock('2026-12-01T09:00:00+08:00');
    expect(await notes()).toHaveLength(1);
  });

  it('not where nothing was asked', async () => {
    await county.clock('2026-11-30T09:00:00+08:00');
    await county.clock('2026-12-07T09:00:00+08:00');
    expect(await notes()).toEqual([]);
  });
});

describe('whoever writes after hours', () => {
  it('is told once an evening when staff are back, and again the next evening', async () => {
    await county.clock('2026-11-23T20:00:00+08:00');
    await says('在吗');
    await Promise.all([county.tick(), county.tick()]);
    const first = '现在下班了,11月24日 周二 8:30 有人回来,大家的话都留着,到时先回。急事请打 12345';
    expect(await notes()).toEqual([first]);
    await county.clock('2026-11-24T06:30:00+08:00');
    await says('还在等');
    await county.tick();
    expect(await notes()).toEqual([first]);
    await county.clock('2026-11-24T21:00:00+08:00');
    await says('又来问了');
    await county.tick();
    expect(await notes()).toEqual([first, expect.stringContaining('11月25日 周三 8:30')]);
  });

  it('is not told while somebody is there, at noon, after staff have answered, or of an evening long over', async () => {
    await says('在吗');
    await county.tick();
    await county.clock('2026-11-23T12:30:00+08:00');
    await says('中午有人吗');
    await county.tick();
    await county.clock('2026-11-23T20:00:00+08:00');
    await says('晚上呢');
    await talk.his.messages.say(saying(talk.groupId, '我还在'));
    await county.tick();
    await says('那就好');
    await county.clock('2026-11-23T23:00:00+08:00');
    expect(await notes()).toEqual([]);
  });
});

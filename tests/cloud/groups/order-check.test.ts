import { type County, openCounty } from '../../kit/county';
import { type Someone, someoneKnown } from '../../kit/known';
import { openTalk, saying, type Talk } from '../../kit/talk';
import { openWechat, type Wechat } from '../../kit/wechat/wechat';

const WORDS = '/wxa/msg_sec_check';
let wechat: Wechat;
let county: County;
let talk: Talk;
beforeAll(async () => {
  wechat = await openWechat();
  county = await openCounty();
  talk = await openTalk(county);
});
afterEach(() => wechat.forget());
afterAll(async () => {
  await county.close();
  await wechat.close();
});

const someone = () => someoneKnown(county, talk, wechat);
const say = ({ hers }: Someone, text: string, over: object = {}) => hers.messages.say(saying(talk.groupId, text, over));
const stateOf = async ({ hers }: Someone, seq: number) =>
  (await hers.messages.page({ id: talk.groupId, after: 0 })).entries.find((entry) => entry.seq === seq)?.state;
const askedBy = async ({ openid }: Someone) => (await wechat.calls(WORDS)).filter(({ body }) => body.openid === openid).length;

describe('saying something that WeChat judges', () => {
  it('shows what passes, holds what somebody has to look at, refuses the rest and says why', async () => {
    const her = await someone();
    expect((await say(her, '路灯坏了三天')).entry.state).toBe('shown');
    const { entry } = await say(her, '这话有点存疑');
    expect(entry.state).toBe('pending');
    await expect(say(her, '代开发票')).rejects.toMatchObject({ code: 'WORDS_REFUSED', message: expect.stringContaining('违法犯罪') });
    const { held } = await talk.his.order.waiting();
    expect(held.find((one) => one.entry.seq === entry.seq)).toMatchObject({ label: '骂人的话' });
  });

  it('refused wrongly it is kept for a person when its author asks, with one tap', async () => {
    const her = await someone();
    const { entry } = await say(her, '举报有人代开发票', { appeal: true });
    expect(entry.state).toBe('pending');
    await talk.his.order.decide({ id: talk.groupId, seq: entry.seq, pass: true, why: '是来举报的' });
    expect(await stateOf(her, entry.seq)).toBe('shown');
  });

  it('waits for a person where WeChat has not seen its author for two hours', async () => {
    const her = await someone();
    await wechat.next(WORDS, { errcode: 61010 });
    const { entry } = await say(her, '您好');
    expect(entry.state).toBe('pending');
    await county.tick();
    expect(await stateOf(her, entry.seq)).toBe('pending');
    expect((await talk.his.order.waiting()).held.map((one) => one.entry.seq)).toContain(entry.seq);
  });

  it('goes by the county’s own list before WeChat is asked, and staff are not asked about', async () => {
    const her = await someone();
    const before = (await wechat.calls(WORDS)).length;
    expect((await talk.his.messages.say(saying(talk.groupId, '明天上门看'))).entry.state).toBe('shown');
    const stranger = await county.as(await talk.member('没有微信的'));
    expect((await stranger.messages.say(saying(talk.groupId, '您好'))).entry.state).toBe('shown');
    expect((await wechat.calls(WORDS)).length).toBe(before);
    await say(her, '您好');
    expect(await askedBy(her)).toBe(1);
  });
});

describe('saying something while WeChat is away', () => {
  it('is neither lost nor shown, and comes out by itself once WeChat is back', async () => {
    const [her, other] = [await someone(), await county.as(await talk.member('白灵'))];
    await wechat.next(WORDS, { errcode: -1 }, 'always');
    const { entry } = await say(her, '门口积水了');
    expect(entry.state).toBe('pending');
    await county.clock(county.later(1));
    expect(await stateOf(her, entry.seq)).toBe('pending');
    await wechat.forget();
    await county.clock(county.later(5));
    expect(await stateOf(her, entry.seq)).toBe('shown');
    const { entries } = await other.messages.page({ id: talk.groupId, after: 0 });
    expect(entries.find(({ target, what }) => target === entry.seq && what === 'shown')).toMatchObject({ content: { text: '门口积水了' } });
  });

  it('is refused by itself where WeChat finds something in it then', async () => {
    const her = await someone();
    await wechat.next(WORDS, { errcode: 45009 });
    const { entry } = await say(her, '加微信领红包');
    await county.clock(county.later(1));
    expect(await stateOf(her, entry.seq)).toBe('refused');
  });

  it('may be let through by a person meanwhile, and what WeChat says later does not matter', async () => {
    const her = await someone();
    await wechat.next(WORDS, { errcode: 45009 }, 2);
    const { entry } = await say(her, '加微信领资料');
    await talk.his.order.decide({ id: talk.groupId, seq: entry.seq, pass: true, why: '是正常的' });
    const asked = await askedBy(her);
    await county.clock(county.later(30));
    expect(await stateOf(her, entry.seq)).toBe('shown');
    expect(await askedBy(her)).toBe(asked);
  });

  it('is put before a person after half an hour', async () => {
    const her = await someone();
    await wechat.next(WORDS, { errcode: 45009 }, 'always');
    const { entry } = await say(her, '停电了');
    const waits = async () => (await talk.his.order.waiting()).held.some((one) => one.entry.seq === entry.seq);
    expect(await waits()).toBe(false);
    await county.clock(county.later(31));
    expect(await waits()).toBe(true);
  });
});

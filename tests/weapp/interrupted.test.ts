import { type County, openCounty } from '../kit/county';
import { matterIn } from '../kit/matters';
import { arrive, ITEM } from '../kit/weapp/errand';
import { openPhones, type Phone, type Phones } from '../kit/weapp/phone';

let county: County;
let phones: Phones;
beforeAll(async () => {
  county = await openCounty();
  phones = await openPhones(county);
});
afterAll(() => {
  phones.close();
  return county.close();
});

/** The same phone, opened again after the system ended the app. */
const reopened = (phone: Phone) => {
  phone.kill();
  return phones.open({ storage: phone.storage });
};
const times = (phone: Phone, call: string) => phone.sent().filter((sent) => sent === call).length;

describe('a request that was not finished', () => {
  it('is there again after the app was killed, and goes on where it was left', async () => {
    const hers = await phones.of(await county.resident('云桂兰'));
    await hers.tap('找人帮办');
    await hers.sees(ITEM, 'errands/request/what');
    await hers.tap(ITEM);
    await hers.sees('下一步', 'errands/request/where');
    await hers.type('怎么找到您', '幸福大院 3 排 2 户,蓝色大门');
    await hers.tap('爸妈家人');
    await hers.sees('还差:给谁办');
    await hers.type('给谁办,叫什么', '赵秀英');
    await hers.sees('下一步');

    const again = reopened(hers);
    again.launch();
    await again.sees('云桂兰,');
    await again.tap('找人帮办');
    await again.sees('接着上次没填完的', 'errands/request/what');
    await again.tap('接着填');
    await again.sees('下一步', 'errands/request/where');
    await again.tap('下一步');
    await again.sees('有人给您打电话', 'errands/request/look');
    for (const words of [ITEM, '幸福大院 3 排 2 户,蓝色大门', '爸妈,赵秀英', '云桂兰代为提出']) expect(again.text()).toContain(words);
  });

  it('sent without an answer is sent once more under the same key, also by the app opened anew', async () => {
    const villager = await county.resident('白音');
    const hers = await phones.of(villager);
    await hers.tap('找人帮办');
    await hers.sees(ITEM, 'errands/request/what');
    await hers.tap(ITEM);
    await hers.sees('下一步', 'errands/request/where');
    await hers.tap('下一步');
    await hers.sees('有人给您打电话', 'errands/request/look');
    hers.network('oneWay');
    await hers.tap('对,提交');
    await hers.until(() => times(hers, 'POST /api/errands') > 0, 'the request to go out');

    const again = reopened(hers);
    again.launch('errands/request/look');
    await again.sees('有人给您打电话');
    await again.tap('对,提交');
    await again.sees('收到了,您放心', 'errands/matter/show');
    const keys = [...hers.requests, ...again.requests]
      .filter(({ method, url }) => method === 'POST' && url.endsWith('/errands'))
      .map(({ header }) => header['Idempotency-Key']);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect((await (await county.as(villager)).errands.mine({ filter: 'open' })).errands).toHaveLength(1);
  });
});

describe('an act at a door without a signal', () => {
  it('waits in the phone over a killed app, and is done once when the signal is back', async () => {
    const { id, code, agent, her } = await matterIn(county, 'on_the_way', { request: { item: 'SB03' } });
    const his = await phones.of(agent);
    await his.sees(ITEM, 'tabs/home');
    await his.tap('到门口了');
    await his.sees('到门口了', 'errands/visit/visit');
    his.network('off');
    await his.sees('没有网络');
    await arrive(his, code);
    await his.sees('排队等网络,已经记下');
    expect(his.node('办完了')).toBeDefined();
    expect((await her.errands.show({ id })).state).toBe('on_the_way');

    const again = reopened(his);
    again.network('off');
    again.launch('errands/visit/visit', { id });
    await again.sees('排队等网络,已经记下');
    again.network('on');
    await again.sees('见面码对上了');
    await again.rests();
    expect(again.text()).not.toContain('排队等网络');
    expect(times(again, `POST /api/errands/${id}/arrival`)).toBe(1);
    const { state, steps } = await her.errands.show({ id });
    expect(state).toBe('arrived');
    expect(steps.filter(({ command }) => command === 'arrive')).toHaveLength(1);
  });

  it('whose answer was lost is asked for again under its key and happens once', async () => {
    const { id, code, agent, her } = await matterIn(county, 'on_the_way');
    const his = await phones.of(agent);
    await his.tap('到门口了');
    await his.sees('到门口了', 'errands/visit/visit');
    his.network('oneWay');
    await arrive(his, code);
    const call = `POST /api/errands/${id}/arrival`;
    await his.until(() => times(his, call) > 1, 'the phone to ask again');
    his.network('on');
    await his.sees('见面码对上了');
    const keys = his.requests.filter(({ url }) => url.endsWith('/arrival')).map(({ header }) => header['Idempotency-Key']);
    expect(new Set(keys).size).toBe(1);
    expect((await her.errands.show({ id })).steps.filter(({ command }) => command === 'arrive')).toHaveLength(1);
  });

  it('that the service refuses stays to be looked at, with both texts', async () => {
    const { id, agent, her } = await matterIn(county, 'agreed', { request: { item: 'SB03' } });
    const his = await phones.of(agent);
    await his.sees(ITEM, 'tabs/home');
    await his.tap('到门口了');
    await his.sees('出发了', 'errands/visit/visit');
    his.network('off');
    await his.tap('出发了');
    await his.sees('排队等网络,已经记下');
    await her.errands.withdraw({ id, reason: '不用了' });
    his.network('on');
    await his.sees('有 1 条没办成,要您看看');
    await his.tap('看看没送出的');
    await his.sees('现在的情况');
    expect(his.text()).toContain('出发去云桂兰家');
    await his.tap('不送了,以现在的情况为准');
    await his.until(() => !his.text().includes('没办成'), 'the refused act to go');
  });
});

describe('a slow network', () => {
  it('never has more than ten requests in flight, and room for what somebody does', async () => {
    const agent = await county.agent();
    const { id, her } = await matterIn(county, 'agreed', { agent, request: { item: 'SB03' } });
    const his = await phones.of(agent);
    await his.tap('到门口了');
    await his.sees('出发了', 'errands/visit/visit');
    await his.rests();
    his.network('slow');
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
      const moves = () => his.lines.heard.filter(({ t }) => t === 'moved').length;
      const [before, flying] = [moves(), his.flight.now];
      await her.errands.askTime({ id, day, part: 'any' });
      await his.until(() => moves() > before && (his.flight.now > flying || flying >= 7), 'what moved to be asked for');
    }
    await his.until(() => his.flight.now >= 7, 'many reads to wait for their answers');
    await his.tap('出发了');
    await his.until(() => times(his, `POST /api/errands/${id}/departure`) === 1, 'the act to go out');
    his.network('on');
    await his.sees('约个上门的时间');
    expect(his.flight.most).toBeLessThanOrEqual(10);
    expect(his.flight.most).toBeGreaterThanOrEqual(8);
  });
});

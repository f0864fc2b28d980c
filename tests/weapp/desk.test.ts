import { type County, type Held, openCounty } from '../kit/county';
import { factorOf, SECRET } from '../kit/ready/staff';
import { shownBy } from '../kit/totp';
import { openPhones, type Phone, type Phones } from '../kit/weapp/phone';

let county: County;
let phones: Phones;
beforeEach(async () => {
  county = await openCounty(county && { service: county.service });
  phones = await openPhones(county);
});
afterEach(() => phones.close());
afterAll(() => county.close());

/** Somebody of the demo, who need not show a second factor. */
async function shown(held: Held): Promise<Held> {
  await county.database.run("INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, '管理员', '看看')", [
    held.id,
    county.region,
  ]);
  return held;
}
const chief = async () => phones.of(await shown(await county.administrator()));

/** From the page of oneself to one of the desk's. */
async function go(phone: Phone, cell: string, words: string, route: string) {
  await phone.tap('我的');
  await phone.tap(cell);
  await phone.sees(words, route);
}

describe('the staff pages in WeChat', () => {
  it('invite somebody, and whoever it was meant for accepts', async () => {
    const phone = await chief();
    await go(phone, '人员和邀请', '邀请一个人', 'people/staff');
    await phone.tap('邀请一个人');
    await phone.sees('请来做什么', 'people/invite');
    await phone.tap('代办员');
    await phone.tap('请选择');
    await phone.tap('缸房地村便民服务站');
    const person = await county.resident('白灵');
    await phone.type('姓名', '白灵');
    await phone.type('手机号', person.phone);
    await phone.tap('生成邀请');
    await phone.sees('给白灵的邀请做好了');
    await phone.tap('复制邀请的话和链接');
    const copied = phone.calls.filter(({ name }) => name === 'setClipboardData').map(({ args }) => JSON.stringify(args));
    const [, token = ''] = /token=([\w-]{43})/.exec(copied.at(-1) ?? '') ?? [];
    await phone.tap('好了');
    await phone.sees('等着接受的邀请', 'people/staff');

    const hers = await phones.of(person);
    hers.evaluate(`wx.navigateTo({ url: '/people/accept?token=${token}' })`);
    await hers.sees('请您来一起办事', 'people/accept');
    await hers.tap('接受');
    await hers.until(() => hers.route() !== 'people/accept', 'the post');
    const { posts } = await (await county.as(person)).people.me();
    expect(posts).toEqual([expect.objectContaining({ role: 'agent', unitId: county.units.station })]);
    await phone.tap('代办员');
    await phone.sees('白灵');
    await phone.sees('缸房地村便民服务站');
  });

  it('end a post, with a reason', async () => {
    const agent = await county.agent({ name: '常春燕' });
    const phone = await chief();
    await go(phone, '人员和邀请', '邀请一个人', 'people/staff');
    await phone.tap('代办员');
    await phone.tap('结束常春燕的岗位');
    await phone.sees('所有设备都会退出登录');
    await phone.tap('调到别处了');
    await phone.tap('结束这个岗位');
    await phone.until(() => !phone.text().includes('常春燕'), 'the post to be gone');
    expect((await (await county.as(agent, 'resident')).people.me()).posts).toEqual([]);
  });
});

describe('the page of the engine in WeChat', () => {
  it('tells an administrator which rules are in force and what was cleared away; nobody else', async () => {
    const phone = await chief();
    await county.tick();
    await go(phone, '运行情况', '代办员答复 · 30 办公分钟', 'people/engine');
    for (const words of ['只有这一台', '没有落下的事', '消息留几天 · 365', '消息留几天 · 清掉 0 条']) await phone.sees(words);
    const other = await phones.of(await county.resident());
    other.evaluate("wx.navigateTo({ url: '/people/engine' })");
    await other.sees('这里给县里的管理员看', 'people/engine');
  });
});

describe('the catalogue’s desk in WeChat', () => {
  it('takes an item off one point’s list, and another administrator, told of it, publishes it', async () => {
    const phone = await chief();
    const others = await shown(await county.administrator());
    await go(phone, '管事项清单', '80岁以上老人津贴', 'catalogue/manage');
    await phone.tap('换一处');
    await phone.tap('缸房地村便民服务站');
    await phone.sees('改了只管这里和下面的站点');
    await phone.tap('没刷上医保的费用回来报');
    await phone.sees('跟上一级一样', 'catalogue/edit');
    await phone.tap('不办');
    await phone.type('为什么改', '站里没有医保专网');
    await phone.tap('存成草稿,看看改了什么');
    await phone.sees('这里办不办', 'catalogue/change');
    await phone.tap('交给别人审核');
    await phone.sees('交给别人审核?');
    await phone.tap('交给别人审核');
    await phone.sees('等人审核');

    await county.tick();
    const his = await phones.of(others);
    await go(his, '消息', '有一处事项改动等您审核', 'notices/inbox');
    await his.tap('有一处事项改动等您审核');
    await his.sees('站里没有医保专网', 'catalogue/change');
    await his.tap('发布');
    await his.sees('发布?');
    await his.tap('发布');
    await his.sees('发布为第 1 版');
    const { items } = await county.visitor().catalogue.list({ region: county.region, unit: county.units.station });
    expect(items.map(({ code }) => code)).not.toContain('YB05');
    await phone.sees('已发布');
  });
});

describe('the second factor in WeChat', () => {
  it('is asked for by itself, opens the desk, and the session goes on under another token', async () => {
    const held = await county.dispatcher();
    await factorOf(county, held, 'on');
    const phone = phones.open();
    phone.launch();
    await phone.enter(held);
    await phone.sees('确认是您本人', 'people/second-factor');
    const bearer = () => phone.requests.at(-1)?.header?.Authorization;
    const before = bearer();
    await phone.type('动态口令', shownBy(SECRET));
    await phone.until(() => phone.route() !== 'people/second-factor', 'the desk to open');
    await phone.rests();
    await phone.until(() => bearer() !== before, 'calls under the new token');
    const ask = async (authorization: string | undefined) =>
      (await county.service.raw('/roster', { headers: { authorization: authorization ?? '', 'x-post': held.postId } })).status;
    expect([await ask(bearer()), await ask(before)]).toEqual([200, 403]);
  });
});

import { turnChat } from '../kit/chat-switch';
import { type County, openCounty } from '../kit/county';
import { openTalk, type Talk } from '../kit/talk';
import { openPhones, type Phones } from '../kit/weapp/phone';
import { GROUP } from '../kit/weapp/talk';

let county: County;
let phones: Phones;
let talk: Talk;
beforeAll(async () => {
  county = await openCounty();
  phones = await openPhones(county);
  talk = await openTalk(county, { name: GROUP });
});
afterEach(() => {
  turnChat(true);
});
afterAll(async () => {
  phones.close();
  await county.close();
});

describe('before the mini-program may hold talk', () => {
  it('its own pages lead nobody there', async () => {
    const open = await phones.of(await talk.member('赵玉成', '玉成建材行'));
    await open.sees('交流群');
    await open.tap('我的');
    await open.sees('我的单位', 'tabs/me');
    turnChat(false);
    const shut = await phones.of(await talk.member('钱多多', '多多商行'));
    await shut.until(() => shut.sent().includes('GET /api/groups'), 'the question for groups');
    await shut.rests();
    expect(shut.tabBarText()).not.toContain('交流群');
    await shut.tap('我的');
    await shut.sees('退出登录', 'tabs/me');
    await shut.tap('办事');
    await shut.until(() => shut.route() === 'tabs/matters', 'the matters');
    await shut.rests();
    expect(shut.text()).not.toMatch(/诉求|群/);
    await shut.tap('我的');
    await shut.rests();
    expect(shut.text()).not.toMatch(/我的单位|群/);
    expect(shut.logged).toEqual([]);
  });
});

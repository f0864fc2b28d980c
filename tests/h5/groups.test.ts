import { judge } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { longPress, say } from '../kit/browser/talk';
import { group, type Member, seat, serve } from '../kit/makers.groups';
import { openTalk, saying, type Talk } from '../kit/talk';

const GROUP = '限上商贸企业诉求交流群';
let stage: Stage;
let talk: Talk;
let owner: Member;
let neighbour: Member;
let hers: Phone;
let theirs: Phone;
let desk: Phone;
const page = (id = talk.groupId) => `groups/talk/talk?id=${id}`;

beforeAll(async () => {
  stage = await openStage();
  talk = await openTalk(stage.county, { name: GROUP });
  owner = await talk.member('赵玉成', '玉成建材行');
  neighbour = await talk.member('钱多多', '多多超市');
  hers = await stage.phone(owner);
  theirs = await stage.phone(neighbour);
  desk = await stage.phone(talk.keeper, { desk: true });
});
afterAll(() => stage.close());

describe('two firms and a clerk in one group', () => {
  it('find it on a tab of their own, and nobody else has that tab', async () => {
    await hers.open('tabs/home', '赵玉成,上午好');
    await hers.tap('交流群', 'tab');
    await hers.tap(new RegExp(`^${GROUP}`));
    await hers.see('还没有人说话');
    const stranger = await stage.phone(await stage.county.resident('云桂兰'));
    await stranger.open('tabs/home', '云桂兰,上午好');
    expect(await stranger.at('交流群', 'tab').count()).toBe(0);
    await stranger.close();
  });

  it('read what the others say as they say it', async () => {
    await theirs.open(page(), '还没有人说话');
    await desk.open(page(), '还没有人说话');
    await say(hers, '南关又停电了,谁能给个准话?');
    for (const phone of [theirs, desk]) await phone.seeAll('南关又停电了,谁能给个准话?', '赵玉成 · 玉成建材行');
    await say(desk, '在查线路,十一点前接好');
    for (const phone of [hers, theirs]) await phone.see('在查线路,十一点前接好');
    await judge(hers, 'groups-talk');
  });

  it('say it with Enter at a desk, once, and with Shift begin another line', async () => {
    const field = desk.at('说两句', 'textbox');
    await field.click();
    await desk.page.keyboard.type('停电通知');
    await desk.page.keyboard.press('Shift+Enter');
    await desk.page.keyboard.type('以短信为准');
    await desk.page.keyboard.press('Enter');
    await theirs.see('停电通知 以短信为准');
    expect(await field.inputValue()).toBe('');
    await desk.page.keyboard.type('谢谢');
    expect(await field.inputValue()).toBe('谢谢');
    await desk.page.keyboard.press('Enter');
    await theirs.see('谢谢');
    expect(await desk.page.getByText('谢谢', { exact: true }).filter({ visible: true }).count()).toBe(1);
  });

  it('lose nothing while the signal is lost, and say it once when it is found', async () => {
    const lost = await stage.phone(owner);
    await lost.open(page(), '在查线路,十一点前接好');
    await lost.context.setOffline(true);
    await say(lost, '这边来电了');
    await lost.see('等有网自动发出');
    await say(theirs, '我这边还没有');
    await lost.context.setOffline(false);
    await theirs.see('这边来电了');
    await lost.gone('等有网自动发出');
    await lost.see('我这边还没有');
    expect(await lost.page.getByText('这边来电了', { exact: true }).count()).toBe(1);
    await lost.close();
  });

  it('take words back before others have made something of them', async () => {
    await say(hers, '说错了这一句');
    await theirs.see('说错了这一句');
    await longPress(hers, '说错了这一句');
    await hers.tap('撤回');
    await theirs.gone('说错了这一句');
    await theirs.see(/撤回了一条消息/);
  });
});

describe('what was said, as a matter', () => {
  it('goes to a department, and stands under the words for all', async () => {
    await longPress(hers, '南关又停电了,谁能给个准话?');
    await hers.tap('转成诉求');
    await hers.at('一句话说是什么事', 'textbox').waitFor();
    await judge(hers, 'groups-raise');
    await hers.tap('交给部门办');
    await hers.see('收到了,您放心');
    await stage.county.tick();
    await theirs.see(/^诉求 \d/);
  });

  it('moves on under the words while one looks', async () => {
    await desk.open('tickets/mine', /^南关又停电了/);
    await desk.tap(/^南关又停电了/);
    await desk.tap('我来接');
    await desk.at('写答复').waitFor();
    await stage.county.tick();
    await theirs.see(/办理中/);
    await desk.tap('写答复');
    await desk.choose(/^解决了$/);
    await desk.type('对方会读到的话', '变压器换好了,今后检修提前三天说');
    await desk.tap(/^答复$/);
    await desk.see('答复了,等对方说行不行');
    await stage.county.tick();
    await hers.seeAll('变压器换好了,今后检修提前三天说', '您看看解决了没有,说一声');
    await judge(hers, 'groups-ticket');
  });
});

describe('a notice that every firm has to read', () => {
  it('is counted as the firms say that they have', async () => {
    await hers.open(page(), '在查线路,十一点前接好');
    await desk.open(page(), '在查线路,十一点前接好');
    await desk.tap('更多');
    await desk.tap(/^发通知/);
    await desk.type('标题', '春节前用电安全自查');
    await desk.type('说明白要做什么', '请各家查一查线路和插座');
    await desk.tap('发给大家');
    for (const phone of [hers, theirs]) await phone.seeAll('春节前用电安全自查', '0 / 2 家已读');
    await hers.tap(/^知道了/);
    await hers.see('您已读过');
    for (const phone of [theirs, desk]) await phone.see('1 / 2 家已读');
  });

  it('folds what is said to it under it, and takes whoever answers along', async () => {
    await longPress(theirs, '春节前用电安全自查');
    await theirs.tap('回复');
    await say(theirs, '我家查过了,没有问题');
    await theirs.seeAll('收起 1 条回复', '我家查过了,没有问题');
    await judge(theirs, 'groups-replies');
    await hers.see('看 1 条回复,1 条是新的');
    await hers.gone('我家查过了,没有问题');
    await judge(hers, 'groups-replies-folded');
    for (const words of ['辛苦各位', '有事随时说']) await talk.his.messages.say(saying(talk.groupId, words));
    await hers.tap('1 条新回复');
    await hers.see('我家查过了,没有问题');
    await hers.tap('收起 1 条回复');
    await hers.gone('我家查过了,没有问题');
  });

  it('finds what was said to it in a search, and shows it in its place', async () => {
    await hers.open(`groups/about/search?id=${talk.groupId}`, '在这个群里找');
    await hers.type('找一句话', '没有问题');
    await hers.tap(/^我家查过了/);
    await hers.seeAll('收起 1 条回复', '我家查过了,没有问题');
  });
});

describe('at a desk', () => {
  it('the list stands beside what is said, and leads from one group to the other', async () => {
    const other = await group(talk.shop, { name: '南关街道服务群', axis: 'territory' });
    await serve(talk.shop, other, talk.keeper.postId);
    await seat(talk.shop, other, talk.keeper.id, { postId: talk.keeper.postId });
    await talk.his.messages.say(saying(other, '有事在这里说'));
    await desk.open(page(), '在查线路,十一点前接好');
    const list = desk.page.locator('.duo-l').filter({ visible: true });
    await list.getByText('南关街道服务群').waitFor();
    await judge(desk, 'wide-groups');
    await desk.tap(/^南关街道服务群/);
    await desk.see('有事在这里说');
    expect(await list.getByText(GROUP).count()).toBe(1);
  });
});

describe('words that would like to be more', () => {
  it('xD11 are words and nothing else in a browser too: no script runs, no link leads anywhere, nothing is drawn', async () => {
    const asked: string[] = [];
    hers.page.on('request', (request) => asked.push(request.url()));
    const bait = [
      `<img src="/bait.png" onerror="window.bitten=1">`,
      `<script>window.bitten=1</script><a href="javascript:window.bitten=1">点这里</a>`,
      `[点这里](javascript:window.bitten=1) [再点](data:text/html,<script>window.bitten=1</script>)`,
    ];
    await hers.open(page(), '在查线路,十一点前接好');
    for (const words of bait) {
      await talk.his.messages.say(saying(talk.groupId, words));
      await hers.see(words);
      await hers.page.getByText(words, { exact: true }).filter({ visible: true }).click();
    }
    expect(await hers.page.evaluate(() => 'bitten' in window)).toBe(false);
    expect(await hers.page.locator('img[src*="bait"], a[href^="javascript"], a[href^="data"]').count()).toBe(0);
    expect(asked.filter((url) => url.includes('bait'))).toEqual([]);
  });
});

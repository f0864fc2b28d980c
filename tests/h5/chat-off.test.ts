import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { turnChat } from '../kit/chat-switch';
import { openTalk, type Talk } from '../kit/talk';

const GROUP = '限上商贸企业诉求交流群';
let stage: Stage;
let talk: Talk;
beforeAll(async () => {
  stage = await openStage();
  talk = await openTalk(stage.county, { name: GROUP });
});
beforeEach(() => {
  turnChat(true);
});
afterAll(async () => {
  turnChat(true);
  await stage.close();
});

/** What leads to a group, on every page one comes past. */
async function waysOf(phone: Phone, home: string | RegExp) {
  await phone.open('tabs/home', home);
  const tab = await phone.at('交流群', 'tab').count();
  const rows = await phone.page.getByText(GROUP).count();
  await phone.open('tabs/me', '退出登录');
  const claim = await phone.at('我的单位').count();
  await phone.open('tabs/matters', /没有|正在办|还没/);
  return { tab, rows, claim, tickets: await phone.at(/^我的诉求/).count() };
}

describe('before the mini-program may hold talk', () => {
  it('no page leads a firm there, and a link says what to do instead', async () => {
    const phone = await stage.phone(await talk.member('赵玉成', '玉成建材行'));
    await phone.open('tabs/groups', GROUP);
    expect(await waysOf(phone, '赵玉成,上午好')).toMatchObject({ tab: 1, claim: 1, tickets: 1 });
    await phone.close();
    turnChat(false);
    const other = await stage.phone(await talk.member('钱多多', '多多超市'));
    await other.open('tabs/groups', '这里的交流群还没有开放');
    expect(await waysOf(other, '钱多多,上午好')).toEqual({ tab: 0, rows: 0, claim: 0, tickets: 0 });
    await other.open(`groups/talk/talk?id=${talk.groupId}`, '这里的交流群还没有开放');
    await other.close();
  });

  it('a clerk has the matters of the unit, and no group', async () => {
    turnChat(false);
    const phone = await stage.phone(talk.keeper);
    await phone.open('tabs/home', '单位的诉求');
    expect([await phone.at('交流群', 'tab').count(), await phone.page.getByText('交流群').count()]).toEqual([0, 0]);
    await phone.close();
  });
});

import { newKey } from '../../miniapp/src/kernel/once';
import { judge } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { bond, firm, type Member } from '../kit/makers.groups';
import { openTalk, saying, type Talk } from '../kit/talk';

const GROUP = '限上商贸企业诉求交流群';
let stage: Stage;
let talk: Talk;
let owner: Member;
let hers: Phone;
let desk: Phone;
const page = () => `groups/talk/talk?id=${talk.groupId}`;

beforeAll(async () => {
  stage = await openStage();
  talk = await openTalk(stage.county, { name: GROUP });
  owner = await talk.member('赵玉成', '玉成建材行');
  await talk.his.messages.say(saying(talk.groupId, '在查线路,十一点前接好'));
  hers = await stage.phone(owner);
  desk = await stage.phone(talk.keeper, { desk: true });
});
afterAll(() => stage.close());

describe('an official answer', () => {
  it('that solved nothing leads to a matter with the answer in it, and back to the staff', async () => {
    const { entry } = await (await stage.county.as(owner)).messages.say(saying(talk.groupId, '补贴什么时候到账?'));
    await talk.his.messages.answer({ id: talk.groupId, clientId: newKey(), text: '每月十号前到账', reply: entry.seq });
    await stage.county.tick();
    await hers.open(page(), '每月十号前到账');
    await hers.tap('没解决', 'radio');
    await hers.see('工作人员会再看。想要几号前给个准话,就转成诉求:');
    await judge(hers, 'groups-marks');
    await desk.open(page(), '每月十号前到账');
    await desk.tap('1 人说没解决');
    await desk.seeAll('补贴什么时候到账?', '官方答复过了,1 人说没解决');
    await judge(desk, 'groups-questions-again');
    await hers.tap('转成诉求');
    await hers.at('详细说说', 'textbox').waitFor();
    expect(await hers.at('详细说说', 'textbox').inputValue()).toBe('补贴什么时候到账?\n官方答复:每月十号前到账\n还没解决的是:');
  });
});

describe('an answer that was mended', () => {
  it('is marked in its newest edition alone; the one before says what was said of it, and leads there', async () => {
    const { entry } = await talk.his.messages.answer({ id: talk.groupId, clientId: newKey(), text: '材料交两份' });
    await hers.open(page(), '材料交两份');
    await hers.page.getByText('没解决', { exact: true }).filter({ visible: true }).last().click();
    await hers.see('工作人员会再看。想要几号前给个准话,就转成诉求:');
    const mended = await talk.his.messages.answer({ id: talk.groupId, clientId: newKey(), text: '材料交一份', replaces: entry.seq });
    await hers.see('材料交一份');
    await hers.see(/^这是旧的一版,看最新的 · 您当时说没解决$/);
    await hers.at(/^置顶:材料交一份/).waitFor();
    await judge(hers, 'groups-older-edition');
    const large = await stage.phone(owner, { size: 'x20' });
    await large.open(page(), /^这是旧的一版,看最新的/);
    await judge(large, 'x20-older-edition', 56);
    await large.close();
    await talk.his.messages.recall({ id: talk.groupId, seq: mended.entry.seq });
  });
});

describe('a notice that not every firm has read', () => {
  it('is called to the mind of those who have not, once', async () => {
    const until = stage.county.later(60 * 48).toISOString();
    await talk.his.messages.notify({ id: talk.groupId, clientId: newKey(), title: '用电安全自查', text: '请查一查线路', until });
    await desk.open(`groups/about/board?id=${talk.groupId}`, '用电安全自查');
    await desk.tap('看谁读了');
    await desk.seeAll('还没读的 1 家', '玉成建材行');
    await judge(desk, 'groups-receipts');
    await desk.tap('提醒没读的,只能提醒一次');
    await desk.see('已经提醒过一次');
    await stage.county.tick();
    await hers.open('notices/inbox', '群里有一份通知您还没看');
  });
});

describe('whoever has the order of a group before them', () => {
  it('sees what comes and goes without asking for it', async () => {
    const deputy = await stage.county.as(await talk.serves('deputy', '高翔'));
    const theirs = await stage.county.as(await talk.member('钱多多', '多多超市'));
    for (const { id } of (await deputy.questions.open({ id: talk.groupId })).questions)
      await deputy.questions.settle({ id, as: 'answered' });
    await desk.open(`groups/order/order?id=${talk.groupId}`, '没有等您看的');
    const seq = await talk.says(theirs, '便宜出一批货架');
    await (await stage.county.as(owner)).order.report({ id: talk.groupId, seq, why: '打广告' });
    await desk.see('举报 1 件');
    await talk.says(theirs, '门头换了要不要重新备案?');
    for (let i = 0; i < 2; i++) await stage.county.tick();
    await desk.see('门头换了要不要重新备案?');
    await judge(desk, 'desk-order');
    const [report] = (await deputy.order.waiting()).reports;
    await deputy.order.settle({ id: report?.id ?? '', upheld: false, answer: '看过了,没有不妥' });
    await desk.gone('举报 1 件');
    await desk.gone('没有等您看的');
    const asked = (await deputy.questions.open({ id: talk.groupId })).questions.find(({ text }) => text.startsWith('门头'));
    await deputy.questions.settle({ id: asked?.id ?? '', as: 'answered' });
    await stage.county.tick();
    await desk.gone('门头换了要不要重新备案?');
    await desk.see('没有等您看的');
  });
});

describe('whoever is told to be quiet', () => {
  it('sees it at once in the talk that is open, and may speak at once when it is over', async () => {
    await hers.open(page(), '在查线路,十一点前接好');
    const until = stage.county.later(60).toISOString();
    await talk.his.order.mute({ id: talk.groupId, personId: owner.id, until, why: '说了别人的电话' });
    await stage.county.tick();
    await hers.see(/^您暂时不能说话/);
    await talk.his.order.mute({ id: talk.groupId, personId: owner.id, until: null, why: '说开了' });
    await stage.county.tick();
    await hers.at('说两句', 'textbox').waitFor();
  });
});

describe('a firm that is not in it', () => {
  it('finds it by name, asks to be let in, and is let in by a keeper', async () => {
    const stranger = await stage.county.resident('乌云');
    const firmId = await firm(talk.shop, { name: '乌云奶食', industry: 'A01' });
    await bond(talk.shop, stranger.id, firmId);
    const outside = await stage.phone(stranger);
    await outside.open('doors/find', '找一个群');
    await outside.type('找群', '限上商贸');
    await outside.tap(new RegExp(`^${GROUP}`));
    await outside.see('按行业和街道,这家单位不在这个群。想进,要群主同意');
    await judge(outside, 'groups-door');
    expect(await outside.page.title()).toBe(GROUP);
    await desk.open(`groups/order/order?id=${talk.groupId}`, '等您看的');
    await outside.tap('请群主让我进');
    await outside.see(/^已经告诉群主了/);
    await desk.see('想进群的 1 家');
    await judge(desk, 'groups-asks');
    await desk.tap('让他进');
    await desk.gone('想进群的 1 家');
    await stage.county.tick();
    await outside.open(`doors/door?id=${talk.groupId}`, '进群看看');
    await outside.tap('进群看看');
    await outside.see('在查线路,十一点前接好');
    await outside.close();
  });
});

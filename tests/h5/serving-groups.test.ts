import { judge } from '../kit/browser/look';
import { saved } from '../kit/browser/saved';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { longPress, say } from '../kit/browser/talk';
import type { Held } from '../kit/county';
import { until } from '../kit/line';
import { bond, firm, type Member } from '../kit/makers.groups';
import { openTalk, type Talk } from '../kit/talk';

const PLEA = '南关又停电了,谁能给个准话?';
let stage: Stage;
let talk: Talk;
let owner: Member;
let neighbour: Member;
let second: Held;
let hers: Phone;
let desk: Phone;
let clerk: Phone;
const page = () => `groups/talk/talk?id=${talk.groupId}`;

beforeAll(async () => {
  stage = await openStage();
  talk = await openTalk(stage.county, { name: '限上商贸企业诉求交流群' });
  owner = await talk.member('赵玉成', '玉成建材行');
  neighbour = await talk.member('钱多多', '多多超市');
  second = await talk.serves('staff', '韩冰');
  hers = await stage.phone(owner);
  desk = await stage.phone(talk.keeper, { desk: true });
  clerk = await stage.phone(second);
});
afterAll(() => stage.close());

describe('a second clerk, who owns no group and serves one', () => {
  it('settles what nobody has answered, and is shown nothing that is the keepers’', async () => {
    await talk.says(await stage.county.as(neighbour), '门头换了要不要重新备案?');
    await stage.county.tick();
    await clerk.open(`groups/about/card?id=${talk.groupId}`, '群里的秩序');
    await clerk.tap(/群里的秩序/);
    await clerk.see('门头换了要不要重新备案?');
    expect(await clerk.at('怎么说话', 'tab').count()).toBe(0);
    await judge(clerk, 'order-of-a-second-clerk');
    await clerk.tap('不用答');
    await clerk.see('群里的问题都有人回了');
  });

  it('makes a matter of what a firm has said', async () => {
    await talk.says(await stage.county.as(owner), PLEA);
    await clerk.open(page(), PLEA);
    await longPress(clerk, PLEA);
    await clerk.tap('转成诉求');
    await clerk.tap('交给部门办');
    await clerk.see('等您的单位接');
  });

  it('and whoever said it takes the matter out of the group’s sight', async () => {
    const [matter] = (await (await stage.county.as(owner)).tickets.list({})).tickets;
    const theirs = await stage.phone(neighbour);
    await stage.county.tick();
    for (const reader of [theirs, clerk]) await reader.open(page(), /^诉求 \d/);
    await hers.open(`tickets/show?id=${matter?.id}`, '不让群里的人看到');
    await judge(hers, 'ticket-seen-by-the-group');
    await hers.tap(/^不让群里的人看到/);
    await judge(hers, 'ticket-hiding');
    const large = await stage.phone(owner, { size: 'x20' });
    await large.open(`tickets/show?id=${matter?.id}`, '不让群里的人看到');
    await large.tap(/^不让群里的人看到/);
    await judge(large, 'x20-ticket-hiding', 56);
    await hers.tap('不让看到');
    await hers.see('只有提的那一家和办的部门看得到');
    await stage.county.tick();
    await theirs.gone(/^诉求 \d/);
    await theirs.close();
    await clerk.see(/群里不显示/);
    await judge(clerk, 'talk-with-a-hidden-matter');
    await large.open(`tickets/show?id=${matter?.id}`, '只有提的那一家和办的部门看得到');
    await judge(large, 'x20-ticket-hidden', 56);
    await large.close();
  });

  it('speaks while only staff may, and answers for the office; the answer is taken down again', async () => {
    await talk.his.groups.setOrder({ id: talk.groupId, slowSeconds: 0, staffOnly: true, why: '吵起来了' });
    await hers.open(page(), /群主暂时只让工作人员说话/);
    await clerk.open(page(), PLEA);
    await say(clerk, '线路班已经到了');
    await hers.see('线路班已经到了');
    await longPress(clerk, PLEA);
    await clerk.tap('官方答复');
    await clerk.type('答复', '检修到十一点,提前恢复就在这里说');
    await clerk.tap('发出去,并置顶');
    await hers.see('检修到十一点,提前恢复就在这里说');
    await clerk.open(page(), '线路班已经到了');
    await clerk.at(/^置顶/).waitFor();
    // The same words stand on top of the talk, where no menu rises.
    await clerk.page.locator('.of-b').filter({ visible: true }).dispatchEvent('touchstart');
    await clerk.tap('取下置顶');
    await clerk.at(/^置顶/).waitFor({ state: 'hidden' });
    await talk.his.groups.setOrder({ id: talk.groupId, slowSeconds: 0, staffOnly: false, why: '好了' });
  });
});

describe('whoever keeps a group', () => {
  it('lets somebody speak again, with a reason that is on record', async () => {
    const end = stage.county.later(600).toISOString();
    await talk.his.order.mute({ id: talk.groupId, personId: neighbour.id, until: end, why: '刷屏' });
    await desk.open(`groups/about/members?id=${talk.groupId}`, /为止不能说话/);
    await desk.tap('让钱多多说话');
    await desk.choose('说清楚了');
    await desk.tap(/^让他说话$/);
    await desk.gone(/为止不能说话/);
    await desk.open(`groups/order/order?id=${talk.groupId}`, '等您看的');
    await desk.tap('做过的', 'tab');
    await desk.see('让人又能说话:钱多多');
  });

  it('hears which word of the county’s list a notice holds, and sends it all the same', async () => {
    const chief = await stage.county.as(await stage.county.administrator());
    await chief.order.bringWords({ csv: 'word,act,label,source\n加微信,hold,ad,test', dryRun: false });
    await desk.open(`groups/order/write?id=${talk.groupId}&kind=notice`, '说明白要做什么');
    await desk.type('标题', '防骗提醒');
    await desk.type('说明白要做什么', '有人让您加微信付钱,先打电话问问');
    await desk.tap('发给大家');
    await desk.see(/里面有县里要留意的词:「加微信」/);
    // The browser tells of every refusal.
    desk.complaints.length = 0;
    await judge(desk, 'insisting');
    await desk.tap('照样发');
    await until(async () => (await talk.his.messages.board({ id: talk.groupId })).entries.length === 1, 'the notice to stand on the board');
    // Where nothing lies behind a page, back is home; whoever goes on sooner is taken there all the same.
    await desk.see('单位的诉求');
  });

  it('asks a firm in that no rule would let in, and its people are there', async () => {
    const firmId = await firm(talk.shop, { name: '外县来的酿酒厂', industry: 'C15' });
    await bond(talk.shop, (await stage.county.resident('孟和')).id, firmId);
    await desk.open(`groups/about/members?id=${talk.groupId}`, '钱多多');
    await desk.tap('请一家单位进群');
    await desk.type('找单位', '外县来的');
    await desk.tap(/^外县来的酿酒厂/);
    await judge(desk, 'desk-inviting');
    await desk.tap('请进来');
    await desk.see('外县来的酿酒厂');
    await desk.see('孟和');
  });

  it('puts back what was folded away by mistake', async () => {
    const seq = await talk.says(await stage.county.as(neighbour), '便宜出一批货架');
    await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '打广告' });
    await desk.open(`groups/order/order?id=${talk.groupId}`, '等您看的');
    await desk.tap('做过的', 'tab');
    await desk.see('便宜出一批货架');
    await judge(desk, 'desk-order-log');
    const large = await stage.phone(talk.keeper, { size: 'x20' });
    await large.open(`groups/order/order?id=${talk.groupId}`, '等您看的');
    await large.tap('做过的', 'tab');
    await large.see('便宜出一批货架');
    await judge(large, 'x20-order-log', 56);
    await large.close();
    await desk.tap(/^放回第/);
    await desk.choose('收错了');
    await desk.tap(/^放回$/);
    await desk.see('放回了一条');
    expect(await desk.at(/^放回第/).count()).toBe(0);
    await hers.open(page(), '便宜出一批货架');
  });

  it('takes a span out as evidence, with what is hidden in it', async () => {
    const seq = await talk.says(await stage.county.as(neighbour), '这句骂人的话被收起了');
    await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '骂人' });
    await desk.open(`groups/order/evidence?id=${talk.groupId}&at=${seq}`, '从第几条');
    await desk.choose('公安机关调取');
    expect((await saved(desk, () => desk.tap(/^导出$/))).words).toContain('这句骂人的话被收起了');
    await desk.see(/^导好了,/);
  });
});

describe('the same plea of two firms', () => {
  it('is laid together by whoever has it, and says so to both', async () => {
    const theirs = await stage.county.as(neighbour);
    const seq = await talk.says(theirs, '我家也停电了,南关这边谁能给个准话?');
    const raised = await theirs.tickets.raise({
      ...{ groupId: talk.groupId, seqs: [seq], title: '南关停电给个准话', words: '我家也停电了,南关这边谁能给个准话?', hidden: false },
    });
    await clerk.open(`tickets/show?id=${raised.id}`, '等您的单位接');
    await clerk.tap('并案');
    await clerk.tap(/^南关又停电了/);
    await judge(clerk, 'ticket-merging');
    await clerk.tap('是同一件,并过去');
    await clerk.see('并到同一件里办');
    await clerk.tap(/并在一起的那件/);
    await clerk.see('1 家同诉求');
  });
});

import { hasPage, SUBPACKAGES, TAB_PAGES } from '../../miniapp/src/kernel/pages';
import { called as calledIn, begun as requestBegun } from '../kit/browser/draft';
import { looker, type View } from '../kit/browser/look';
import { openStage, type Stage } from '../kit/browser/stage';
import { type Busy, busyGroup, ownWords } from '../kit/busy-group';
import type { Held, Person } from '../kit/county';
import { type Matter, matterIn } from '../kit/matters';
import { quietGroup } from '../kit/quiet-group';
import { draftBy } from '../kit/ready/catalogue';
import { factorOf } from '../kit/ready/staff';
import { aRow, bring, csvOf } from '../kit/sheets-of-firms';
import { newPhone } from '../kit/sign-in';

let stage: Stage;
let look: ReturnType<typeof looker>;
let agent: Held;
let dispatcher: Held;
let chief: Held;
let invited: string;
let secured: Held;
let resident: Person;
let administrator: Held;
let draft: string;
/** A sheet of firms that was read, half of it wrong. */
let sheet: string;
let matter: Matter;
let offered: Matter;
/** Somebody who has been told something and has looked at nothing since. */
let unread: Matter;
let busy: Busy;
let quiet: Awaited<ReturnType<typeof quietGroup>>;
let own: Awaited<ReturnType<typeof ownWords>>;
beforeAll(async () => {
  stage = await openStage();
  look = looker(stage);
  agent = await stage.county.agent({ name: '王志强' });
  dispatcher = await stage.county.dispatcher();
  chief = await stage.county.administrator();
  const office = await stage.county.as(chief);
  const wanted = { unitId: stage.county.units.town ?? '', role: 'dispatcher', name: '那顺', phone: newPhone() } as const;
  secured = await stage.county.dispatcher();
  await factorOf(stage.county, secured, 'on');
  invited = (await office.staff.invite(wanted)).token;
  resident = await stage.county.resident('云桂兰');
  administrator = await stage.county.administrator();
  const rows = [aRow(), aRow({ 所在乡镇: '没有这个镇', 登记日期: '2099-01-01' })];
  sheet = (await bring(stage.county, administrator, csvOf(rows), '石拐区名册.csv')).id;
  draft = (await draftBy(stage.county, administrator)).id;
  // Without anybody to choose, the sign-in page's question is answered 404, and the browser complains.
  await stage.county.database.query("INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, '村民', '看看')", [
    resident.id,
    stage.county.region,
  ]);
  matter = await matterIn(stage.county, 'agreed', { agent });
  offered = await matterIn(stage.county, 'offered', { agent });
  unread = await matterIn(stage.county, 'agreed', { agent });
  busy = await busyGroup(stage.county);
  quiet = await quietGroup(stage.county);
  own = await ownWords(stage.county);
  await stage.county.tick();
});
afterAll(() => stage.close());

type Sight = Omit<View, 'path' | 'name'> & { query?: string };
const of = (id: string) => `?id=${id}`;
const here = () => `&region=${stage.county.region}`;

const begun = () => requestBegun(stage.county.places.village);
/** A call written down, but for sending it. */
const called = () => calledIn(stage.county.places.village);

/** Every page of the app, and by which words one knows that it is there. */
const PAGES: Record<string, () => Sight> = {
  'tabs/home': () => ({ words: '云桂兰,上午好', who: matter.villager }),
  'tabs/groups': () => ({ words: '限上商贸企业诉求交流群', who: busy.owner }),
  'tabs/matters': () => ({ words: '王师傅今天上午 11:00 来找您', who: matter.villager }),
  'tabs/me': () => ({ words: '退出登录', who: agent }),
  'people/sign-in': () => ({ words: '发验证码' }),
  'people/sessions': () => ({ words: /就是这一台/, who: resident }),
  'people/privacy': () => ({ words: '您同意过的', who: resident }),
  'people/profile': () => ({ words: '换头像', who: resident }),
  'people/engine': () => ({ words: '没有落下的事', who: administrator }),
  'people/document': () => ({ words: '隐私说明', query: '?doc=privacy' }),
  'people/staff': () => ({ words: '王志强', who: chief }),
  'people/invite': () => ({ words: '选一个单位', who: chief }),
  'people/accept': () => ({ words: '先用手机号登录', query: `?token=${invited}` }),
  'people/second-factor': () => ({ words: '开始设置', who: chief }),
  'people/first': () => ({ words: '开通第一位管理员', who: resident }),
  'directory/place': () => ({ words: '试验区' }),
  'directory/units': () => ({ words: /缸房地村便民服务站/ }),
  'directory/unit': () => ({ words: '王志强', query: `${of(stage.county.units.station ?? '')}${here()}` }),
  'directory/code': () => ({ words: '请对准了再扫一次,或者打 12345 问问', query: '?s=rubbish' }),
  'directory/print': () => ({ words: '王志强的名片', who: dispatcher, query: `?unit=${stage.county.units.station}` }),
  'directory/agent': () => ({ words: '网格员', query: `${of(agent.postId)}${here()}` }),
  'catalogue/items': () => ({ words: '80岁以上老人津贴' }),
  'catalogue/guide': () => ({ words: '居民身份证', query: `?code=SB03${here()}` }),
  'catalogue/bundle': () => ({ words: '没找到这件事', query: `?code=BD01${here()}` }),
  'catalogue/manage': () => ({ words: '加一件新事项', who: administrator }),
  'catalogue/edit': () => ({ words: '加一样材料', who: administrator, query: '?code=YL01' }),
  'catalogue/change': () => ({ words: '交给别人审核', who: administrator, query: of(draft) }),
  'errands/request/what': () => ({ words: '80岁以上老人津贴', who: resident }),
  'errands/request/where': () => ({ words: '缸房地村', who: resident }),
  'errands/request/look': () => ({ words: /有人给您打电话/, who: resident, kept: { 'draft.request': { value: begun(), at: Date.now() } } }),
  'errands/matter/show': () => ({ words: /把这四个数念给他听/, who: matter.villager, query: of(matter.id) }),
  'errands/visit/visit': () => ({ words: '碰到别的情况', who: agent, query: of(matter.id) }),
  'errands/desk/desk': () => ({ words: '自动找人', who: dispatcher, query: of(offered.id) }),
  'errands/desk/intake': () => ({
    words: '今天 14:00 前有人给对方打电话',
    who: dispatcher,
    kept: { 'draft.intake': { value: called(), at: Date.now() } },
  }),
  'errands/desk/slip': () => ({ words: '请对方拿笔记下来,分三段慢慢念', who: dispatcher, query: of(offered.id) }),
  'errands/desk/find': () => ({ words: '谁查了、什么时候查的,本人能看到', who: dispatcher }),
  'errands/lookup/lookup': () => ({ words: '查一件事办到哪儿了' }),
  'errands/roster/roster': () => ({ words: '王志强', who: dispatcher }),
  'firms/mine': () => ({ words: '还没有登记单位', who: resident }),
  'firms/people': () => ({ words: '代表它的 1 人', who: busy.owner, query: of(busy.owner.firmId) }),
  'firms/waiting': () => ({ words: '没有等着核实的', who: administrator }),
  'firms/imports': () => ({ words: '石拐区名册', who: administrator }),
  'firms/import': () => ({ words: '把对的 1 家写入', who: administrator, query: of(sheet) }),
  'groups/talk/talk': () => ({ words: '一锅汤全倒了', who: busy.owner, query: of(busy.groupId) }),
  'groups/talk/raise': () => ({
    words: '不在群里显示',
    who: busy.owner,
    query: of(busy.groupId),
    kept: { [`draft.raise/${busy.groupId}`]: { value: { ...busy.raising, hidden: false }, at: Date.now() } },
  }),
  'doors/door': () => ({ words: '进群看看', who: busy.owner, query: of(busy.groupId) }),
  'doors/find': () => ({ words: '找一个群', who: busy.owner }),
  'doors/invite': () => ({ words: /该在这个群的马上进/, who: busy.keeper, query: of(busy.groupId) }),
  'groups/about/card': () => ({ words: '为什么在', who: busy.owner, query: of(busy.groupId) }),
  'groups/about/members': () => ({ words: '玉成建材行', who: busy.owner, query: of(busy.groupId) }),
  'groups/about/board': () => ({ words: '知道了', who: busy.owner, query: of(busy.groupId) }),
  'groups/about/search': () => ({ words: '在这个群里找', who: busy.owner, query: of(busy.groupId) }),
  'groups/about/threads': () => ({ words: '玉成建材行 · 单独说', who: busy.owner, query: of(busy.groupId) }),
  'groups/about/asides': () => ({ words: '材料在老周那里', who: busy.keeper, query: of(busy.groupId) }),
  'groups/about/weeks': () => ({ words: '没有在等的', who: busy.owner, query: of(busy.groupId) }),
  'groups/about/share': () => ({
    words: '发到哪个群',
    who: busy.owner,
    kept: { 'draft.share': { value: { path: 'catalogue/guide?code=SB03', title: '怎么办:居民身份证' }, at: Date.now() } },
  }),
  'groups/about/photo': () => ({ words: '这张照片现在看不到', who: busy.keeper, query: of('1') }),
  'groups/order/order': () => ({ words: /举报 1 件/, who: busy.keeper, query: of(busy.groupId) }),
  'groups/order/fate': () => ({ words: '这条话大家看得到', who: busy.owner, query: `${of(busy.groupId)}&seq=${busy.seq}` }),
  'groups/order/write': () => ({ words: '说明白要做什么', who: busy.keeper, query: `${of(busy.groupId)}&kind=notice` }),
  'groups/found/list': () => ({ words: '用表格建群', who: administrator }),
  'groups/found/new': () => ({ words: '谁定的', who: administrator }),
  'groups/found/one': () => ({ words: '牵头部门', who: administrator, query: of(busy.groupId) }),
  'groups/order/evidence': () => ({ words: '从第几条', who: busy.keeper, query: of(busy.groupId) }),
  'groups/order/oversee': () => ({ words: '县里的群', who: administrator }),
  'groups/order/words': () => ({ words: '用表格改很多词', who: administrator }),
  'tickets/mine': () => ({ words: '南关又停电了', who: busy.owner }),
  'tickets/show': () => ({ words: '走到哪儿了', who: busy.owner, query: of(busy.ticketId) }),
  'notices/inbox': () => ({ words: /未读/, who: unread.villager }),
  'notices/settings': () => ({ words: '按县里的', who: resident }),
  'notices/calls': () => ({ words: '没有要打的电话', who: dispatcher }),
};
/** Pages that look otherwise to others. */
const OTHERS: Record<string, () => Sight & { path: string }> = {
  'home-stranger': () => ({ path: 'tabs/home', words: '王志强' }),
  'home-agent': () => ({ path: 'tabs/home', words: '云桂兰', who: agent }),
  'home-dispatcher': () => ({ path: 'tabs/home', words: '看谁在岗、谁请假', who: dispatcher }),
  'matters-none': () => ({ path: 'tabs/matters', words: '正在办的', who: resident }),
  'me-desk': () => ({ path: 'tabs/me', words: '人员和邀请', who: dispatcher }),
  'second-standing': () => ({ path: 'people/second-factor', words: '换手机,重新设', who: secured }),
  'accept-over': () => ({ path: `people/accept?token=${invited}`, words: '换手机号登录', who: resident }),
  'groups-none': () => ({ path: 'tabs/groups', words: '登记您的单位,就能进群', who: resident }),
  'home-clerk': () => ({ path: 'tabs/home', words: '单位的诉求', who: busy.keeper }),
  'talk-keeper': () => ({ path: `groups/talk/talk${of(busy.groupId)}`, words: '一锅汤全倒了', who: busy.keeper }),
  'talk-replies': () => ({ path: `groups/talk/talk${of(busy.groupId)}`, words: '一锅汤全倒了', who: busy.keeper, taps: ['看 2 条回复'] }),
  'talk-itself': () => ({ path: `groups/talk/talk${of(own.groupId)}`, words: '还有 2 件在等', who: own.owner }),
  'talk-alone': () => ({ path: `groups/talk/talk${of(busy.threadId)}`, words: '税号发给您', who: busy.keeper }),
  'fate-hidden': () => ({ path: `groups/order/fate${of(quiet.groupId)}&seq=${quiet.seq}`, words: '原因:有别人的电话', who: quiet.member }),
  'fate-muted': () => ({ path: `groups/order/fate${of(quiet.groupId)}`, words: /手机卡了,重复发的/, who: quiet.member }),
  'talk-muted': () => ({ path: `groups/talk/talk${of(quiet.groupId)}`, words: '觉得不对?可以申诉', who: quiet.member }),
  'order-appeals': () => ({ path: `groups/order/order${of(quiet.groupId)}`, words: '想说话的 1 人', who: quiet.keeper }),
  'card-keeper': () => ({ path: `groups/about/card${of(busy.groupId)}`, words: '内部备注', who: busy.keeper }),
  'roster-clerk': () => ({ path: 'errands/roster/roster', words: '照办公时间', who: busy.keeper }),
  'ticket-clerk': () => ({ path: `tickets/show${of(busy.ticketId)}`, words: '我来接', who: busy.keeper }),
  'ticket-merge': () => ({ path: `tickets/show${of(busy.ticketId)}`, words: '我来接', who: busy.keeper, taps: ['并案'] }),
  'me-stranger': () => ({ path: 'tabs/me', words: '您还没有登录' }),
  'inbox-none': () => ({ path: 'notices/inbox', words: '还没有消息', who: resident }),
};

it('looks at every page that is built in', () => {
  const registered = [...TAB_PAGES, ...SUBPACKAGES.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
  expect(Object.keys(PAGES).sort()).toEqual([...registered].sort());
  expect(registered.every(hasPage)).toBe(true);
});

describe('every page, in the size of everybody and in the largest', () => {
  it.each(Object.keys(PAGES))('%s', async (page) => {
    const { query = '', ...sight } = PAGES[page]?.() ?? { words: '' };
    await look({ name: page.replace(/\W/g, '-'), path: `${page}${query}`, ...sight });
  });
  it.each(Object.keys(OTHERS))('%s', async (name) => {
    await look({ name, path: '', words: '', ...OTHERS[name]?.() });
  });
});

import { hardToTap, overflows, shot } from '../kit/browser';
import { openStage, type Stage } from '../kit/browser.stage';
import type { Held, Person } from '../kit/county';
import { type Matter, matterIn } from '../kit/matters';

const LEAST = { x10: 44, x14: 56, x20: 56 } as const;
type Size = keyof typeof LEAST;

let stage: Stage;
let dispatcher: Held;
let agreed: Matter;
let arrived: Matter;
let done: Matter;
let open: Matter;
beforeAll(async () => {
  stage = await openStage();
  dispatcher = await stage.county.dispatcher();
  agreed = await matterIn(stage.county, 'agreed');
  arrived = await matterIn(stage.county, 'arrived');
  done = await matterIn(stage.county, 'done');
  open = await matterIn(stage.county, 'open');
});
afterAll(() => stage.close());

/** Looks at one page in one size: nothing sticks out, everything can be named and hit, nothing complains. */
async function look(name: string, path: string, words: string, size: Size, who: Person | Held | null, taps: readonly string[] = []) {
  const phone = await stage.phone(who, { size });
  await phone.open(path, words);
  for (const each of taps) await phone.tap(each);
  await shot(phone.page, `errands-${name}-${size}`);
  expect({ overflows: await overflows(phone.page) }).toEqual({ overflows: [] });
  expect({ hardToTap: await hardToTap(phone.page, LEAST[size]) }).toEqual({ hardToTap: [] });
  expect({ complaints: phone.complaints }).toEqual({ complaints: [] });
  await phone.close();
}

const show = ({ id }: Matter) => `errands/matter/show?id=${id}`;
const visit = ({ id }: Matter) => `errands/visit/visit?id=${id}`;
const desk = ({ id }: Matter) => `errands/desk/desk?id=${id}`;

describe.each(['x10', 'x14', 'x20'] as const)('help at the door in size %s', (size) => {
  it('what', () => look('what', 'errands/request/what', '80岁以上老人津贴', size, agreed.villager));
  it('where', () => look('where', 'errands/request/where', '缸房地村', size, agreed.villager));
  it('one look before sending', () => look('look', 'errands/request/look', '有人给您打电话', size, agreed.villager));
  it('a matter with its code', () => look('matter', show(agreed), '把这四个数念给他听', size, agreed.villager));
  it('how the promise was computed', () => look('how', show(agreed), '怎么算的', size, agreed.villager));
  it('another time', () => look('time', show(agreed), '换个时间', size, agreed.villager, ['换个时间']));
  it('how it went', () => look('confirm', show(done), '说一声', size, done.villager, ['办得怎么样,说一声']));
  it('my matters', () => look('mine', 'tabs/matters', '来找您', size, agreed.villager));
  it('the day of an agent', () => look('day', 'tabs/home', '云桂兰', size, agreed.agent));
  it('a visit', () => look('visit', visit(agreed), '碰到别的情况', size, agreed.agent));
  it('the four digits', () => look('arrive', visit(agreed), '已经到了', size, agreed.agent, ['已经到了']));
  it('finishing', () => look('finish', visit(arrived), '办完了', size, arrived.agent, ['办完了']));
  it('the desk of a dispatcher', () => look('desk-list', 'tabs/home', '看谁在岗、谁请假', size, dispatcher));
  it('a matter at the desk', () => look('desk', desk(open), '问过谁,为什么没成', size, dispatcher));
  it('whom to give it to', () => look('give', desk(open), '指定一个人', size, dispatcher, ['指定一个人']));
  it('who is on duty', () => look('roster', 'errands/roster/roster', '黄晓梅', size, dispatcher));
  it('looking a matter up', () => look('lookup', 'errands/lookup/lookup', '查一件事办到哪儿了', size, null));
});

describe('in danger', () => {
  it('the emergency numbers come before the form', async () => {
    const phone = await stage.phone(agreed.villager);
    await phone.open('errands/request/look', '有人给您打电话');
    await phone.tap(/这件事急吗/);
    await phone.choose('有危险');
    for (const number of ['120', '110', '119']) expect(await phone.at(new RegExp(number)).count()).toBe(1);
    await phone.close();
  });
});

describe('at the desk', () => {
  it('a dispatcher gives a matter to somebody, with a reason', async () => {
    const phone = await stage.phone(dispatcher);
    await phone.open(desk(open), '指定一个人');
    await phone.tap('指定一个人');
    await phone.page.getByRole('radio').first().click();
    await phone.type('为什么交给他', '离得近');
    await phone.tap('就交给他');
    await phone.see(/接手了/);
    expect((await open.her.errands.show({ id: open.id })).state).toBe('accepted');
    await phone.close();
  });
});

import { judge } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import type { Held } from '../kit/county';
import { type Matter, matterIn } from '../kit/matters';

let stage: Stage;
let dispatcher: Held;
let desk: Phone;
let agent: Held;

beforeAll(async () => {
  stage = await openStage();
  dispatcher = await stage.county.dispatcher();
  agent = await stage.county.agent({ name: '黄晓梅' });
  desk = await stage.phone(dispatcher, { desk: true });
});
afterAll(() => stage.close());

const leftOf = (kind: string) => desk.page.locator(kind).evaluate((box) => Math.round(box.getBoundingClientRect().left));

describe('a dispatcher at a desk, with a mouse', () => {
  let matter: Matter;
  let hers: Phone;

  it('sees by itself what nobody takes', async () => {
    await desk.open('tabs/home', '都有人接了');
    matter = await matterIn(stage.county, 'offered', { agent });
    hers = await stage.phone(matter.villager);
    await hers.open(`errands/matter/show?id=${matter.id}`, '问了一位代办员,等他答复');
    await matter.his.visits.decline({ id: matter.offerId, reason: 'too_far' });
    await stage.county.tick();
    await desk.seeAll('80岁以上老人津贴', '今天 16:30 前要打电话', '没人接,提醒过了');
    await desk.at(/^没人接 ?1$/, 'tab').waitFor();
    await judge(desk, 'wide-desk-list');
    // The head stands over the column below it.
    expect(await leftOf('.post-as')).toBe(await leftOf('.seg'));
  });

  it('reads who was asked and why it came to nothing', async () => {
    await desk.tap(/^80岁以上老人津贴/);
    await desk.see('一圈问下来没人接,要您指定');
    await desk.seeAll('问过谁,为什么没成', '自动找人', '黄晓梅', '说来不了', '没找到人,提醒了管事的');
    await judge(desk, 'wide-desk');
  });

  it('gives it to somebody, with a reason that all can read', async () => {
    await stage.county.agent({ unit: stage.county.units.nextStation, name: '赵玉成' });
    await desk.tap('指定一个人');
    await desk.choose(/^赵玉成/);
    await desk.at('写上原因').waitFor();
    await desk.type('为什么交给他', '离得近,办过这件事');
    await desk.tap('就交给他');
    await desk.seeAll('赵师傅接了,今天 16:30 前要打电话', '指定了人', '离得近,办过这件事');
    await hers.seeAll('赵师傅接了单', '赵师傅接手了');
  });

  it('sees what runs out of time', async () => {
    await stage.clock('2026-11-23T16:10:00+08:00');
    await desk.tap('返回');
    await desk.tap(/^要超时/, 'tab');
    await desk.seeAll('80岁以上老人津贴', '快到点了', '赵玉成');
  });
});

describe('the roster', () => {
  it('passes over whoever is away, until the leave is taken back', async () => {
    await desk.open('errands/roster/roster', '现在在岗');
    await desk.tap('给黄晓梅记请假');
    await desk.at('写上原因').waitFor();
    await desk.type('原因', '看病');
    await desk.tap('记下请假');
    await desk.see(/今天 16:1\d 到 明天 0:00,看病/);
    await judge(desk, 'wide-roster');
    await stage.clock('2026-11-23T16:20:00+08:00');
    const { id } = await matterIn(stage.county, 'open', { agent });
    await stage.county.tick();
    await desk.open(`errands/desk/desk?id=${id}`, '请假了');
    await desk.open('errands/roster/roster', '现在不在岗');
    await desk.tap('取消黄晓梅的请假');
    await desk.see('取消以后,这段时间又会给他派单。');
    await desk.tap('取消请假');
    await desk.gone(/,看病/);
  });
});

import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import type { Held } from '../kit/county';
import { type Matter, matterIn } from '../kit/matters';

let stage: Stage;
let agent: Held;
beforeAll(async () => {
  stage = await openStage();
  agent = await stage.county.agent();
});
afterAll(() => stage.close());

const hersOf = async ({ villager, id }: Matter, words: string): Promise<Phone> => {
  const phone = await stage.phone(villager);
  await phone.open(`errands/matter/show?id=${id}`, words);
  return phone;
};
const hisOf = async ({ agent, id }: Matter, words: string): Promise<Phone> => {
  const phone = await stage.phone(agent);
  await phone.open(`errands/visit/visit?id=${id}`, words);
  return phone;
};

describe('what goes otherwise', () => {
  it('an agent who cannot go says so without a penalty, and the next one is asked', async () => {
    const matter = await matterIn(stage.county, 'offered', { agent });
    const hers = await hersOf(matter, '问了一位代办员,等他答复');
    const his = await stage.phone(matter.agent);
    await his.open('tabs/home', '新来一单');
    await his.tap('这次去不了');
    await his.see('去不了不要紧,不扣分,马上问下一位。');
    await his.choose('手头正忙');
    await his.tap('请换一位');
    await his.gone('新来一单');
    await his.see('镇里还没人接的');
    await hers.see('黄师傅去不了,换下一位');
    await stage.county.tick();
    await hers.see('一时没找到人,缸房地村便民服务站正在想办法');
  });

  it('nobody at home is a new time, not an end', async () => {
    const matter = await matterIn(stage.county, 'on_the_way', { agent });
    const hers = await hersOf(matter, '黄师傅在路上了');
    const his = await hisOf(matter, '碰到别的情况');
    await his.tap(/^家里没人/);
    await his.see('先打个电话看看。这是第 1 次,去过三次都没人,就交给镇里。');
    await his.tap('没人,再约时间');
    await hers.seeAll('黄师傅去了,没有人在', '再约一个时间');
    await his.tap('约好时间');
    await his.choose('明天');
    await his.choose('上午 9:00');
    await his.tap('约好明天上午 9:00 到 10:00');
    await hers.see('黄师傅明天上午 9:00 到您家');
  });

  it('the wrong village goes to the right one, under the same number', async () => {
    await stage.county.agent({ unit: stage.county.units.nextStation, name: '赵玉成' });
    const matter = await matterIn(stage.county, 'accepted', { agent });
    const hers = await hersOf(matter, '黄师傅接了单');
    const his = await hisOf(matter, '碰到别的情况');
    await his.tap(/^不在这个村/);
    await his.tap('五当召镇');
    await his.tap('新曙光村');
    await his.see('没有找到,可能已被撤回,或不归您办理');
    await hers.seeAll('换到对的村接着办', /新曙光村便民服务站正在给您找人|问了一位代办员,等他答复/);
    await stage.county.tick();
    const next = await stage.county.as(matter.villager);
    await expect(next.errands.show({ id: matter.id })).resolves.toMatchObject({ state: 'offered' });
  });

  it('what he cannot finish he hands up, and the town goes on with it under the same number', async () => {
    const matter = await matterIn(stage.county, 'accepted', { agent });
    const hers = await hersOf(matter, '黄师傅接了单');
    const his = await hisOf(matter, '碰到别的情况');
    await his.tap(/^我办不了,交给镇里/);
    await his.choose('别的原因');
    await his.at('写上原因').waitFor();
    await his.choose('我这里办不了');
    await his.type('接着办的人要知道什么', '只差镇里盖章');
    await his.tap(/^交给镇里$/);
    await his.see('没有找到,可能已被撤回,或不归您办理');
    await hers.seeAll('交给镇里接着办', '我这里办不了', /五当召镇便民服务中心正在想办法|一时没找到人/);
    const desk = await stage.phone(await stage.county.dispatcher());
    await desk.open('tabs/home', '要超时');
    await desk.tap(/^要超时/, 'tab');
    await desk
      .at(/^80岁以上老人津贴/)
      .first()
      .click();
    await desk.seeAll('交给镇里接着办', '我这里办不了');
    await desk.at('指定一个人').waitFor();
  });

  it('she can say that she never stopped it, and it goes on', async () => {
    const matter = await matterIn(stage.county, 'accepted', { agent });
    const hers = await hersOf(matter, '黄师傅接了单');
    const his = await hisOf(matter, '碰到别的情况');
    await his.tap(/^对方说不办了/);
    await his.type('对方怎么说的', '家里人说不办了');
    await his.tap('记下,停办');
    await hers.seeAll('代办员说您不办了', '要是您没说过,点「接着办」,马上再安排。');
    await hers.tap('我没说不办,接着办');
    await hers.see('您说接着办');
    await stage.county.tick();
    await hers.see('问了一位代办员,等他答复');
  });

  it('she withdraws, and the agent reads it before he leaves', async () => {
    const matter = await matterIn(stage.county, 'agreed', { agent });
    const hers = await hersOf(matter, '黄师傅今天上午 11:00 到您家');
    const his = await hisOf(matter, '出发了');
    await hers.tap('不办了');
    await hers.see('代办员就不来了。什么时候还要办,再提就行。');
    await hers.type('为什么不办了,选填', '儿子回来了');
    await hers.at('真的不办了吗?', 'alertdialog').getByRole('button', { name: '不办了' }).click();
    await hers.see('这件事停下来了');
    await his.see('没有找到,可能已被撤回,或不归您办理');
    await his.at('出发了').waitFor({ state: 'hidden' });
  });

  it('asks for another time, and the agent sees it', async () => {
    const matter = await matterIn(stage.county, 'agreed', { agent });
    const hers = await hersOf(matter, '黄师傅今天上午 11:00 到您家');
    const his = await hisOf(matter, '出发了');
    await hers.tap('换个时间');
    await hers.choose('后天');
    await hers.choose('下午');
    await hers.tap('就这个时间');
    await hers.see('您想换个时间');
    await his.see('对方想换个时间');
    await his.see('后天下午');
  });
});

describe('a lost signal', () => {
  it('keeps what the agent did and sends it once when the signal is back', async () => {
    const matter = await matterIn(stage.county, 'agreed', { agent });
    const hers = await hersOf(matter, '黄师傅今天上午 11:00 到您家');
    const his = await hisOf(matter, '出发了');
    const sent: string[] = [];
    his.page.on('request', (request) => request.url().includes('/departure') && sent.push(request.url()));
    await his.context.setOffline(true);
    await his.see('没有网络,看到的可能不是最新的');
    await his.tap('出发了');
    await his.seeAll('没有网络,未提交 1 条,有网自动送出', '排队等网络,已经记下,有网自动送出');
    await his.at('到门口了').waitFor();
    await his.context.setOffline(false);
    await his.gone('排队等网络,已经记下,有网自动送出');
    await hers.see('黄师傅在路上了');
    const { steps } = await matter.her.errands.show({ id: matter.id });
    expect(steps.filter(({ command }) => command === 'set_out')).toHaveLength(1);
  });
});

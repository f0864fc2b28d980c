import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import type { Held, Person } from '../kit/county';

let stage: Stage;
let villager: Person;
let agent: Held;
let hers: Phone;
let his: Phone;
let code: string;

/** The four digits as they stand in their boxes. */
const digitsOf = async ({ page }: Phone) => {
  const name = await page
    .getByRole('img', { name: /^见面码/ })
    .filter({ visible: true })
    .getAttribute('aria-label');
  return (name ?? '').replace(/\D/g, '');
};
/** Nothing of what follows may come from loading a page anew. */
const stamp = ({ page }: Phone) => page.evaluate(() => Object.assign(window, { opened: 'once' }));
const neverReloaded = ({ page }: Phone) => page.evaluate(() => (window as { opened?: string }).opened === 'once');

beforeAll(async () => {
  stage = await openStage();
  villager = await stage.county.resident('云桂兰');
  agent = await stage.county.agent({ name: '王志强' });
  hers = await stage.phone(villager);
  his = await stage.phone(agent);
});
afterAll(() => stage.close());

describe('help at the door, on two phones', () => {
  it('is asked for in four taps, with the promise and how it was computed', async () => {
    await hers.open('tabs/home', '云桂兰,上午好');
    await stamp(hers);
    await hers.tap(/^找人帮办/);
    await hers.tap(/80岁以上老人津贴/);
    await hers.tap('下一步');
    await hers.see('今天 16:30 前有人给您打电话');
    await hers.see('缸房地村便民服务站打给您,先约好时间,再去找您');
    await hers.tap('对,提交');
    await hers.seeAll('收到了,您放心', '缸房地村便民服务站正在给您找人', '今天 16:30 前有人给您打电话,约好时间再来。');
    expect(hers.taps()).toBe(4);
    await hers.tap(/怎么算的/, 'link');
    await hers.seeAll('规定是 4 小时上班时间', '今天 10:00 到 12:00', '今天 14:30 到 16:30', '2 小时');
    await hers.tap('关上');
  });

  it('reaches the agent while he looks at his day', async () => {
    await his.open('tabs/home', '今天没有要上门的');
    await stamp(his);
    await stage.county.tick();
    await his.seeAll('新来一单', '还有 30 分钟答复', '80岁以上老人津贴', '今天 16:30 前');
    await hers.see('问了一位代办员,等他答复');
  });

  it('is taken by him, and she reads by whom', async () => {
    await his.tap('我去');
    await his.see('今天 16:30 前打电话');
    await hers.seeAll('王师傅接了单', '今天 16:30 前给您打电话,约好时间再来。');
    await hers.at('给王志强打电话').waitFor();
  });

  it('gets a yes on the telephone and a time', async () => {
    await his.tap('打过电话了');
    await his.see('和云桂兰通过电话了?');
    await his.tap('通过了,愿意让我来办');
    await hers.see('王师傅打过电话,正在约时间');
    await his.tap('约好时间');
    await his.choose('下午 3:00');
    await his.tap('约好今天下午 3:00 到 4:00');
    await hers.see('王师傅今天下午 3:00 到您家');
    await hers.see('还有 5 小时。不用等在门口,到了会敲门。');
  });

  it('shows her four digits and that he is on his way', async () => {
    await stage.clock('2026-11-23T14:40:00+08:00');
    await his.tap('出发了');
    await hers.see('王师傅在路上了');
    await hers.see('王师傅到了,把这四个数念给他听');
    code = await digitsOf(hers);
    expect(code).toMatch(/^\d{4}$/);
  });

  it('lets nobody in by guessing: wrong digits are refused with the tries left', async () => {
    await his.tap('到门口了');
    await his.type('见面码,四个数', code === '1234' ? '4321' : '1234');
    await his.tap('对上了就算到了');
    await his.see(/还可以试 4 次/);
    await his.tap('知道了');
  });

  it('knows him by her digits', async () => {
    await his.tap('到门口了');
    await his.type('见面码,四个数', code);
    await his.tap('对上了就算到了');
    await his.seeAll('到了,办完点下面', '见面码对上了', '不定位,不拍照');
    await hers.see('王师傅到了,正在给您办');
    await hers.at(/^见面码/, 'img').waitFor({ state: 'hidden' });
  });

  it('ends when she says that it is done', async () => {
    await his.tap('办完了');
    await his.choose('办成了');
    await his.tap('就这样');
    await his.see('办过了,等对方说一声');
    await hers.seeAll('王师傅说办好了,您看对不对', '后天 18:00 前您点一下;没点的话,我们打电话问您。');
    await hers.tap('办得怎么样,说一声');
    await hers.choose('办成了');
    await hers.tap('就这样');
    await hers.seeAll('您说办成了,这件事办完了', '谢谢您告诉我们。');
    await his.see('对方说办成了');
  });

  it('was followed without loading a page anew', async () => {
    expect(await neverReloaded(hers)).toBe(true);
    expect(await neverReloaded(his)).toBe(true);
    expect([...hers.complaints, ...his.complaints]).toEqual([expect.stringContaining('422')]);
  });

  it('stays readable for whoever has the number', async () => {
    const [matter] = (await (await stage.county.as(villager)).errands.mine({ filter: 'ended' })).errands;
    const stranger = await stage.phone(null);
    await stranger.open('tabs/home', '查进度');
    await stranger.tap(/^查进度/);
    await stranger.type('编号', matter?.number ?? '');
    await stranger.type('手机号后四位', villager.phone.slice(-4));
    await stranger.tap('查一下');
    await stranger.see('缸房地村便民服务站:本人说过了,这件事办完了');
  });
});

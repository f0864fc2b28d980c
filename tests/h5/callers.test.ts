import { judge, markOver } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import type { Held } from '../kit/county';
import { type Matter, matterIn } from '../kit/matters';
import { newPhone } from '../kit/sign-in';

let stage: Stage;
let agent: Held;
let dispatcher: Held;
let wide: Phone;
let narrow: Phone;
beforeAll(async () => {
  stage = await openStage();
  agent = await stage.county.agent({ name: '王志强' });
  dispatcher = await stage.county.dispatcher();
  wide = await stage.phone(dispatcher, { desk: true });
  narrow = await stage.phone(dispatcher);
});
afterAll(() => stage.close());

const digitsOf = async (phone: Phone, name: RegExp) => ((await phone.at(name, 'img').getAttribute('aria-label')) ?? '').replace(/\D/g, '');
const numberOf = async ({ her, id }: Matter) => (await her.errands.show({ id })).number;

describe('somebody without a phone calls the desk', () => {
  const contact = newPhone();
  let number: string;

  it('and what she wants is written down while she talks', async () => {
    await wide.open('tabs/home', '替来电的人提');
    await wide.tap('替来电的人提');
    await wide.type('姓名', '云秀英');
    await wide.type('电话', '8700000123');
    await wide.see('电话不对,手机 11 位,座机要带区号');
    await wide.tap('对方没有电话');
    await wide.type('找谁转话', '赵玉成');
    await wide.type('转话人的电话', contact);
    await wide.at('还要问:办什么、哪个村').waitFor();
    await wide.tap(/^办什么/);
    await wide.type('搜要办的事', '津贴');
    await wide.gone('每年的领养老金认证');
    await wide.tap(/^80岁以上老人津贴/);
    await wide.tap(/^在哪个村/);
    await wide.tap('五当召镇');
    await wide.tap('缸房地村');
    await wide.type('怎么找到', '幸福大院 3 排 2 户');
    await wide.see('今天 16:30 前有人给对方打电话');
    await judge(wide, 'wide-intake');
    await wide.tap('记下,提交');
  });

  it('and she is told her number, who calls, and where to call', async () => {
    await wide.seeAll('记下了,念给对方听', '缸房地村便民服务站正在给您找人', '今天 16:30 前有人给您打电话,约好时间再来。');
    await wide.seeAll('有事找缸房地村便民服务站', '电话 0472-8700000');
    number = await digitsOf(wide, /^编号/);
    expect(number).toMatch(/^\d{11}$/);
    await judge(wide, 'wide-slip');
    await wide.tap('看这件事');
    await wide.seeAll('还没找到合适的人', '打电话提的,值班的人记下的');
    await wide.tap('看住址');
    await wide.seeAll(`赵玉成(帮着转话) ${contact}`, '住址:幸福大院 3 排 2 户');
  });

  it('and she hears the four digits when she calls again with her number', async () => {
    const his = await stage.county.as(agent);
    await stage.county.tick();
    const [offer] = (await his.visits.offers()).offers;
    const { id, epoch } = await his.visits.accept({ id: offer!.id });
    await his.visits.contact({ id, epoch, consents: true });
    await his.visits.agree({ id, epoch, from: stage.county.later(60).toISOString(), to: stage.county.later(120).toISOString() });
    await narrow.open('tabs/home', '来电查进度');
    await narrow.tap('来电查进度');
    await narrow.type('编号', `${number.slice(0, 10)}${(Number(number[10]) + 1) % 10}`);
    await narrow.see('编号里有一位不对,请对方再念一遍');
    await narrow.type('编号', number);
    await narrow.tap('找一下');
    await narrow.see('王师傅在办');
    await narrow.tap('对方来电');
    await narrow.see('王师傅今天上午 11:00 到您家');
    await narrow.tap('念见面码');
    await narrow.tap('核对过了,看见面码');
    const code = await digitsOf(narrow, /^见面码/);
    await expect(his.visits.arrive({ id, epoch, code })).resolves.toMatchObject({ arrivedBy: 'code' });
  });
});

describe('somebody calls about a matter', () => {
  it('and is found by her phone; another time is noted at her word', async () => {
    const matter = await matterIn(stage.county, 'agreed', { agent });
    const hers = await stage.phone(matter.villager);
    await hers.open(`errands/matter/show?id=${matter.id}`, '王师傅今天上午 11:00 到您家');
    await narrow.open('errands/desk/find', '谁查了、什么时候查的,本人能看到');
    await narrow.tap('按电话', 'tab');
    await narrow.type('对方的电话', matter.villager.phone);
    await narrow.tap('找一下');
    await narrow.at(/^80岁以上老人津贴/).waitFor();
    expect(await markOver(narrow)).toContain(`尾号 ${dispatcher.phone.slice(-4)}`);
    await narrow.tap(/^80岁以上老人津贴/);
    await narrow.tap('对方来电');
    await narrow.tap('对方想换时间');
    await narrow.choose('明天');
    await narrow.choose('上午');
    await narrow.tap('记下这个时间');
    await narrow.see('对方打电话说想换个时间');
    await hers.see('您打电话说想换个时间');
  });

  it('and says that it is no longer needed', async () => {
    const matter = await matterIn(stage.county, 'accepted', { agent });
    const hers = await stage.phone(matter.villager);
    await hers.open(`errands/matter/show?id=${matter.id}`, '王师傅接了单');
    await narrow.open('errands/desk/find', '按编号');
    await narrow.tap('按编号', 'tab');
    await narrow.type('编号', await numberOf(matter));
    await narrow.tap('找一下');
    await narrow.tap('对方来电');
    await narrow.tap('对方不办了');
    await narrow.type('对方怎么说', '儿子回来办好了');
    await narrow.tap('不办了');
    await narrow.see('谁查了、什么时候查的,本人能看到');
    await hers.seeAll('您打电话说不办了', '五当召镇便民服务中心', /有人打电话报了编号/);
  });

  it('and has never asked for anything: the desk writes it down at once, with the phone', async () => {
    const phone = newPhone();
    await narrow.open('errands/desk/find', '按电话');
    await narrow.tap('按电话', 'tab');
    await narrow.type('对方的电话', phone);
    await narrow.tap('找一下');
    await narrow.see('这个电话没有提过事');
    await narrow.tap('替他提一件');
    await narrow.at('还要问:姓名、办什么、哪个村').waitFor();
    expect(await narrow.at('电话', 'textbox').inputValue()).toBe(phone);
  });
});

describe('calling back', () => {
  it('is on the desk when nobody has said a word, and takes hers as it would take her tap', async () => {
    const matter = await matterIn(stage.county, 'done', { agent });
    const hers = await stage.phone(matter.villager);
    await hers.open(`errands/matter/show?id=${matter.id}`, /办好了,您看对不对/);
    await stage.clock('2026-11-26T10:00:00+08:00');
    await wide.open('tabs/home', '该回访');
    await wide.tap(/^该回访/, 'tab');
    await wide.tap(/^80岁以上老人津贴/);
    await wide.see(/该打电话问一声/);
    await wide.tap('记下回访');
    await wide.at('没人接', 'radio').waitFor();
    await judge(wide, 'wide-call-back');
    await wide.choose('对方说办成了');
    await wide.type('记一句', '她说办好了');
    await wide.tap(/^记下$/);
    await wide.see('打电话问过,说办成了');
    await hers.see('您说办成了,这件事办完了');
  });
});

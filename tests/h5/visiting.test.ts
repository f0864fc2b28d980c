import { openStage, type Stage } from '../kit/browser/stage';
import type { Held } from '../kit/county';
import { matterIn } from '../kit/matters';
import { another, newPhone } from '../kit/sign-in';

let stage: Stage;
let agent: Held;
const codes = new Map<string, string>();
beforeAll(async () => {
  stage = await openStage();
  agent = await stage.county.agent({ name: '王志强' });
  const { Sms } = await import('../../cloud/src/kernel/sms');
  (await stage.county.service.get(Sms)).use({ send: async (phone, code) => void codes.set(phone, code) });
});
afterAll(() => stage.close());

describe('somebody who has not signed in', () => {
  it('finds the nearest point, its agent and what can be done there', async () => {
    const phone = await stage.phone(null);
    await phone.open('tabs/home', '想找个人说');
    await phone.tap(/^服务点/);
    await phone.tap(/^缸房地村便民服务站/);
    await phone.seeAll('开着门', '几点开门', '这里的代办员');
    await phone.tap(/^王志强的名片/, 'link');
    await phone.seeAll('专职代办员', '平时是', '网格员', '会办什么', /养老服务/);
    await phone.at(/^打电话$/).waitFor();
    await phone.tap('看看服务点');
    await phone.tap('看看这里能办什么');
    await phone.see('每年的领养老金认证');
  });

  it('searches in plain words and reads how an item is done', async () => {
    const phone = await stage.phone(null);
    await phone.open('catalogue/items', '80岁以上老人津贴');
    await phone.type('搜要办的事', '养老金');
    await phone.gone('80岁以上老人津贴');
    await phone.tap(/每年的领养老金认证/);
    await phone.seeAll('养老保险待遇领取资格认证', '要本人到场', '多久办好', '要带什么', '居民身份证', '原件');
  });

  it('is told in words what to do where nothing is found', async () => {
    const phone = await stage.phone(null);
    await phone.open('catalogue/items', '80岁以上老人津贴');
    await phone.type('搜要办的事', '登月许可证');
    await phone.seeAll('没找到这件事', '换个说法试试,或打 12345 问一声');
    await phone.open('errands/lookup/lookup', '短信里、单子上都有编号。');
    await phone.type('编号', '30726154480');
    await phone.see('编号里有一位不对,对照短信或单子再看看');
  });
});

describe('signing in', () => {
  it('needs the right code; a wrong one is refused in words', async () => {
    const number = newPhone();
    const phone = await stage.phone(null);
    await phone.open('people/sign-in', '您好,先认识一下');
    await phone.type('手机号', number);
    await phone.tap('发验证码');
    await phone.see('验证码已发到手机短信');
    const code = codes.get(number) ?? '';
    await phone.type('验证码', another(code));
    await phone.tap(/^我看过并同意/, 'checkbox');
    await phone.tap(/^登录$/);
    await phone.see(/验证码(不对|不正确)/);
    await phone.type('验证码', code);
    await phone.tap(/^登录$/);
    await phone.page.waitForURL(/tabs\/home/);
    await phone.tap('我的', 'tab');
    await phone.seeAll('还没写名字', '退出登录');
  });

  it('as somebody of the demo starts in the middle of their story', async () => {
    const { county } = stage;
    const villager = await county.resident('云桂兰');
    await county.database.query('INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, ?, ?)', [
      villager.id,
      county.region,
      '村民,72 岁',
      '想办高龄津贴',
    ]);
    const phone = await stage.phone(null);
    await phone.open('people/sign-in', '演示:换成谁来看看');
    await phone.at('以云桂兰的身份登录,村民,72 岁').last().click();
    await phone.see('云桂兰,上午好');
  });
});

describe('the inbox', () => {
  it('counts what is unread and opens the matter', async () => {
    const matter = await matterIn(stage.county, 'accepted', { agent });
    await stage.county.tick();
    const phone = await stage.phone(matter.villager);
    await phone.open('tabs/me', '我的');
    await phone.tap(/^消息,\d+ 条未读/);
    await phone.tap(/^未读,.*接/);
    await phone.see('王师傅接了单');
    await phone.page.waitForURL(new RegExp(`errands/matter/show\\?id=${matter.id}`));
  });
});

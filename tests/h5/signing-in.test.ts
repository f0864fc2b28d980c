import { openStage, type Stage } from '../kit/browser/stage';

let stage: Stage;
const codes = new Map<string, string>();
beforeAll(async () => {
  stage = await openStage();
  const { Sms } = await import('../../cloud/src/kernel/sms');
  (await stage.county.service.get(Sms)).use({ send: async (phone, code) => void codes.set(phone, code) });
});
afterAll(() => stage.close());

describe('a phone', () => {
  it('signs in by a code, stays signed in after a reload, and signs out', async () => {
    const villager = await stage.county.resident('云桂兰');
    const phone = await stage.phone(null);
    await phone.open('people/sign-in', '您好,先认识一下');
    await phone.type('手机号', villager.phone);
    await phone.tap('发验证码');
    await phone.see('验证码已发到手机短信');
    await phone.type('验证码', codes.get(villager.phone) ?? '');
    await phone.tap(/^我看过并同意/, 'checkbox');
    await phone.tap(/^登录$/);
    await phone.see('云桂兰,上午好');
    await phone.page.reload();
    await phone.see('云桂兰,上午好');
    await phone.tap('我的', 'tab');
    await phone.tap('退出登录');
    await phone.tap('确定退出');
    await phone.see('您还没有登录');
  });

  it('shows the work of a post, and one’s own matters once one acts as oneself', async () => {
    const agent = await stage.county.agent({ name: '王志强' });
    const phone = await stage.phone(agent);
    await phone.open('tabs/home', '今天没有要上门的');
    await phone.tap(/换一个$/);
    await phone.choose(/我自己/);
    await phone.see('王志强,上午好');
  });

  it('turns to large type at one tap and remembers it', async () => {
    const villager = await stage.county.resident('云桂兰');
    const phone = await stage.phone(villager);
    await phone.open('tabs/home', '长辈版');
    const saved = phone.page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/api/me'));
    await phone.tap(/换成长辈版/);
    await phone.see('普通版');
    await saved;
    await expect((await stage.county.as(villager)).people.me()).resolves.toMatchObject({ textSize: 'x14' });
  });

  it('carries an item from its guide into the request', async () => {
    const phone = await stage.phone(await stage.county.resident('云桂兰'));
    await phone.open(`catalogue/guide?code=YL01&region=${stage.county.region}`, '80岁以上老人津贴');
    await phone.tap('找人帮我办');
    await phone.page.waitForURL(/errands\/request\/where/);
    await phone.tap('下一步');
    await phone.page.waitForURL(/errands\/request\/look/);
    await phone.see('80岁以上老人津贴');
  });
});

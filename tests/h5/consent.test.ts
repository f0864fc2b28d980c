import { begun as requestBegun } from '../kit/browser/draft';
import { judge, looker } from '../kit/browser/look';
import { saved } from '../kit/browser/saved';
import { openStage, type Stage } from '../kit/browser/stage';
import { matterIn } from '../kit/matters';

let stage: Stage;
let look: ReturnType<typeof looker>;
const codes = new Map<string, string>();
beforeAll(async () => {
  stage = await openStage();
  look = looker(stage);
  const { Sms } = await import('../../cloud/src/kernel/sms');
  (await stage.county.service.get(Sms)).use({ send: async (phone, code) => void codes.set(phone, code) });
});
afterAll(() => stage.close());

const newcomer = () => stage.county.resident('云桂兰', { agreed: [] });
const begun = () => requestBegun(stage.county.places.village);
const kept = () => ({ 'draft.request': { value: begun(), at: Date.now() } });

describe('who has agreed to nothing yet', () => {
  it('reads and agrees in the middle of an act, and the act goes on with what was typed, once', async () => {
    const villager = await newcomer();
    const phone = await stage.phone(villager, { kept: kept() });
    await phone.open('errands/request/look', /有人给您打电话/);
    const keys: string[] = [];
    phone.page.on('request', (sent) => {
      if (sent.method() === 'POST' && sent.url().endsWith('/api/errands')) keys.push(sent.headers()['idempotency-key'] ?? '');
    });
    await phone.tap('对,提交');
    await phone.see('先看看,再接着办');
    await phone.tap(/^隐私说明/);
    await phone.see('谁来管这些信息');
    await phone.page.goBack();
    await phone.tap('同意,接着办');
    await phone.see('收到了,您放心');
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    const { errands } = await (await stage.county.as(villager)).errands.mine({});
    expect(errands).toHaveLength(1);
    const shown = await (await stage.county.as(villager)).errands.show({ id: errands[0]?.id ?? '' });
    expect(shown.place.text).toBe('幸福大院 3 排 2 户,蓝色大门');
  });

  it('may say no: nothing is sent and nothing is lost', async () => {
    const villager = await newcomer();
    const phone = await stage.phone(villager, { kept: kept() });
    await phone.open('errands/request/look', /有人给您打电话/);
    await phone.tap('对,提交');
    await phone.tap('先不同意');
    await phone.see(/请先看看并同意/);
    await phone.seeAll('爸妈,云秀英', '对,提交');
    expect((await (await stage.county.as(villager)).errands.mine({})).errands).toEqual([]);
  });

  it.each(['x10', 'x20'] as const)('sees the question whole, in size %s', async (size) => {
    const phone = await stage.phone(await newcomer(), { kept: kept(), size });
    await phone.open('errands/request/look', /有人给您打电话/);
    await phone.tap('对,提交');
    await phone.see('同意,接着办');
    // The browser itself complains about the refusal that brought the question.
    await judge({ page: phone.page, complaints: [] }, `${size}-consent-sheet`, size === 'x10' ? 44 : 56);
  });
});

describe('signing in', () => {
  it('waits for an empty box to be ticked, and the first act then asks nothing', async () => {
    const villager = await newcomer();
    const phone = await stage.phone(null);
    await phone.open('people/sign-in', '您好,先认识一下');
    expect(await phone.at(/^我看过并同意/, 'checkbox').getAttribute('aria-checked')).toBe('false');
    expect(await phone.at(/^也同意/, 'checkbox').getAttribute('aria-checked')).toBe('false');
    await phone.type('手机号', villager.phone);
    await phone.tap('发验证码');
    await phone.see('验证码已发到手机短信');
    await phone.type('验证码', codes.get(villager.phone) ?? '');
    expect(await phone.at(/再勾上同意/).getAttribute('aria-disabled')).toBe('true');
    await phone.tap(/^我看过并同意/, 'checkbox');
    const noted = phone.page.waitForResponse((answer) => answer.url().endsWith('/api/me/consents'));
    await phone.tap(/^登录$/);
    await noted;
    const { missing, consents } = await (await stage.county.as(villager)).consent.mine();
    expect(missing).toEqual([]);
    expect(consents.find(({ doc }) => doc === 'sms')?.agreed).toBe(false);
  });
});

describe('the page of one’s own data', () => {
  it('takes consent back and gives it again', async () => {
    const phone = await stage.phone(await stage.county.resident('云桂兰'));
    await phone.open('people/privacy', '您同意过的');
    await phone.tap('不要短信和电话提醒了');
    await phone.see('要短信和电话提醒');
    await phone.tap('收回同意');
    await phone.see(/正在办的照常办完/);
    await phone.tap('确定收回');
    await phone.tap('同意隐私说明和使用约定');
    await phone.see('收回同意');
  });

  it('saves a file with everything', async () => {
    const { villager } = await matterIn(stage.county, 'open');
    const phone = await stage.phone(villager);
    await phone.open('people/privacy', '您同意过的');
    const file = await saved(phone, () => phone.tap('拿一份我的数据'));
    expect(file).toEqual({ name: '我的数据.json', words: expect.stringContaining('幸福大院 3 排 2 户') });
  });

  it('lets somebody go after fifteen days, or stay after all; who has an open matter is told why not yet', async () => {
    const phone = await stage.phone(await stage.county.resident('云桂兰'));
    await phone.open('people/privacy', '您同意过的');
    await phone.tap('我要注销');
    await phone.see(/先等 15 天/);
    await phone.tap('确定注销');
    await phone.see('不注销了');
    await phone.tap('不注销了');
    await phone.see(/姓名、电话、地址、写下的话全都删掉/);
    const { villager } = await matterIn(stage.county, 'open');
    const other = await stage.phone(villager);
    await other.open('people/privacy', /您有事还没办完/);
    expect(await other.at('我要注销').count()).toBe(0);
  });

  it('looks right while the days run', async () => {
    const who = await stage.county.resident('云桂兰');
    await (await stage.county.as(who)).myData.askErasure({ sure: true });
    await look({ name: 'privacy-cooling', path: 'people/privacy', words: '不注销了', who });
  });
});

import { present } from '../kit/consents';
import { type County, openCounty } from '../kit/county';
import { fillIn } from '../kit/weapp/errand';
import { openPhones, type Phones } from '../kit/weapp/phone';

let county: County;
let phones: Phones;
beforeEach(async () => {
  county = await openCounty(county && { service: county.service });
  phones = await openPhones(county);
});
afterEach(() => phones.close());
afterAll(() => county.close());

describe('in WeChat', () => {
  it('signing in with the box ticked agrees, and nothing more is asked', async () => {
    const villager = await county.resident('云桂兰', { agreed: [] });
    const phone = await phones.of(villager);
    await phone.rests();
    expect((await (await county.as(villager)).consent.mine()).missing).toEqual([]);
  });

  it('whoever took consent back is asked in the middle of an act, reads, agrees, and the same act goes on', async () => {
    const villager = await county.resident('云桂兰');
    const phone = await phones.of(villager);
    const her = await county.as(villager);
    await phone.rests();
    await her.consent.say({ action: 'withdraw', documents: [{ doc: 'privacy', version: present('privacy') }], channel: 'weapp' });
    await fillIn(phone);
    await phone.tap('对,提交');
    await phone.sees('先看看,再接着办');
    await phone.tap('隐私说明');
    await phone.sees('谁来管这些信息', 'people/document');
    phone.evaluate('wx.navigateBack({})');
    await phone.sees('同意,接着办', 'errands/request/look');
    await phone.tap('同意,接着办');
    await phone.sees('收到了,您放心', 'errands/matter/show');
    const sent = phone.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/api/errands'));
    expect(sent.map(({ header }) => header['Idempotency-Key'])).toEqual([expect.any(String), sent[0]?.header['Idempotency-Key']]);
    expect((await her.errands.mine({})).errands).toHaveLength(1);
  });

  it('one’s data come as a file, and being forgotten is asked for and taken back', async () => {
    const villager = await county.resident('云桂兰');
    const phone = await phones.of(villager);
    await phone.tap('我的');
    await phone.tap('隐私与数据');
    await phone.sees('您同意过的', 'people/privacy');
    await phone.tap('拿一份我的数据');
    await phone.tap('准备好了,发给自己存着');
    const [file] = phone.calls.filter(({ name }) => name === 'writeFileSync').map(({ args }) => args as { words: string });
    expect(JSON.parse(file?.words ?? '{}').parts[0].rows[0].手机号).toBe(villager.phone);
    await phone.until(() => phone.calls.some(({ name }) => name === 'shareFileMessage'), 'the file to be handed over');
    await phone.sees('全都删掉');
    await phone.tap('我要注销');
    await phone.sees('先等 15 天');
    await phone.tap('确定注销');
    await phone.sees('不注销了');
    await phone.tap('不注销了');
    await phone.sees('全都删掉');
  });
});

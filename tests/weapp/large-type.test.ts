import { type County, openCounty } from '../kit/county';
import { openPhones, type Phones } from '../kit/weapp/phone';
import type { WeappOptions } from '../kit/weapp/weapp';

let county: County;
let phones: Phones;
beforeAll(async () => {
  county = await openCounty();
  phones = await openPhones(county);
});
afterAll(() => {
  phones.close();
  return county.close();
});

const opened = (options: WeappOptions) => {
  const phone = phones.open(options);
  phone.launch();
  return phone;
};
const IOS = 'ios';
const ANDROID = 'android';

describe("the theme for elders, by the size of WeChat's own letters", () => {
  it.each([
    ['the factor 1.3', { fontSizeScaleFactor: 1.3 }, true],
    ['the factor 1.29', { fontSizeScaleFactor: 1.29 }, false],
    ['an ordinary iPhone', { platform: IOS, fontSizeSetting: 17 }, false],
    ['an iPhone in 关怀模式', { platform: IOS, fontSizeSetting: 23.8 }, true],
    ['an iPhone a little larger', { platform: IOS, fontSizeSetting: 21 }, false],
    ['an ordinary Android', { platform: ANDROID, fontSizeSetting: 16 }, false],
    ['a large Android', { platform: ANDROID, fontSizeSetting: 21 }, true],
    ['a factor that contradicts the pixels', { platform: ANDROID, fontSizeSetting: 24, fontSizeScaleFactor: 1 }, false],
    ['a phone that tells neither', { fontSizeSetting: undefined }, false],
  ])('%s', async (_, system, elder) => {
    const phone = opened({ system });
    await phone.sees('说说您要办什么事');
    expect(phone.looks().includes('x14 elder')).toBe(elder);
    expect(String(phone.page().tabBar?.data.root?.cn?.[0]?.cl).includes('elder')).toBe(elder);
  });

  it('is left by one tap, and stays left when the app opens again', async () => {
    const system = { fontSizeScaleFactor: 1.4 };
    const phone = opened({ system });
    await phone.tap('普通版');
    await phone.until(() => !phone.looks().includes('elder'), 'the ordinary theme');
    phone.kill();
    const again = opened({ system, storage: phone.storage });
    await again.sees('说说您要办什么事');
    expect(again.looks()).not.toContain('elder');
  });

  it('does not overrule who chose the ordinary size before the letters of WeChat grew', async () => {
    const phone = opened({});
    await phone.tap('长辈版');
    await phone.tap('普通版');
    await phone.until(() => !phone.looks().includes('elder'), 'the ordinary theme');
    phone.kill();
    const again = opened({ system: { fontSizeScaleFactor: 1.5 }, storage: phone.storage });
    await again.sees('说说您要办什么事');
    expect(again.looks()).not.toContain('elder');
  });

  it('stays when somebody signs in whose account never chose, and yields to an account that did', async () => {
    const [silent, chosen] = [await county.resident('云桂兰'), await county.resident('白音')];
    await (await county.as(chosen)).people.change({ textSize: 'x12' });
    const hers = await phones.of(silent, { system: { fontSizeScaleFactor: 1.4 } });
    await hers.sees('云桂兰,');
    expect(hers.looks()).toContain('x14');
    const his = await phones.of(chosen, { system: { fontSizeScaleFactor: 1.4 } });
    await his.sees('白音,');
    expect(his.looks()).toContain('x12');
  });
});

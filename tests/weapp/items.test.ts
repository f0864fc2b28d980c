import { type County, openCounty } from '../kit/county';
import { forwardTo, openWeapp } from '../kit/weapp/weapp';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const open = () => openWeapp(forwardTo(county.service.url));

describe('the mini-program without signing in', () => {
  it('opens on the home page with its tab bar and a human voice', async () => {
    const phone = open();
    phone.launch();
    await phone.until(() => phone.text().includes('12345 热线'), 'the hotline');
    expect(phone.text()).toContain('办事指南');
    expect(phone.tabBarText()).toBe('首页办事我的');
    phone.close();
  });

  it('shows the items of a county, finds one in plain words and opens its guide', async () => {
    const phone = open();
    phone.launch('catalogue/items', { region: county.region });
    await phone.until(() => phone.text().includes('80岁以上老人津贴'), 'the list of items');
    phone.type('搜要办的事', '养老金');
    await phone.until(
      () => !phone.text().includes('80岁以上老人津贴') && phone.text().includes('每年的领养老金认证'),
      'the search to narrow the list',
    );
    phone.tap('每年的领养老金认证');
    await phone.until(() => phone.route() === 'catalogue/guide' && phone.text().includes('居民身份证'), 'the guide with its materials');
    expect(phone.text()).toContain('要本人到场');
    phone.close();
  });

  it('finds an item by its first letters, and asks for a whole situation at once', async () => {
    await county.database.query(
      "INSERT INTO item_bundle (region, code, place, name, says, items, source) VALUES (?, 'BD01', 1, '到年纪养老', '一趟办齐', 'SB03|YL01', 'test')",
      [county.region],
    );
    const phone = open();
    phone.launch('catalogue/items', { region: county.region });
    await phone.until(() => phone.text().includes('到年纪养老'), 'the situations of life');
    phone.type('搜要办的事', 'bsysl');
    await phone.until(() => !phone.text().includes('没刷上医保的费用回来报'), 'the search to narrow the list');
    phone.type('搜要办的事', '');
    await phone.until(() => phone.text().includes('到年纪养老'), 'the whole list again');
    phone.tap('到年纪养老');
    await phone.until(() => phone.route() === 'catalogue/bundle' && phone.text().includes('找人帮我办这 2 件'), 'both chosen beforehand');
    phone.close();
  });

  it('keeps what crosses to the screen small', async () => {
    const phone = open();
    phone.launch('catalogue/items', { region: county.region });
    await phone.until(() => phone.text().includes('80岁以上老人津贴'), 'the list of items');
    expect(Math.max(...phone.crossings.map(({ bytes }) => bytes))).toBeLessThan(16 * 1024);
    phone.close();
  });

  it('says what to do where there is no network', async () => {
    const phone = openWeapp(() => Promise.reject(new Error('no network')));
    phone.launch('catalogue/items', { region: county.region });
    await phone.until(() => phone.text().includes('再试一次'), 'a way to try again');
    expect(phone.text()).toContain('网络不太好');
    phone.close();
  });
});

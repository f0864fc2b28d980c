import { type County, openCounty } from '../kit/county';
import { matterIn } from '../kit/matters';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

describe('taking one’s data along', () => {
  it('is nobody’s without signing in, and not for every minute', async () => {
    await expect(county.visitor().myData.export()).rejects.toMatchObject({ status: 401 });
    const her = await county.as(await county.resident());
    for (let n = 0; n < 10; n++) await her.myData.export();
    await expect(her.myData.export()).rejects.toMatchObject({ status: 429, code: 'TOO_OFTEN' });
  });

  it('holds everything about oneself and nothing about others', async () => {
    const own = await openCounty({ service: county.service });
    const { her, villager, his } = await matterIn(own, 'agreed', { request: { words: '想办津贴' } });
    await matterIn(own, 'open');
    await own.tick();
    const { parts } = await her.myData.export();
    const rows = (name: string) => parts.find((part) => part.name === name)?.rows ?? [];
    expect(rows('profile')).toMatchObject([{ 手机号: villager.phone, 称呼: '云桂兰' }]);
    expect(rows('errands')).toMatchObject([
      { 提出人: { 电话: villager.phone }, 地方: { 地址: '幸福大院 3 排 2 户' }, 写下的话: { need: '想办津贴' } },
    ]);
    expect(rows('notices').length).toBeGreaterThan(1);
    expect(rows('sessions')).toHaveLength(1);
    expect(rows('consents')).toHaveLength(3);
    expect(rows('posts')).toEqual([]);
    const agent = (await his.myData.export()).parts.find(({ name }) => name === 'posts');
    expect(agent?.rows).toMatchObject([{ 单位: '缸房地村便民服务站', 岗位: 'agent', 结束: null }]);
  });
});

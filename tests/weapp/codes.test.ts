import type { ApiClient } from '../../miniapp/src/kernel/client';
import { type County, openCounty } from '../kit/county';
import { openPhones, type Phones } from '../kit/weapp/phone';

let county: County;
let phones: Phones;
let desk: ApiClient;
beforeAll(async () => {
  county = await openCounty();
  phones = await openPhones(county);
  desk = await county.as(await county.dispatcher());
});
afterAll(() => {
  phones.close();
  return county.close();
});

const scanned = (query: Record<string, string>) => {
  const phone = phones.open();
  phone.launch('directory/code', query);
  return phone;
};
const unit = () => ({ kind: 'unit' as const, id: county.units.station });

describe('whoever scans a printed code with WeChat', () => {
  it('reads the page of the service point', async () => {
    const { code } = await desk.codes.make(unit());
    const phone = scanned({ scene: encodeURIComponent(`s=${code}`) });
    await phone.sees('缸房地村便民服务站', 'directory/unit');
    await phone.sees('看看这里能办什么');
  });

  it('reads the card of the agent, what she helps with and that nobody pays', async () => {
    const { postId } = await county.agent({ name: '常春燕' });
    await county.database.run("UPDATE post SET drawn_from = '志愿者' WHERE region = ? AND id = ?", [county.region, postId]);
    const { code } = await desk.codes.make({ kind: 'agent', id: postId });
    const phone = scanned({ scene: code });
    await phone.sees('常春燕', 'directory/agent');
    for (const words of ['志愿者', '缸房地村便民服务站', '80岁以上老人津贴', '办事不收费,收费请举报', '0472-8700000'])
      await phone.sees(words);
    await phone.tap('80岁以上老人津贴');
    await phone.sees('多久办好', 'catalogue/guide');
  });

  it('reads the guide of the item as it is done at that point, also by an ordinary code', async () => {
    const { code } = await desk.codes.make({ kind: 'item', id: county.units.station, item: 'SB03' });
    const phone = scanned({ q: encodeURIComponent(`https://bangban.example.cn/c/${code}`) });
    await phone.sees('每年的领养老金认证', 'catalogue/guide');
    expect(phone.page().options).toEqual({ code: 'SB03', region: county.region, unit: county.units.station });
  });

  it('reads why a code leads nowhere any more, and calls the county', async () => {
    const { code } = await desk.codes.make({ kind: 'unit', id: county.units.town });
    await desk.codes.revoke({ code });
    const phone = scanned({ scene: `s%3D${code}` });
    await phone.sees('这个码已经停用了', 'directory/code');
    await phone.tap('打 0472-8700000');
    expect(phone.calls.filter(({ name }) => name === 'makePhoneCall').map(({ args }) => args)).toMatchObject([
      { phoneNumber: '0472-8700000' },
    ]);
  });

  it('reads that nobody knows it', async () => {
    await scanned({ scene: 's=0000000000' }).sees('没有认出这个码');
    await scanned({ scene: 'rubbish' }).sees('请对准了再扫一次');
  });
});

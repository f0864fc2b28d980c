import { type County, openCounty } from '../kit/county';
import { agree, arrive, askForHelp, call, digitsOn, ITEM, sayDone } from '../kit/weapp/errand';
import { openPhones, type Phones } from '../kit/weapp/phone';

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

const WHOLE = ['send', 'offer', 'accept', 'contact', 'agree', 'set_out', 'arrive', 'finish', 'confirm'];

describe('help at the door, on two phones', () => {
  it('goes from signing in to "it is done" by taps alone', async () => {
    const [villager, agent] = [await county.resident('云桂兰'), await county.agent({ name: '黄晓梅' })];
    const hers = await phones.of(villager);
    await hers.sees('云桂兰,');
    const before = hers.taps();
    const id = await askForHelp(hers);
    expect(hers.taps() - before).toBeLessThanOrEqual(4);

    const his = await phones.of(agent);
    await county.tick();
    await his.sees('我去', 'tabs/home');
    expect(his.text()).toContain(ITEM);
    expect(his.text()).not.toContain('云桂兰');
    await his.tap('我去');
    await hers.sees('黄晓梅');
    await call(his);
    await agree(his);
    await hers.sees('下午 3:00');
    await his.sees('出发了');
    await his.tap('出发了');
    const digits = await digitsOn(hers);
    await arrive(his, digits);
    await his.sees('见面码对上了');
    await hers.until(() => hers.labelOf('见面码') === undefined, 'the digits to go');
    await sayDone(his, '办完了');
    await sayDone(hers, '办得怎么样,说一声');
    await hers.until(() => hers.node('办得怎么样,说一声') === undefined, 'nothing left to say');

    const { state, outcome, confirmation, arrivedBy, steps } = await (await county.as(villager)).errands.show({ id });
    expect({ state, outcome, confirmation, arrivedBy }).toEqual({
      state: 'confirmed',
      outcome: 'solved',
      confirmation: 'tap',
      arrivedBy: 'code',
    });
    expect(steps.map(({ command }) => command)).toEqual(WHOLE);
    // WeChat lets ten requests fly at once, and what is logged there is read by others.
    for (const phone of [hers, his]) {
      expect(phone.flight.most).toBeLessThanOrEqual(10);
      expect(phone.logged).toEqual([]);
    }
  });

  it('takes four taps to ask in the theme for elders too', async () => {
    const hers = await phones.of(await county.resident('赵玉成'));
    await hers.sees('长辈版');
    await hers.tap('长辈版');
    await hers.until(() => hers.looks().includes('elder'), 'large type');
    const before = hers.taps();
    await askForHelp(hers);
    expect(hers.taps() - before).toBeLessThanOrEqual(4);
    expect(hers.looks()).toContain('x14 elder');
  });
});

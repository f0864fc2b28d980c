import { openStage, type Stage } from '../kit/browser/stage';
import type { Person } from '../kit/county';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const matters = async (who: Person) => (await (await stage.county.as(who)).errands.mine({})).errands;

describe('asking for help', () => {
  it.each(['x10', 'x14', 'x20'] as const)('takes four taps where home and name are known, in size %s', async (size) => {
    const phone = await stage.phone(await stage.county.resident('云桂兰'), { size });
    await phone.open('tabs/home', '云桂兰,上午好');
    await phone.tap(/^找人帮办,/);
    await phone.tap(/80岁以上老人津贴/);
    await phone.tap('下一步');
    await phone.tap('对,提交');
    await phone.see('收到了,您放心');
    expect(phone.taps()).toBeLessThanOrEqual(4);
  });

  it('finds what was typed again after the app was killed', async () => {
    const villager = await stage.county.resident('云桂兰');
    const phone = await stage.phone(villager);
    await phone.open('errands/request/what', '您要办什么事?');
    await phone.tap('不知道叫什么,直接写给我们');
    await phone.type(/^要办的事$/, '我妈腿脚不好,要办认证');
    await phone.tap('就说这些');
    await phone.choose('爸妈家人');
    await phone.type('给谁办,叫什么', '云秀英');
    await phone.type('怎么找到您', '幸福大院 3 排 2 户');
    await phone.page.reload();
    await phone.see('云秀英');
    expect(await phone.at('怎么找到您', 'textbox').inputValue()).toBe('幸福大院 3 排 2 户');
    await phone.open('errands/request/what', '接着上次没填完的');
    await phone.tap('接着填');
    await phone.tap('下一步');
    await phone.seeAll('说给我们听的事', '我妈腿脚不好,要办认证', '爸妈,云秀英');
    await phone.tap('对,提交');
    await phone.see('收到了,您放心');
    expect(await matters(villager)).toHaveLength(1);
  });

  it('is sent once however often one taps, and once more after a lost answer', async () => {
    const villager = await stage.county.resident('云桂兰');
    const phone = await stage.phone(villager);
    await phone.open('tabs/home', '云桂兰,上午好');
    await phone.tap(/^找人帮办/);
    await phone.tap(/80岁以上老人津贴/);
    await phone.tap('下一步');
    let posts = 0;
    await phone.page.route('**/api/errands', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      posts += 1;
      // The service has it, the phone never hears so.
      if (posts === 1) await route.fetch();
      return posts === 1 ? route.abort() : route.continue();
    });
    await phone.at('对,提交').dblclick();
    await phone.see('收到了,您放心');
    expect(posts).toBe(2);
    expect(await matters(villager)).toHaveLength(1);
  });

  it('shows the emergency numbers before anything else where there is danger', async () => {
    const phone = await stage.phone(await stage.county.resident('云桂兰'));
    await phone.open('errands/request/look', '这件事急吗?');
    await phone.tap(/这件事急吗/);
    await phone.choose('有危险');
    for (const number of ['120', '110', '119']) await phone.at(new RegExp(`^${number} `)).waitFor();
    await phone.type('怎么个急法', '一个人在家摔了');
    await phone.tap('按急事办');
    await phone.see('急事:有危险');
  });
});

import { hardToTap, overflows, shot } from '../kit/browser';
import { openStage, type Stage } from '../kit/browser.stage';
import type { Held, Person } from '../kit/county';

const LEAST = { x10: 44, x20: 56 } as const;
type Size = keyof typeof LEAST;

let stage: Stage;
let agent: Held;
let resident: Person;
beforeAll(async () => {
  stage = await openStage();
  agent = await stage.county.agent({ name: '王志强' });
  resident = await stage.county.resident('云桂兰');
});
afterAll(() => stage.close());

/** Looks at one page in one size: nothing sticks out, everything can be named and hit, nothing complains. */
async function look(name: string, path: string, words: string | RegExp, size: Size, who: Person | Held | null = null) {
  const phone = await stage.phone(who, { size });
  await phone.page.goto(`${stage.county.service.url}/#/${path}`);
  await phone.see(words);
  await shot(phone.page, `${name}-${size}`);
  expect({ overflows: await overflows(phone.page) }).toEqual({ overflows: [] });
  expect({ hardToTap: await hardToTap(phone.page, LEAST[size]) }).toEqual({ hardToTap: [] });
  // Without demo data there are no demo people, which a browser writes down as a complaint.
  const complaints = phone.complaints.filter((each) => path !== 'people/sign-in' || !each.includes('404'));
  expect({ complaints }).toEqual({ complaints: [] });
  await phone.close();
}

describe.each(['x10', 'x20'] as const)('in size %s', (size) => {
  it('the home page of a stranger', () => look('home-stranger', 'tabs/home', '王志强', size));
  it('the home page of a citizen', () => look('home', 'tabs/home', '王志强', size, resident));
  it('the work of an agent', () => look('home-agent', 'tabs/home', '缸房地村便民服务站', size, agent));
  it('my matters', () => look('matters', 'tabs/matters', '正在办的', size, resident));
  it('me, with a post', () => look('me', 'tabs/me', '退出登录', size, agent));
  it('me, a stranger', () => look('me-stranger', 'tabs/me', '您还没有登录', size));
  it('signing in', () => look('sign-in', 'people/sign-in', '发验证码', size));
  it('my devices', () => look('sessions', 'people/sessions', /就是这一台/, size, resident));
  it('choosing a place', () => look('place', 'directory/place', '试验区', size));
  it('service points', () => look('units', 'directory/units', /缸房地村便民服务站/, size));
  it('one service point', () =>
    look('unit', `directory/unit?id=${stage.county.units.station}&region=${stage.county.region}`, '王志强', size));
  it('one agent', () => look('agent', `directory/agent?id=${agent.postId}&region=${stage.county.region}`, '网格员', size));
  it('items', () => look('items', 'catalogue/items', '80岁以上老人津贴', size));
  it('the guide of an item', () => look('guide', `catalogue/guide?code=SB03&region=${stage.county.region}`, '居民身份证', size));
  it('an empty inbox', () => look('inbox', 'notices/inbox', '还没有消息', size, resident));
});

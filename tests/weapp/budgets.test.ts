import { type County, openCounty } from '../kit/county';
import { matterIn } from '../kit/matters';
import { aRequest } from '../kit/requests';
import { askForHelp } from '../kit/weapp/errand';
import { openMeasured } from '../kit/weapp/measured';
import { openPhones, type Phone, type Phones } from '../kit/weapp/phone';

let county: County;
let phones: Phones;
const measured = openMeasured('bytes that cross to the screen');
// Each test has a county to itself: an agent of another one would be asked too.
beforeEach(async () => {
  county = await openCounty(county && { service: county.service });
  phones = await openPhones(county);
});
afterEach(() => phones.close());
afterAll(() => {
  measured.print();
  return county.close();
});

/** Bytes that crossed to these pages since the mark, in all and at most at once. */
function crossed(phone: Phone, since: number, ...routes: string[]) {
  const sizes = phone.crossings
    .slice(since)
    .filter(({ route }) => routes.includes(route))
    .map(({ bytes }) => bytes);
  return { bytes: sizes.reduce((sum, each) => sum + each, 0), most: Math.max(0, ...sizes), calls: sizes.length };
}
const within = (what: string, { bytes, most, calls }: ReturnType<typeof crossed>, bar: number) =>
  measured.within(what, bytes, bar, `, ${calls} calls, ${most} at most`);
const KB = 1024;
const HOME = ['tabs/home', 'custom-tab-bar/index'];

describe('what crosses from the logic to the screen', () => {
  it('stays below 15 KB for the first screen of the home page, of a stranger and of somebody with three matters', async () => {
    const stranger = phones.open();
    stranger.launch();
    await stranger.sees('12345 热线');
    await stranger.rests();
    within('home, nobody signed in', crossed(stranger, 0, ...HOME), 15 * KB);

    const villager = await county.resident('云桂兰');
    const her = await county.as(villager);
    const first = await phones.of(villager);
    for (let n = 0; n < 3; n++) await her.errands.send(aRequest(county));
    await first.sees('全部 3 件');
    first.kill();
    const again = phones.open({ storage: first.storage });
    again.launch();
    await again.sees('全部 3 件');
    await again.rests();
    within('home, three matters under way', crossed(again, 0, ...HOME), 15 * KB);
  });

  it('stays small for the pages of a request and of a matter, and for one live move of it', async () => {
    const villager = await county.resident('赵玉成');
    const agent = await county.agent();
    const hers = await phones.of(villager);
    const id = await askForHelp(hers);
    const page = (route: string) => crossed(hers, 0, route);
    within('request: what', page('errands/request/what'), 15 * KB);
    within('request: where, when, who', page('errands/request/where'), 12 * KB);
    within('request: one look', page('errands/request/look'), 10 * KB);
    within('matter, just sent', page('errands/matter/show'), 12 * KB);

    const his = await county.as(agent);
    await county.tick();
    await hers.rests();
    for (const [what, act, seen, bar] of [
      ['accepted', async () => void (await his.visits.accept({ id: (await his.visits.offers()).offers[0]?.id ?? '' })), '接了单', 8 * KB],
      ['contacted', async () => void (await his.visits.contact({ id, epoch: 1, consents: true })), '打过电话', 2 * KB],
    ] as const) {
      await hers.rests();
      const mark = hers.crossings.length;
      await act();
      await hers.sees(seen);
      await hers.rests();
      within(`live: ${what}`, crossed(hers, mark, 'errands/matter/show'), bar);
    }
  });

  it("stays small for an agent's day of six households, and for one more coming in", async () => {
    const agent = await county.agent();
    for (const name of ['赵玉成', '白音', '李桂英', '王德福', '乌云', '张守田']) {
      const beneficiary = { relation: 'self', name, birthYear: 1950, note: '腿脚慢,敲门请等一等' } as const;
      await matterIn(county, 'agreed', { agent, request: { item: 'SB03', name, beneficiary } });
    }
    const his = await phones.of(agent);
    await his.sees('今天 6 户');
    his.kill();
    const again = phones.open({ storage: his.storage });
    again.launch();
    await again.sees('今天 6 户');
    await again.rests();
    within("agent's day, six households", crossed(again, 0, ...HOME), 18 * KB);
    const mark = again.crossings.length;
    await matterIn(county, 'offered', { agent });
    await again.sees('新来一单');
    await again.rests();
    within("agent's day, one offer more", crossed(again, mark, ...HOME), 5 * KB);
  });
});

import { CLOSE } from 'shared-types/kernel/socket';
import { Hub, letGo } from '../../cloud/src/kernel/socket/hub';
import { type County, openCounty, type Person } from '../kit/county';
import { matterIn } from '../kit/matters';
import { openPhones, type Phone, type Phones } from '../kit/weapp/phone';

let county: County;
let phones: Phones;
let hub: Hub;
beforeAll(async () => {
  county = await openCounty();
  phones = await openPhones(county);
  hub = await county.service.get(Hub);
});
afterAll(() => {
  phones.close();
  return county.close();
});

/** As the service does with every line when it stops. */
const restart = (person: Person) => {
  for (const { socket, personId } of hub.all()) if (personId === person.id) letGo(socket, CLOSE.restart);
};
const readies = (phone: Phone) => phone.lines.heard.filter(({ t }) => t === 'ready').length;
const hellos = (phone: Phone) => phone.lines.said.filter(({ t }) => t === 'hello');
const opened = (phone: Phone) => phone.calls.filter(({ name }) => name === 'connectSocket').length;

async function matterOn(options = {}) {
  const matter = await matterIn(county, 'accepted', { request: { item: 'SB03' } });
  const phone = await phones.of(matter.villager);
  phone.kill();
  const hers = phones.open({ storage: phone.storage, ...options });
  hers.launch('errands/matter/show', { id: matter.id });
  await hers.sees('黄晓梅');
  await hers.until(() => readies(hers) === 1, 'the live line');
  return { ...matter, hers };
}

describe('the live line of the built mini-program', () => {
  it('comes back by itself after the service restarts, saying what it shows, and learns what it missed', async () => {
    const { hers, his, id, epoch, villager } = await matterOn();
    restart(villager);
    await hers.until(() => hers.lines.closed.includes(CLOSE.restart), 'the farewell');
    await his.visits.contact({ id, epoch, consents: true });
    await hers.until(() => readies(hers) === 2, 'the line to be back');
    await hers.sees('打过电话');
    expect(hellos(hers).at(-1)?.seen).toContainEqual({ subject: `errand/${id}`, no: expect.any(Number) });
  });

  it('comes back after a time left to chance, so that a county does not return as one', async () => {
    // A third and two thirds of the first step of 300 ms.
    for (const [chance, waits] of [
      [1 / 3, 100],
      [2 / 3, 200],
    ] as const) {
      const { hers, villager } = await matterOn({ random: () => chance });
      const mark = hers.asked.length;
      restart(villager);
      await hers.until(() => readies(hers) === 2, 'the line to be back');
      expect(hers.asked.slice(mark).map(Math.round)).toContain(waits);
    }
  });

  it('waits longer each time while there is nobody to answer', async () => {
    const { hers } = await matterOn({ random: () => 0.1 });
    const mark = hers.asked.length;
    hers.lines.cut(true);
    await hers.until(
      () => [30, 60, 120, 240].every((ms) => hers.asked.slice(mark).map(Math.round).includes(ms)),
      'four longer and longer waits',
    );
    hers.lines.cut(false);
    await hers.until(() => readies(hers) === 2, 'the line to be back');
  });

  it('asks again when the app comes to the front, for what was not delivered behind', async () => {
    const { hers, his, id, epoch } = await matterOn();
    hers.background();
    hers.lines.deafen(true);
    await his.visits.contact({ id, epoch, consents: true });
    await his.visits.agree({ id, epoch, from: county.later(60).toISOString(), to: county.later(120).toISOString() });
    hers.lines.deafen(false);
    expect(hers.text()).not.toContain('打过电话');
    const asked = hellos(hers).length;
    hers.foreground();
    await hers.sees('11:00');
    expect(hellos(hers).length).toBeGreaterThan(asked);
    expect(hers.lines.closed).toEqual([]);
  });

  it('opens at once when the app comes to the front without one', async () => {
    const { hers, villager } = await matterOn({ random: () => 0.999 });
    hers.lines.cut(true);
    await hers.until(() => hers.lines.closed.length >= 3, 'the line to fail a few times');
    hers.lines.cut(false);
    const before = opened(hers);
    hers.foreground();
    expect(opened(hers)).toBe(before + 1);
    await hers.until(() => readies(hers) === 2, 'the line to be back');
    expect(hub.all().filter(({ personId }) => personId === villager.id)).toHaveLength(1);
  });

  it('ends with the session', async () => {
    const { hers, villager } = await matterOn();
    const lines = () => hub.all().filter(({ personId }) => personId === villager.id).length;
    expect(lines()).toBe(1);
    hers.visit('tabs/me');
    await hers.tap('退出登录');
    await hers.tap('确定退出');
    await hers.sees('您还没有登录');
    await hers.until(() => lines() === 0, 'the line to end');
  });
});

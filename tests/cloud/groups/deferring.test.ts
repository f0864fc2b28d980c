import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, type Held, openCounty } from '../../kit/county';
import { inboxOf } from '../../kit/inbox';
import { openPlea, openQuestions, type Plea } from '../../kit/pleas';

let county: County;
let plea: Plea;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  plea = await openPlea(county);
});
afterAll(() => county.close());

const open = () => openQuestions(plea);
const told = (who: Held) => inboxOf(county, who);
const ask = async () => {
  const seq = await plea.says(plea.hers, '营业执照变更要带什么材料?');
  await county.tick();
  return seq;
};
const heardOut = async () => {
  for (let i = 0; i < 2; i++) await county.tick();
};

describe('what a firm asks', () => {
  it('is not answered by 稍等: whoever serves the group is asked again where nothing follows, from the first on', async () => {
    const owner = await plea.serves('owner', '常区长');
    const seq = await ask();
    await county.clock('2026-11-23T10:31:00+08:00');
    expect(await told(plea.clerk)).toEqual(['群里有人问,还没有人答']);
    await plea.says(plea.his, '稍等,我问一下', { reply: seq });
    await heardOut();
    expect(await open()).toMatchObject([{ seq, promptedAt: null }]);
    // Without it the owner would be asked now.
    await county.clock('2026-11-23T11:00:00+08:00');
    expect([(await told(plea.clerk)).length, (await told(owner)).length]).toEqual([1, 0]);
    await county.clock('2026-11-23T11:02:00+08:00');
    expect([(await told(plea.clerk)).length, (await told(owner)).length]).toEqual([2, 0]);
    await county.clock('2026-11-23T11:33:00+08:00');
    expect((await told(owner)).length).toBe(1);
    await plea.says(plea.his, '带正副本', { reply: seq });
    await county.tick();
    expect(await open()).toEqual([]);
  });

  it('is put off once: said again it is noted, and whoever owns the group is asked when it was time', async () => {
    const owner = await plea.serves('owner', '常区长');
    const seq = await ask();
    const wait = async (text: string) => {
      await plea.says(plea.his, text, { reply: seq });
      await heardOut();
    };
    await wait('稍等,我问一下');
    expect(await open()).toMatchObject([{ seq, putOff: 1 }]);
    await county.clock('2026-11-23T10:31:00+08:00');
    expect((await told(plea.clerk)).length).toBe(1);
    await wait('正在核实');
    await wait('稍等');
    // What those on duty were told stays, and so does the clock.
    expect((await open()).map(({ putOff, promptedAt }) => [putOff, promptedAt !== null])).toEqual([[3, true]]);
    await county.clock('2026-11-23T11:02:00+08:00');
    expect([(await told(plea.clerk)).length, (await told(owner)).length]).toEqual([1, 1]);
    await wait('带正副本');
    expect(await open()).toEqual([]);
  });

  it('is put off by staff alone, and not by an answer in the name of their office', async () => {
    const seq = await ask();
    await county.clock('2026-11-23T10:31:00+08:00');
    const prompted = async () => (await open()).map(({ promptedAt }) => promptedAt !== null);
    await plea.says(plea.hers, '稍等', { reply: seq });
    await heardOut();
    expect(await prompted()).toEqual([true]);
    await plea.says(plea.his, '我问一下', { reply: seq });
    await heardOut();
    expect(await prompted()).toEqual([false]);
    await plea.his.messages.answer({ id: plea.groupId, clientId: newKey(), text: '稍等', reply: seq });
    await heardOut();
    expect(await open()).toEqual([]);
  });
});

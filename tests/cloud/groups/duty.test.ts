import { type County, type Held, openCounty } from '../../kit/county';
import { openPlea, type Plea } from '../../kit/pleas';

let county: County;
let plea: Plea;
let owner: Held;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  plea = await openPlea(county);
  owner = await plea.serves('owner', '常区长');
});
afterAll(() => county.close());

const PROMPT = '群里有人问,还没有人答';
const prompted = async (who: Held) =>
  (await (await county.as(who)).notices.list({})).notices.filter(({ title }) => title === PROMPT).length;
const works = (who: Held, shifts: string) => plea.his.directory.setShifts({ id: who.postId, shifts });
const ask = async () => {
  await plea.says(plea.hers, '营业执照变更要带什么材料?');
  await county.tick();
};
const duty = async () => (await plea.hers.groups.show({ id: plea.groupId })).duty;

describe('whoever is asked to answer', () => {
  it('is on duty, of the first rung that has somebody', async () => {
    const other = await plea.serves('staff', '马强');
    await works(plea.clerk, '周一至周五 14:30-18:00');
    await ask();
    await county.clock('2026-11-23T10:31:00+08:00');
    expect(await Promise.all([plea.clerk, other, owner].map(prompted))).toEqual([0, 1, 0]);
    await works(other, '周一至周五 14:30-18:00');
    await county.clock('2026-11-23T11:05:00+08:00');
    expect(await Promise.all([plea.clerk, other, owner].map(prompted))).toEqual([0, 1, 1]);
  });

  it('is the owner at once where nobody of the staff is on duty, and on leave only where everybody else is too', async () => {
    await works(plea.clerk, '周一至周五 14:30-18:00');
    await ask();
    await county.clock('2026-11-23T10:31:00+08:00');
    expect(await Promise.all([plea.clerk, owner].map(prompted))).toEqual([0, 1]);
    const [from, to] = [county.now().toISOString(), county.later(60 * 48).toISOString()];
    for (const { postId } of [plea.clerk, owner]) await plea.his.directory.addLeave({ postId, from, to, reason: '培训' });
    await ask();
    await county.clock('2026-11-23T11:05:00+08:00');
    expect(await prompted(plea.clerk)).toBe(0);
    expect(await prompted(owner)).toBeGreaterThan(1);
  });

  it('is there on a Saturday too, where somebody has that shift, and hands over to Monday', async () => {
    await works(plea.clerk, '周一至周五 08:30-12:00 14:30-18:00;周六 09:00-12:00');
    await county.clock('2026-11-28T09:30:00+08:00');
    expect(await duty()).toBe('现在有工作人员在');
    await ask();
    await county.clock('2026-11-28T10:01:00+08:00');
    expect(await Promise.all([plea.clerk, owner].map(prompted))).toEqual([1, 0]);
    await county.clock('2026-11-28T12:01:00+08:00');
    const [note] = (await plea.his.asides.list({ id: plea.groupId })).asides;
    expect(note).toMatchObject({ name: null, words: expect.stringContaining('还有 1 个问题没答,请 11月30日 周一 8:30 上班的同事先看') });
  });

  it('is nobody on a Saturday where nobody has that shift: it waits for Monday', async () => {
    await county.clock('2026-11-28T09:30:00+08:00');
    await ask();
    await county.clock('2026-11-28T11:00:00+08:00');
    expect(await Promise.all([plea.clerk, owner].map(prompted))).toEqual([0, 0]);
    await county.clock('2026-11-30T09:01:00+08:00');
    expect(await Promise.all([plea.clerk, owner].map(prompted))).toEqual([1, 0]);
  });
});

it('a clerk without shifts of their own is not there while on leave, and back after it', async () => {
  const [from, to] = ['2026-11-23T09:00:00+08:00', '2026-11-24T10:00:00+08:00'].map((at) => new Date(at).toISOString());
  for (const { postId } of [plea.clerk, owner])
    await plea.his.directory.addLeave({ postId, from: from ?? '', to: to ?? '', reason: '开会' });
  expect(await duty()).toBe('现在下班了,明天 10:00 有人回来');
  const { members } = await plea.hers.groups.members({ id: plea.groupId });
  expect(members.filter(({ staff }) => staff).map(({ onDuty }) => onDuty)).toEqual([false, false]);
});

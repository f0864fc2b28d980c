import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, type Held, openCounty, type Person } from '../../kit/county';
import { inboxOf } from '../../kit/inbox';
import { brokenIn } from '../../kit/invariants';
import type { Member } from '../../kit/makers.groups';
import { aTicket, type Plea, ticketIn } from '../../kit/pleas';

let county: County;
let lead: Plea & { id: string };
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  lead = await ticketIn(county);
});
afterEach(async () => {
  await county.tick();
  expect(await brokenIn(county)).toEqual([]);
});
afterAll(() => county.close());

const bad = (status: number, code: string) => expect.objectContaining({ status, code });
const inbox = (who: Person | Held) => inboxOf(county, who);
const steps = async (client: ApiClient, id: string) => (await client.tickets.show({ id })).timeline.map(({ command }) => command);

interface Follower {
  who: Member;
  theirs: ApiClient;
  id: string;
}
/** Another firm with the same plea, merged into the first. */
async function follower(name: string): Promise<Follower> {
  const who = await lead.member(name);
  const theirs = await county.as(who);
  const { id } = await theirs.tickets.raise(aTicket(lead.groupId, [await lead.says(theirs, '我家门口的路灯也坏了')]));
  await lead.his.tickets.merge({ id, into: lead.id });
  await county.tick();
  return { who, theirs, id };
}
const answer = async () => {
  await lead.his.tickets.take({ id: lead.id });
  await county.tick();
  await lead.his.tickets.answer({ id: lead.id, outcome: 'solved', answer: '整条街的灯都修了' });
  await county.tick();
};

describe('a firm whose matter follows another one’s', () => {
  it('hears when that is taken and answered, and has the answer as its own', async () => {
    const { who, theirs, id } = await follower('钱多多');
    const before = await theirs.tickets.show({ id });
    expect(before).toMatchObject({ state: 'merged', may: ['withdraw', 'hide'] });
    expect((await theirs.tickets.list({})).tickets.map((row) => row.id)).toEqual([id]);
    await answer();
    expect(await inbox(who)).toEqual(expect.arrayContaining(['您的诉求有人接着办了', '您的诉求有答复了']));
    const heard = await theirs.tickets.show({ id });
    expect(heard).toMatchObject({ state: 'answered', answer: '整条街的灯都修了', outcome: 'solved', promiseAt: before.promiseAt });
    expect(heard.may).toEqual(['confirm', 'reopen', 'hide']);
    expect(await steps(theirs, id)).toEqual(['raise', 'merge', 'begin', 'hear']);
    expect((await lead.his.tickets.show({ id: lead.id })).followers).toBe(1);
  });

  it('says 没解决 for itself alone: its own goes on under its own promise, the others’ stay', async () => {
    const [one, two] = [await follower('钱多多'), await follower('孙丽')];
    const { promiseAt } = await one.theirs.tickets.show({ id: one.id });
    await answer();
    await lead.hers.tickets.confirm({ id: lead.id, solved: true });
    await two.theirs.tickets.confirm({ id: two.id, solved: true });
    const back = await one.theirs.tickets.confirm({ id: one.id, solved: false, why: '我家门口那盏没修' });
    expect(back).toMatchObject({ state: 'taken', answer: null, promiseAt, unit: '试验区商务局' });
    await county.tick();
    expect(await inbox(lead.clerk)).toContain('有一件诉求没解决,退回来了');
    for (const [client, id] of [
      [lead.hers, lead.id],
      [two.theirs, two.id],
    ] as const)
      expect((await client.tickets.show({ id })).state).toBe('closed');
    await lead.his.tickets.answer({ id: one.id, outcome: 'solved', answer: '那盏也换了' });
    expect((await one.theirs.tickets.show({ id: one.id })).answer).toBe('那盏也换了');
    expect((await lead.hers.tickets.show({ id: lead.id })).answer).toBe('整条街的灯都修了');
  });

  it('is not reopened by the first one’s 没解决, and hears nothing twice', async () => {
    const { who, theirs, id } = await follower('钱多多');
    await answer();
    await lead.hers.tickets.confirm({ id: lead.id, solved: false, why: '还是不亮' });
    await lead.his.tickets.answer({ id: lead.id, outcome: 'solved', answer: '换了灯泡' });
    await county.tick();
    expect(await theirs.tickets.show({ id })).toMatchObject({ state: 'answered', answer: '整条街的灯都修了' });
    expect((await inbox(who)).filter((title) => title === '您的诉求有答复了')).toHaveLength(1);
  });

  it('hears at once where the other one had been answered already, and is not counted as solved unasked', async () => {
    await answer();
    const { theirs, id } = await follower('钱多多');
    expect(await theirs.tickets.show({ id })).toMatchObject({ state: 'answered', answer: '整条街的灯都修了' });
    await county.clock('2026-12-04T18:01:00+08:00');
    expect((await theirs.tickets.show({ id })).state).toBe('closed');
    const [row] = await county.database.query('SELECT confirmation FROM ticket WHERE id = ?', [id]);
    expect(row).toEqual({ confirmation: 'none' });
  });

  it('goes on alone when the other one is taken back, and may take back its own', async () => {
    const [one, two] = [await follower('钱多多'), await follower('孙丽')];
    await two.theirs.tickets.withdraw({ id: two.id });
    await lead.hers.tickets.withdraw({ id: lead.id });
    await county.tick();
    expect(await inbox(one.who)).toContain('您的诉求单独接着办');
    expect(await inbox(lead.clerk)).toContain('有一件诉求要单独接着办');
    expect(await one.theirs.tickets.show({ id: one.id })).toMatchObject({ state: 'open', mergedInto: null });
    expect(await two.theirs.tickets.show({ id: two.id })).toMatchObject({ state: 'withdrawn', mergedInto: null });
    expect((await lead.his.tickets.take({ id: one.id })).may).toEqual(['answer', 'merge']);
  });

  it('is not answered, taken or confirmed before the other one is, and is told when its own promise passes', async () => {
    const { who, theirs, id } = await follower('钱多多');
    await expect(theirs.tickets.confirm({ id, solved: true })).rejects.toEqual(bad(409, 'TICKET_MOVED_ON'));
    await expect(lead.his.tickets.take({ id })).rejects.toEqual(bad(409, 'TICKET_MOVED_ON'));
    await county.clock('2026-12-01T09:00:00+08:00');
    expect(await inbox(who)).toContain('说好的时间过了,对不住您');
    expect((await theirs.tickets.show({ id })).late).toBe(true);
  });

  it('has one life where it is told and speaks at the same moment', async () => {
    const { theirs, id } = await follower('钱多多');
    await lead.his.tickets.take({ id: lead.id });
    await lead.his.tickets.answer({ id: lead.id, outcome: 'solved', answer: '修好了' });
    const ends = await Promise.allSettled([county.tick(), theirs.tickets.withdraw({ id }), county.tick()]);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toEqual(bad(409, 'TICKET_MOVED_ON'));
    await county.tick();
    expect(['withdrawn', 'answered']).toContain((await theirs.tickets.show({ id })).state);
  });
});

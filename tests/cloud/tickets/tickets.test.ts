import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { bond } from '../../kit/makers.groups';
import { aTicket, openPlea, ticketIn } from '../../kit/pleas';
import { shopOf } from '../../kit/talk';

let county: County;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
});
afterAll(() => county.close());

const bad = (status: number, code: string) => expect.objectContaining({ status, code });
const inbox = async (of: Promise<ApiClient>) => (await (await of).notices.list({})).notices.map(({ title }) => title);

describe('a plea in a group becomes a matter', () => {
  it('goes from raising to solved, and each side is told', async () => {
    const { owner, clerk, hers, his, id } = await ticketIn(county);
    const open = await hers.tickets.show({ id });
    expect(open).toMatchObject({ state: 'open', unit: '试验区商务局', firm: '宣化玉成建材行', late: false, may: ['withdraw', 'hide'] });
    expect(open.promise).toMatchObject({ value: 'days:5', due: open.promiseAt });
    await county.tick();
    expect(await inbox(county.as(clerk))).toContain('群里有一件新诉求');
    expect((await his.tickets.take({ id })).may).toEqual(['answer', 'merge']);
    await his.tickets.answer({ id, outcome: 'solved', answer: '路灯今天上午修好了' });
    await county.tick();
    expect(await inbox(county.as(owner))).toEqual(expect.arrayContaining(['您的诉求有答复了', '您的诉求有人接着办了']));
    const closed = await hers.tickets.confirm({ id, solved: true });
    expect(closed).toMatchObject({ state: 'closed', outcome: 'solved', answer: '路灯今天上午修好了', promiseAt: open.promiseAt });
    expect(closed.timeline.map(({ command }) => command)).toEqual(['raise', 'take', 'answer', 'confirm']);
  });

  it('is raised once, however many tap at once and however the messages overlap', async () => {
    const { hers, his, says, groupId } = await openPlea(county);
    const [one, two] = [await says(hers, '路灯坏了'), await says(hers, '晚上没人敢来')];
    const taps = [hers, his, hers, his].flatMap((client) =>
      [aTicket(groupId, [one, two]), aTicket(groupId, [two])].map((t) => client.tickets.raise(t)),
    );
    const ends = await Promise.allSettled(taps);
    const made = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.id] : []));
    expect(new Set(made).size).toBe(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toEqual(bad(409, 'ALREADY_A_MATTER'));
    expect((await hers.tickets.list({})).tickets).toHaveLength(1);
  });

  it('is raised by whoever said it or by staff for them, and nobody else', async () => {
    const { hers, his, says, member, groupId } = await openPlea(county);
    const theirs = await county.as(await member('钱多多'));
    const seq = await says(hers, '路灯坏了');
    await expect(theirs.tickets.raise(aTicket(groupId, [seq]))).rejects.toEqual(bad(403, 'PLEA_NOT_YOURS'));
    await expect((await county.as(await county.resident())).tickets.raise(aTicket(groupId, [seq]))).rejects.toEqual(bad(404, 'NOT_FOUND'));
    await expect(his.tickets.raise(aTicket(groupId, [await says(his, '大家好')]))).rejects.toEqual(bad(422, 'PLEA_NOT_A_FIRM'));
    await expect(hers.tickets.raise(aTicket(groupId, [seq, 99]))).rejects.toEqual(bad(404, 'NOT_FOUND'));
    const raised = await his.tickets.raise(aTicket(groupId, [seq, await says(theirs, '我家门口也是')]));
    expect((await hers.tickets.show({ id: raised.id })).firm).toBe('宣化玉成建材行');
    await expect(theirs.tickets.show({ id: raised.id })).rejects.toEqual(bad(404, 'NOT_FOUND'));
  });
});

describe('the clock of a matter', () => {
  it('is never set again, not even by hand', async () => {
    const { id, his, hers } = await ticketIn(county, 'answered');
    const before = await hers.tickets.show({ id });
    const back = await hers.tickets.confirm({ id, solved: false, why: '晚上还是不亮' });
    expect(back).toMatchObject({ state: 'taken', promiseAt: before.promiseAt, answer: null });
    expect(back.words).toContain('没解决:晚上还是不亮');
    await his.tickets.answer({ id, outcome: 'solved', answer: '换了灯泡' });
    await expect(county.database.query('UPDATE ticket SET promise_at = ? WHERE id = ?', [county.later(60), id])).rejects.toThrow(
      'set once',
    );
  });

  it('calls those who owe an answer when nobody takes it, and both sides when the promise has passed', async () => {
    const { id, owner, clerk, hers } = await ticketIn(county);
    await county.clock('2026-11-23T17:00:00+08:00');
    expect(await inbox(county.as(clerk))).toContain('有一件诉求还没人接');
    expect((await hers.tickets.show({ id })).late).toBe(false);
    await county.clock('2026-12-01T09:00:00+08:00');
    expect(await inbox(county.as(clerk))).toContain('有一件诉求过了答复时间');
    expect(await inbox(county.as(owner))).toContain('说好的时间过了,对不住您');
    expect((await hers.tickets.show({ id })).late).toBe(true);
  });

  it('ends an answered matter nobody has spoken about, and says that nobody has', async () => {
    const { id, hers } = await ticketIn(county, 'answered');
    await county.clock('2026-12-04T18:01:00+08:00');
    expect(await hers.tickets.show({ id })).toMatchObject({ state: 'closed', may: [] });
    const [row] = await county.database.query('SELECT confirmation FROM ticket WHERE id = ?', [id]);
    expect(row).toEqual({ confirmation: 'none' });
  });
});

describe('the same plea twice', () => {
  it('is found in other words, merged once, and hears the other one’s answer', async () => {
    const { id, groupId, says, member, his } = await ticketIn(county);
    const theirs = await county.as(await member('钱多多'));
    const words = '门口路灯坏了,晚上没人敢来店里';
    expect((await theirs.tickets.similar({ groupId, words })).tickets.map((like) => like.id)).toEqual([id]);
    expect((await theirs.tickets.similar({ groupId, words: '税务登记怎么办' })).tickets).toEqual([]);
    // A colleague who has the matter, and no seat in the group it came from.
    const colleague = await county.as(await county.clerk(county.units.bureau, '高翔'));
    expect((await colleague.tickets.similar({ groupId, words })).tickets.map((like) => like.id)).toEqual([id]);
    const elsewhere = await county.as(await county.clerk(county.units.centre, '别处的'));
    await expect(elsewhere.tickets.similar({ groupId, words })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const second = await theirs.tickets.raise(aTicket(groupId, [await says(theirs, words)]));
    expect(await his.tickets.merge({ id: second.id, into: id })).toMatchObject({ state: 'merged', mergedInto: { id } });
    await his.tickets.take({ id });
    await his.tickets.answer({ id, outcome: 'solved', answer: '整条街的灯都修了' });
    await county.tick();
    expect((await theirs.tickets.show({ id: second.id })).answer).toBe('整条街的灯都修了');
    expect((await his.tickets.show({ id })).followers).toBe(1);
  });

  it('never follows itself, something over, or in a ring', async () => {
    const { id, groupId, says, member, his } = await ticketIn(county);
    const theirs = await county.as(await member('钱多多'));
    const { id: second } = await theirs.tickets.raise(aTicket(groupId, [await says(theirs, '灯')]));
    await expect(his.tickets.merge({ id, into: id })).rejects.toEqual(bad(422, 'MERGE_NOT_HERE'));
    await expect(his.tickets.merge({ id, into: '99' })).rejects.toEqual(bad(422, 'MERGE_NOT_HERE'));
    const ends = await Promise.allSettled([his.tickets.merge({ id, into: second }), his.tickets.merge({ id: second, into: id })]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

it('has one winner when two take it, and the other reads what it has become', async () => {
  const { id, clerk, his } = await ticketIn(county);
  const colleague = await county.as(await county.clerk(clerk.unitId, '马强'));
  const ends = await Promise.allSettled([his.tickets.take({ id }), colleague.tickets.take({ id })]);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: bad(409, 'TICKET_MOVED_ON') });
});

it('is gone for whoever has left the firm, and stays for the firm', async () => {
  const { id, hers, owner } = await ticketIn(county);
  await county.database.query("UPDATE firm_person SET state = 'left', ended_at = ? WHERE firm_id = ? AND person_id = ?", [
    new Date(0),
    owner.firmId,
    owner.id,
  ]);
  await expect(hers.tickets.show({ id })).rejects.toEqual(bad(404, 'NOT_FOUND'));
  expect((await hers.tickets.list({})).tickets).toEqual([]);
});

it('is not there for whoever only says that they act for the firm', async () => {
  const { id, owner } = await ticketIn(county);
  const claimer = await county.resident('冒名');
  await bond(await shopOf(county), claimer.id, owner.firmId, 'asked');
  const client = await county.as(claimer);
  await expect(client.tickets.show({ id })).rejects.toEqual(bad(404, 'NOT_FOUND'));
  expect((await client.tickets.list({})).tickets).toEqual([]);
});

it('is not raised by whoever has just left the firm, nor out of what was said before one came', async () => {
  const { owner, groupId, says, hers, his, clerk } = await openPlea(county);
  const [early, late] = [await says(hers, '路灯坏了'), await says(hers, '还是没修')];
  await county.database.query('UPDATE group_member SET from_seq = ? WHERE group_id = ? AND person_id = ?', [late, groupId, clerk.id]);
  await expect(his.tickets.raise(aTicket(groupId, [early]))).rejects.toEqual(bad(404, 'NOT_FOUND'));
  await county.database.query("UPDATE firm_person SET state = 'left', ended_at = ? WHERE firm_id = ? AND person_id = ?", [
    new Date(0),
    owner.firmId,
    owner.id,
  ]);
  await expect(hers.tickets.raise(aTicket(groupId, [late]))).rejects.toEqual(bad(404, 'NOT_FOUND'));
});

import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { seat, serve } from '../../kit/makers.groups';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  talk = await openTalk(county);
});
afterAll(() => county.close());

const named = (id: string) => async (client: Awaited<ReturnType<County['as']>>) =>
  (await client.groups.list()).groups.find((group) => group.id === id);

describe('a private thread', () => {
  it('is for whoever said it and the staff of the group, however many open it at once', async () => {
    const [one, other] = [await talk.member('赵玉成'), await talk.member('钱多多')];
    const [hers, theirs] = [await county.as(one), await county.as(other)];
    const { entry } = await hers.messages.say(saying(talk.groupId, '我家的税号不方便在群里说'));
    const about = { id: talk.groupId, seq: entry.seq };
    const opened = await Promise.all([hers, talk.his, hers, talk.his].map((client) => client.threads.open(about)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    const id = opened[0]?.id ?? '';
    await hers.messages.say(saying(id, '税号是这个'));
    expect(await named(id)(talk.his)).toMatchObject({ axis: 'private', name: '赵玉成商行 · 单独说', unread: 1 });
    expect(await named(id)(theirs)).toBeUndefined();
    await expect(theirs.messages.page({ id })).rejects.toMatchObject({ status: 404 });
    await expect(theirs.threads.open(about)).rejects.toMatchObject({ code: 'PLEA_NOT_YOURS' });
  });

  it('ends for whoever leaves the firm, and is not opened about what nobody of a firm has said', async () => {
    const one = await talk.member();
    const hers = await county.as(one);
    const { entry } = await hers.messages.say(saying(talk.groupId, '单独说两句'));
    const { id } = await talk.his.threads.open({ id: talk.groupId, seq: entry.seq });
    await county.database.query("UPDATE firm_person SET state = 'left', ended_at = ? WHERE person_id = ?", [county.now(), one.id]);
    await expect(hers.messages.page({ id })).rejects.toMatchObject({ status: 404 });
    const notice = await talk.his.messages.say(saying(talk.groupId, '大家好'));
    await expect(talk.his.threads.open({ id: talk.groupId, seq: notice.entry.seq })).rejects.toMatchObject({ code: 'PLEA_NOT_A_FIRM' });
    await expect(talk.his.threads.open({ id: talk.groupId, seq: 99 })).rejects.toMatchObject({ status: 404 });
  });
});

describe('the threads of a group', () => {
  it('are listed to those in them, each with what it is about, as long as that stands', async () => {
    const [one, other] = [await talk.member('赵玉成'), await talk.member('钱多多')];
    const [hers, theirs] = [await county.as(one), await county.as(other)];
    const { entry } = await hers.messages.say(saying(talk.groupId, '我家的税号不方便在群里说'));
    const { id } = await hers.threads.open({ id: talk.groupId, seq: entry.seq });
    const { threads } = await talk.his.threads.list({ id: talk.groupId });
    expect(threads).toMatchObject([{ id, axis: 'private', seq: entry.seq, words: '我家的税号不方便在群里说' }]);
    expect((await hers.groups.show({ id })).thread).toEqual({
      ...{ groupId: talk.groupId, group: '限上商贸企业诉求交流群', seq: entry.seq, words: '我家的税号不方便在群里说' },
    });
    expect((await theirs.threads.list({ id: talk.groupId })).threads).toEqual([]);
    await hers.messages.recall({ id: talk.groupId, seq: entry.seq });
    expect((await hers.threads.list({ id: talk.groupId })).threads).toMatchObject([{ id, words: '' }]);
    await expect((await county.as(await county.resident())).threads.list({ id: talk.groupId })).rejects.toMatchObject({ status: 404 });
  });

  it('are opened by the department that leads the group, not by whoever else serves it', async () => {
    const hers = await county.as(await talk.member());
    const { entry } = await hers.messages.say(saying(talk.groupId, '单独说两句'));
    const about = { id: talk.groupId, seq: entry.seq };
    const street = await county.clerk(county.units.town);
    await serve(talk.shop, talk.groupId, street.postId, 'deputy');
    await seat(talk.shop, talk.groupId, street.id, { postId: street.postId });
    const office = await county.as(street);
    await expect(office.threads.open(about)).rejects.toMatchObject({ status: 403, code: 'THREAD_NOT_YOURS' });
    const { id } = await talk.his.threads.open(about);
    await expect(office.messages.page({ id })).rejects.toMatchObject({ status: 404 });
    await expect(office.asides.list({ id })).rejects.toMatchObject({ status: 404 });
  });
});

describe('what staff note beside a talk', () => {
  it('is for staff alone, is noted once under one name, and is read newest first, page by page', async () => {
    const hers = await county.as(await talk.member());
    const id = talk.groupId;
    const first = { id, clientId: newKey(), text: '她家去年也问过' };
    const noted = await Promise.all([talk.his.asides.write(first), talk.his.asides.write(first)]);
    expect(noted[0]).toEqual(noted[1]);
    await expect(talk.his.asides.write({ ...first, text: '别的话' })).rejects.toMatchObject({ code: 'KEY_REUSED' });
    for (let i = 1; i <= 31; i++) await talk.his.asides.write({ id, clientId: newKey(), text: `第 ${i} 条` });
    const newest = await talk.his.asides.list({ id });
    expect([newest.asides[0]?.words, newest.asides.length, newest.more]).toEqual(['第 31 条', 30, true]);
    const rest = await talk.his.asides.list({ id, before: newest.asides.at(-1)?.id ?? '' });
    expect([rest.asides.map(({ words }) => words), rest.more]).toEqual([['第 1 条', '她家去年也问过'], false]);
    for (const call of [() => hers.asides.list({ id }), () => hers.asides.write({ ...first, clientId: newKey() })])
      await expect(call()).rejects.toMatchObject({ status: 403 });
    const stranger = await county.as(await county.clerk());
    await expect(stranger.asides.write({ ...first, clientId: newKey() })).rejects.toMatchObject({ status: 404 });
    await expect(talk.his.asides.write({ id, clientId: newKey(), text: ' ' })).rejects.toMatchObject({ status: 422 });
  });
});

describe('the weeks of a group', () => {
  it('count what was asked, answered, turned into matters and solved', async () => {
    const one = await talk.member();
    const hers = await county.as(one);
    const said = async (text: string) => (await hers.messages.say(saying(talk.groupId, text))).entry.seq;
    const first = await said('营业执照变更要带什么材料?');
    await said('谢谢');
    const plea = await said('门口的路灯坏了半个月');
    await county.clock('2026-11-23T10:20:00+08:00');
    await talk.his.messages.say(saying(talk.groupId, '带执照正副本', { reply: first }));
    const raised = await hers.tickets.raise({ groupId: talk.groupId, seqs: [plea], title: '路灯', words: '路灯坏了', hidden: false });
    await talk.his.tickets.take({ id: raised.id });
    await talk.his.tickets.answer({ id: raised.id, outcome: 'solved', answer: '修好了' });
    await hers.tickets.confirm({ id: raised.id, solved: true });
    await county.tick();
    await said('补贴什么时候到账?');
    await county.tick();
    const { unit, weeks } = await hers.weeks.weeks({ id: talk.groupId });
    expect(unit).toBe('试验区商务局');
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-23', '2026-11-16', '2026-11-09', '2026-11-02']);
    expect(weeks[0]).toEqual({ monday: '2026-11-23', asked: 3, answered: 1, matters: 1, solved: 1, waiting: 1, medianMinutes: 20 });
    expect(weeks[1]).toMatchObject({ asked: 0, medianMinutes: null });
    await expect((await county.as(await county.resident())).weeks.weeks({ id: talk.groupId })).rejects.toMatchObject({ status: 404 });
  });
});

import { type County, openCounty } from '../../kit/county';
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

import { env } from '../../../cloud/src/config/env';
import type { Held, Person } from '../../kit/county';
import { matterIn } from '../../kit/matters';
import { type Notified, openNotified } from '../../kit/notified';
import { aTicket, openPlea, type Plea, ticketIn } from '../../kit/pleas';

let at: Notified;
let own: Awaited<ReturnType<Notified['fresh']>>;
beforeAll(async () => {
  at = await openNotified();
});
beforeEach(async () => {
  own = await at.fresh();
});
afterAll(() => at.close());

const pages = async (who: Person | Held) => (await (await own.county.as(who)).notices.list({})).notices.map(({ page }) => page);
const lastPage = async (who: Held) => (await at.sentTo(who)).at(-1)?.page;

/** Something a firm asked, and nobody has answered in time. */
async function prompted(): Promise<Plea & { seq: number }> {
  const plea = await openPlea(own.county);
  await own.bound(plea.clerk, 3, ['task']);
  const seq = await plea.says(plea.hers, '营业执照变更要带什么材料?');
  await own.county.tick();
  await own.county.clock(own.county.later(31));
  return { ...plea, seq };
}

describe('a question nobody has answered', () => {
  it('is told to staff by WeChat, then by SMS, and a tap leads to the very line', async () => {
    const { clerk, groupId, seq } = await prompted();
    const page = `groups/talk/talk?id=${groupId}&seq=${seq}&as=clerk.dispatcher.administrator`;
    expect(await pages(clerk)).toEqual([page]);
    expect(await lastPage(clerk)).toBe(page);
    expect(await own.told(clerk)).toEqual(['wechat sent', 'sms due']);
    await own.county.clock(own.county.later(61));
    expect(at.sms(clerk)).toEqual([expect.stringContaining('群里有人问')]);
  });

  it('is told no further once a colleague has answered', async () => {
    const { clerk, says, his, seq } = await prompted();
    await says(his, '带身份证和执照正本', { reply: seq });
    // The radar reads the answer, and what it says of it ends the telling.
    for (let n = 0; n < 2; n++) await own.county.tick();
    expect(await own.told(clerk)).toEqual(['wechat sent', 'sms stopped over']);
  });

  it('is seen by whoever looks into the group, and nobody else’s is', async () => {
    const { clerk, his, groupId, hers } = await prompted();
    await hers.deliveries.seen({ subject: `group/${groupId}` });
    await his.deliveries.seen({ subject: `group/${groupId.slice(0, -1)}` });
    expect(await own.told(clerk)).toEqual(['wechat sent', 'sms due']);
    await his.deliveries.seen({ subject: `group/${groupId}` });
    expect(await own.told(clerk)).toEqual(['wechat sent', 'sms stopped seen']);
  });
});

describe('a matter that was answered, and given back', () => {
  it('is told to both sides by WeChat and SMS, each with their own page', async () => {
    const { owner, clerk, hers, his, id } = await ticketIn(own.county, 'taken');
    await own.bound(owner, 1);
    await his.tickets.answer({ id, outcome: 'solved', answer: '路灯今天上午修好了' });
    await own.county.tick();
    expect((await at.sentTo(owner)).at(-1)).toMatchObject({
      page: `tickets/show?id=${id}&as=resident`,
      data: { phrase2: { value: '请您确认' } },
    });
    expect((await own.told(owner)).slice(-2)).toEqual(['wechat sent', 'sms due']);
    await hers.tickets.confirm({ id, solved: false, why: '晚上还是不亮' });
    await own.county.tick();
    expect((await own.told(owner)).slice(-1)).toEqual(['sms stopped over']);
    expect(await pages(clerk)).toContain(`tickets/show?id=${id}&as=clerk`);
    expect(at.sms(clerk)).toContainEqual(expect.stringContaining('退回来了'));
  });
});

describe('a notice every firm has to read', () => {
  it('leads those who are reminded to it, and ends with 知道了', async () => {
    const { owner, groupId, serves } = await openPlea(own.county);
    const keeper = await own.county.as(await serves('owner'));
    const until = own.county.later(10_000).toISOString();
    const { entry } = await keeper.messages.notify({
      id: groupId,
      clientId: 'notice-1-notice-1',
      title: '查线路',
      text: '都查一查',
      until,
    });
    await own.bound(owner, 1);
    await keeper.messages.remind({ id: groupId, seq: entry.seq });
    await own.county.tick();
    expect((await at.sentTo(owner)).at(-1)?.page).toBe(`groups/talk/talk?id=${groupId}&seq=${entry.seq}&as=resident`);
    expect(await own.told(owner)).toEqual(['wechat sent', 'sms due']);
  });
});

describe('an SMS', () => {
  it('carries a short address that opens the inbox, and one SMS still holds it', async () => {
    const { PUBLIC_URL } = env;
    env.PUBLIC_URL = 'https://fuwu.shiguai.gov.cn/';
    try {
      const { owner, id } = await ticketIn(own.county, 'answered');
      await own.county.tick();
      const [sms] = at.sms(owner).slice(-1);
      const [, path = ''] = /https:\/\/fuwu\.shiguai\.gov\.cn(\/n\/\w+)$/.exec(sms ?? '') ?? [];
      expect([...(sms ?? '')].length).toBeLessThanOrEqual(70);
      const answer = await fetch(`${at.county.service.url}${path}`, { redirect: 'manual' });
      const [, open = ''] = /^\/#\/notices\/inbox\?open=(\d+)$/.exec(answer.headers.get('location') ?? '') ?? [];
      const hers = await own.county.as(owner);
      const { notices } = await hers.notices.list({ only: open });
      expect(notices).toMatchObject([{ id: open, page: `tickets/show?id=${id}&as=resident` }]);
      expect((await (await own.county.as(await own.county.resident())).notices.list({ only: open })).notices).toEqual([]);
    } finally {
      env.PUBLIC_URL = PUBLIC_URL;
    }
  });

  it.each(['/n/', '/n/UPPER', '/n/12345678901234', '/n/a/b'])('no other address is one of a notice: %s', async (path) => {
    const answer = await fetch(`${at.county.service.url}${path}`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBeNull();
  });
});

it('an agent is led to the visit, whoever asked to the matter, and a matter is told of once', async () => {
  const { villager, agent, id } = await matterIn(own.county, 'accepted');
  await own.county.tick();
  expect(await pages(agent)).toContain('tabs/home?as=agent');
  expect(await pages(villager)).toContain(`errands/matter/show?id=${id}`);
});

it('whoever keeps the group is told of a matter that is late, at its line', async () => {
  const { hers, his, says, serves, groupId } = await openPlea(own.county);
  const keeper = await serves('owner', '常区长');
  const seq = await says(hers, '路灯坏了');
  const { id } = await hers.tickets.raise(aTicket(groupId, [seq]));
  await own.county.database.run('UPDATE post SET unit_id = ? WHERE id = ?', [own.county.units.town, keeper.postId]);
  await own.county.tick();
  await own.county.clock('2026-12-01T09:00:00+08:00');
  expect(await pages(keeper)).toContain(`groups/talk/talk?id=${groupId}&seq=${seq}&as=clerk.dispatcher.administrator`);
  const late = (await his.tickets.show({ id })).timeline.filter(({ command }) => command.startsWith('late'));
  expect(late.map(({ command, who }) => [command, who])).toEqual([
    ['late.first', '提醒了试验区商务局、群主'],
    ['late', '提醒了试验区商务局、群主'],
  ]);
});

import { onCommitted } from '../../../cloud/src/kernel/engine/event';
import { concerned } from '../../../cloud/src/kernel/socket/hub';
import type { Held } from '../../kit/county';
import { type Notified, openNotified } from '../../kit/notified';
import { heldBack, reported, spoken } from '../../kit/ready/order';
import { openTalk, saying } from '../../kit/talk';

let at: Notified;
beforeAll(async () => {
  at = await openNotified('2026-11-23T09:00:00+08:00');
});
afterAll(() => at.close());

/** What a keeper was told of a desk, newest first. */
async function told(who: Held) {
  await at.county.tick();
  const { notices } = await (await at.county.as(who)).notices.list({});
  return notices.filter(({ subject }) => subject.startsWith('order-desk/')).map(({ title, page }) => ({ title, page }));
}
const deskOf = (groupId: string) => `groups/order/order?id=${groupId}&as=clerk.dispatcher.administrator`;
/** Time in which what comes together is gathered. */
const gathered = () => at.county.clock(at.county.later(16));

describe('whoever keeps a group', () => {
  it('is told once of what came together, with the page where it waits', async () => {
    const { talk, member, seq } = await heldBack(at.county);
    await (await at.county.as(member)).messages.say(saying(talk.groupId, '代写作业,加我'));
    expect(await told(talk.keeper)).toEqual([]);
    await gathered();
    expect(await told(talk.keeper)).toEqual([{ title: '群里有话拦下了,等您看', page: deskOf(talk.groupId) }]);
    await gathered();
    expect(await told(talk.keeper)).toHaveLength(1);
    // Another thing later is told of by itself, with what still waits.
    await (await at.county.as(await talk.member('白灵'))).order.report({
      id: talk.groupId,
      seq: await talk.says(talk.his, '大家好'),
      why: '骂人',
    });
    await (await at.county.as(member)).order.appeal({ id: talk.groupId, seq, why: '这是正常业务' });
    await gathered();
    expect((await told(talk.keeper)).map(({ title }) => title)).toEqual(['群里有几件事等您看', '群里有话拦下了,等您看']);
  });

  it.each([
    ['a report', '群里有人举报,等您看', async () => (await reported(at.county)).talk],
    [
      'an appeal about words',
      '群里有人申诉,等您看',
      async () => {
        const { talk, member, seq } = await spoken(at.county);
        await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '不合适' });
        await (await at.county.as(member)).order.appeal({ id: talk.groupId, seq, why: '是正经话' });
        return talk;
      },
    ],
    [
      'an appeal of somebody who may not speak',
      '群里有人申诉,等您看',
      async () => {
        const { talk, member } = await spoken(at.county);
        const until = at.county.later(600).toISOString();
        await talk.his.order.mute({ id: talk.groupId, personId: member.id, until, why: '刷屏' });
        await (await at.county.as(member)).order.appealMute({ id: talk.groupId, why: '是误会' });
        return talk;
      },
    ],
  ])('is told of %s in its own words', async (_, title, bring) => {
    const talk = await bring();
    await gathered();
    expect((await told(talk.keeper)).map((one) => one.title)).toEqual([title]);
  });

  it('is told nothing where it was seen to before, and by no further way where a colleague has seen to it', async () => {
    const { talk, reportId } = await reported(at.county);
    const second = await talk.serves('deputy', '高翔');
    await at.bound(second, 1, ['task']);
    await talk.his.order.settle({ id: reportId, upheld: false, answer: '看过了' });
    await gathered();
    expect(await told(second)).toEqual([]);
    const other = await at.county.as(await talk.member('周游'));
    await other.order.report({ id: talk.groupId, seq: await talk.says(talk.his, '不归我管'), why: '态度' });
    await gathered();
    // It is about the owner: the deputy alone is called.
    expect([await told(talk.keeper), await told(second)].map(({ length }) => length)).toEqual([0, 1]);
    expect((await at.told(second)).filter((way) => way.startsWith('sms'))).toEqual(['sms due']);
    const [report] = (await (await at.county.as(second)).order.waiting()).reports.filter(({ groupId }) => groupId === talk.groupId);
    await (await at.county.as(second)).order.settle({ id: report!.id, upheld: true, answer: '已经谈了' });
    await at.county.tick();
    expect((await at.told(second)).filter((way) => way.startsWith('sms'))).toEqual(['sms stopped over']);
  });

  it('hears in the morning of what came in the evening, and has seen it by opening the desk', async () => {
    const night = await at.fresh('2026-11-23T19:30:00+08:00');
    const { talk } = await heldBack(night.county);
    const inbox = async () => (await (await night.county.as(talk.keeper)).notices.list({})).notices;
    await night.county.clock('2026-11-23T23:00:00+08:00');
    expect(await inbox()).toEqual([]);
    await night.county.clock('2026-11-24T09:00:00+08:00');
    expect(await inbox()).toMatchObject([{ title: '群里有话拦下了,等您看', read: false }]);
    await (await night.county.as(talk.keeper)).deliveries.seen({ subject: `order-desk/${talk.groupId}` });
    expect(await inbox()).toMatchObject([{ read: true }]);
  });
});

it('an open desk is told at once of what comes and goes, on the phones of staff and supervision, and on nobody else’s', async () => {
  const { county } = at;
  const talk = await openTalk(county);
  const [colleague, chief, member, other] = [
    await talk.serves('staff', '马强'),
    await county.administrator(),
    await talk.member(),
    await talk.member('白灵'),
  ];
  const heard: Record<string, number> = {};
  const people = { keeper: talk.keeper, colleague, chief, member, other };
  const names = new Map(Object.entries(people).map(([name, { id }]) => [id, name]));
  const deafen = onCommitted(({ subject, facts }) => {
    if (subject === `order-desk/${talk.groupId}`)
      for (const id of concerned(facts)) heard[names.get(id) ?? ''] = (heard[names.get(id) ?? ''] ?? 0) + 1;
  });
  const told = (times: number) => expect(heard).toMatchObject({ keeper: times, colleague: times, chief: times });
  const seq = await talk.says(talk.his, '不归我管');
  await (await county.as(member)).order.report({ id: talk.groupId, seq, why: '态度' });
  told(1);
  await (await county.as(other)).order.report({ id: talk.groupId, seq, why: '没礼貌' });
  told(2);
  const waiting = (await (await county.as(chief)).order.waiting()).reports.filter(({ groupId }) => groupId === talk.groupId);
  await (await county.as(chief)).order.settle({ id: waiting[0]?.id ?? '', upheld: false, answer: '看过了' });
  told(3);
  await talk.says(await county.as(member), '营业执照变更要带什么材料?');
  for (let i = 0; i < 2; i++) await county.tick();
  told(4);
  await talk.says(talk.his, '带正副本');
  for (let i = 0; i < 2; i++) await county.tick();
  told(5);
  expect([heard.member, heard.other]).toEqual([undefined, undefined]);
  const kept = await county.database.query("SELECT no FROM event WHERE subject = ? AND type = 'order.stir'", [
    `order-desk/${talk.groupId}`,
  ]);
  expect(kept).toHaveLength(1);
  deafen();
});

it('where nobody keeps a group, supervision is told', async () => {
  const talk = await openTalk(at.county);
  const chief = await at.county.administrator();
  const hers = await at.county.as(await talk.member());
  await hers.order.report({ id: talk.groupId, seq: await talk.says(talk.his, '别再问了'), why: '态度不好' });
  await gathered();
  expect(await told(talk.keeper)).toEqual([]);
  expect(await told(chief)).toContainEqual({ title: '群里有人举报,等您看', page: deskOf(talk.groupId) });
});

import { type County, openCounty } from '../kit/county';
import { ending, matterIn } from '../kit/matters';
import { aTicket, ticketIn } from '../kit/pleas';
import { aNotice } from '../kit/ready/groups';
import { reported } from '../kit/ready/order';
import { openTalk } from '../kit/talk';

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterAll(() => first.close());

const county = () => openCounty({ service: first.service });

describe('what is no second tap is refused as before', () => {
  it('another answer than one’s own', async () => {
    const { id, her } = await matterIn(await county(), 'confirmed');
    expect(await ending(her.errands.confirm({ id, outcome: 'partly' }))).toBe('MATTER_MOVED_ON');
    expect(await ending(her.errands.confirm({ id, outcome: 'solved', note: '手脚很快' }))).toBe('MATTER_MOVED_ON');
    const offered = await matterIn(await county(), 'offered');
    await offered.his.visits.decline({ id: offered.offerId, reason: 'busy' });
    expect(await ending(offered.his.visits.decline({ id: offered.offerId, reason: 'too_far' }))).toBe('OFFER_GONE');
    const done = await matterIn(await county(), 'done');
    expect(await ending(done.his.visits.finish({ id: done.id, epoch: done.epoch, outcome: 'partly', note: '差一张照片' }))).toBe(
      'MATTER_MOVED_ON',
    );
  });

  it('another person’s act, however alike', async () => {
    const here = await county();
    const { id } = await matterIn(here, 'accepted', { alarmed: true });
    const other = await here.agent({ unit: here.units.nextStation });
    expect(await ending((await here.as(other)).visits.pick({ id }))).toBe('ALREADY_TAKEN');
    const [one, two] = [await here.as(await here.dispatcher()), await here.as(await here.dispatcher())];
    await one.desk.designate({ id, postId: other.postId, reason: '离得近' });
    expect(await ending(two.desk.designate({ id, postId: other.postId, reason: '离得近' }))).toBe('NOT_ELIGIBLE');
    await one.callers.withdraw({ id, reason: '不用了' });
    expect(await ending(two.callers.withdraw({ id, reason: '不用了' }))).toBe('MATTER_MOVED_ON');
  });

  it('what somebody has done something about since', async () => {
    const here = await county();
    const { id, epoch, his, her } = await matterIn(here, 'accepted');
    await his.visits.handUp({ id, epoch, reason: 'too_hard', note: '要去区里办' });
    expect(await his.visits.handUp({ id, epoch, reason: 'too_hard', note: '要去区里办' })).toMatchObject({ state: 'open' });
    await her.errands.withdraw({ id });
    expect(await ending(his.visits.handUp({ id, epoch, reason: 'too_hard', note: '要去区里办' }))).toBe('MATTER_MOVED_ON');
  });

  it('what has long been out of one’s hands is not shown by tapping again', async () => {
    const here = await county();
    const { id, epoch, his } = await matterIn(here, 'accepted');
    await his.visits.stop({ id, epoch, reason: '不办了' });
    expect(await ending(his.visits.stop({ id, epoch, reason: '不办了' }))).toBe('ok');
    await here.clock(here.later(25 * 60));
    expect(await ending(his.visits.stop({ id, epoch, reason: '不办了' }))).toBe('MATTER_MOVED_ON');
  });

  it('the same of a matter of a group', async () => {
    const here = await county();
    const { id, groupId, seq, hers, his, clerk, serves } = await ticketIn(here, 'answered');
    const colleague = await here.as(await here.clerk(clerk.unitId, '马强'));
    const deputy = await here.as(await serves('deputy', '高翔'));
    const moved = [
      hers.tickets.raise(aTicket(groupId, [seq], { words: '还有别的' })),
      deputy.tickets.raise(aTicket(groupId, [seq])),
      his.tickets.answer({ id, outcome: 'explained', answer: '路灯今天上午修好了' }),
      his.tickets.take({ id }),
      colleague.tickets.answer({ id, outcome: 'solved', answer: '路灯今天上午修好了' }),
    ];
    expect(await Promise.all(moved.map(ending))).toEqual(['ALREADY_A_MATTER', 'ALREADY_A_MATTER', ...Array(3).fill('TICKET_MOVED_ON')]);
    await hers.tickets.confirm({ id, solved: false, why: '晚上又灭了' });
    expect(await hers.tickets.confirm({ id, solved: false, why: '晚上又灭了' })).toMatchObject({ state: 'taken' });
    expect(await ending(hers.tickets.confirm({ id, solved: false, why: '早上也灭了' }))).toBe('TICKET_MOVED_ON');
    expect(await ending(hers.tickets.confirm({ id, solved: true }))).toBe('TICKET_MOVED_ON');
  });

  it('a reminder and a report another keeper has seen to', async () => {
    const here = await county();
    const talk = await openTalk(here);
    await talk.member();
    const deputy = await here.as(await talk.serves('deputy', '高翔'));
    const { entry } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(here) });
    const about = { id: talk.groupId, seq: entry.seq };
    await talk.his.messages.remind(about);
    expect(await ending(deputy.messages.remind(about))).toBe('REMINDED_ALREADY');
    const { talk: other, reportId } = await reported(here);
    await other.his.order.settle({ id: reportId, upheld: true, answer: '已经提醒了' });
    expect(await ending(other.his.order.settle({ id: reportId, upheld: true, answer: '再提醒一次' }))).toBe('REPORT_SETTLED');
  });

  it('a longer silence than the one that stands', async () => {
    const here = await county();
    const talk = await openTalk(here);
    const { id: personId } = await talk.member();
    const mute = (minutes: number) =>
      talk.his.order.mute({ id: talk.groupId, personId, until: here.later(minutes).toISOString(), why: '刷屏' });
    await mute(600);
    await mute(600.5);
    await mute(1_200);
    expect((await talk.his.order.log({ id: talk.groupId })).acts.map(({ act }) => act)).toEqual(['mute', 'mute']);
  });
});

import { ByItself } from '../../../cloud/src/groups/by-itself/once.service';
import { Changes } from '../../../cloud/src/groups/change.service';
import { lockGroups } from '../../../cloud/src/groups/group.rows';
import { stand } from '../../../cloud/src/groups/members/member.rows';
import { serveNone, serveOwn, takePart } from '../../../cloud/src/groups/members/staff.rows';
import { OrderJudge } from '../../../cloud/src/groups/order/judge.service';
import { QuestionEntity } from '../../../cloud/src/groups/questions/question.entity';
import { moveQuestion } from '../../../cloud/src/groups/questions/question.move';
import { Radar } from '../../../cloud/src/groups/questions/radar.round';
import { standingOf } from '../../../cloud/src/groups/speaking.rows';
import type { Tx } from '../../../cloud/src/kernel/db/transaction';
import { meetDeadlines, setDeadlines } from '../../../cloud/src/kernel/engine/deadline';
import { DeadlinePoller } from '../../../cloud/src/kernel/engine/deadline.poller';
import { theClock } from '../../../cloud/src/kernel/engine/timeline';
import { personalData } from '../../../cloud/src/kernel/personal-data';
import { Clock } from '../../../cloud/src/kernel/time/clock';
import { type County, openCounty } from '../../kit/county';
import { ending } from '../../kit/matters';
import { heldBack } from '../../kit/ready/order';
import { refusedAsTheyMeet } from '../../kit/statements';
import { openTalk, type Talk } from '../../kit/talk';

let county: County;
beforeEach(async () => {
  // A county of its own each time: with one group in it, the database may come to a row from either end.
  county = await openCounty(county ? { service: county.service } : {});
});
afterAll(() => county.close());

const locked = (tx: Tx, ...ids: string[]) => lockGroups(tx, county.region, ids);
const meet = (meeting: Parameters<typeof refusedAsTheyMeet>[1]) => refusedAsTheyMeet(county.database, meeting);
const alone = <T>(work: (tx: Tx) => Promise<T>) => county.database.inTransaction(work);
const the = async (tx: Tx, { groupId }: Talk) => {
  const group = (await locked(tx, groupId)).get(groupId);
  if (!group) throw new Error('the group is gone');
  return group;
};

describe('no two wait for each other in a group', () => {
  it('when the radar reads it while somebody writes there', async () => {
    const talk = await openTalk(county);
    const her = await talk.member();
    await talk.says(await county.as(her), '路灯坏了,找谁?');
    const [radar, byItself] = [await county.service.get(Radar), await county.service.get(ByItself)];
    const speaking = new Map([[talk.groupId, new Set([her.id])]]);
    const refused = await meet({
      first: (tx) => standingOf(tx, county.region, speaking),
      second: () => radar.tick(county.region),
      wanted: /SET radar_seq/,
      next: async (tx) => byItself.note(tx, await the(tx, talk), { what: 'week', day: '2026-11-23' }, '上周小结'),
    });
    expect(refused).toEqual([]);
  });

  it('when nobody has answered in time while the radar hears a question and an answer', async () => {
    // Long ago: nothing else of this database is due by then.
    county = await openCounty({ service: county.service, at: '2025-01-02T10:00:00+08:00' });
    const { region, database, service } = county;
    const talk = await openTalk(county);
    await talk.says(await county.as(await talk.member()), '路灯坏了,找谁?');
    await (await service.get(Radar)).tick(region);
    const row = await database.row(QuestionEntity, { region, state: 'open' });
    if (!row) throw new Error('nobody asked');
    (await service.get(Clock)).stop(region, county.later(60));
    const deadlines = await service.get(DeadlinePoller);
    const refused = await meet({
      first: (tx) => setDeadlines(tx, region, 'question/1', [{ kind: 'question.answer', dueAt: county.later(60) }]),
      second: () => deadlines.tick(region),
      wanted: /SET state = 'fired'/,
      next: (tx) => ending(moveQuestion(tx, row, 'answer', { by: theClock, at: county.now() })),
    });
    for (const id of [row.id, '1']) await alone((tx) => meetDeadlines(tx, region, `question/${id}`, ['*']));
    expect(refused).toEqual([]);
  });

  it('when a post begins while whoever holds it speaks', async () => {
    const [talk, other] = [await openTalk(county), await openTalk(county)];
    const { keeper, groupId } = talk;
    const speaking = new Map([groupId, other.groupId].map((id) => [id, new Set([keeper.id])]));
    const refused = await meet({
      first: (tx) => locked(tx, ...speaking.keys()),
      second: () => alone((tx) => serveOwn(tx, county.region, keeper.postId, county.now())),
      wanted: /FOR UPDATE/,
      next: (tx) => standingOf(tx, county.region, speaking),
    });
    expect(refused).toEqual([]);
  });

  it('when a post ends while another is appointed in its place', async () => {
    const talk = await openTalk(county);
    await talk.serves('deputy');
    const { region } = county;
    const { groupId, keeper } = talk;
    const refused = await meet({
      first: (tx) => locked(tx, groupId),
      second: () => alone((tx) => serveNone(tx, region, keeper.postId, county.now())),
      wanted: /FOR UPDATE/,
      next: async (tx) => {
        await locked(tx, groupId);
        await takePart(tx, { region, groupId, postId: keeper.postId, part: 'staff', now: county.now() });
      },
    });
    expect(refused).toEqual([]);
  });

  it('when somebody leaves it while their telephone says how far they have read', async () => {
    const talk = await openTalk(county);
    const her = await talk.member();
    const hers = await county.as(her);
    const seq = await talk.says(hers, '您好');
    const seat = [county.region, talk.groupId, her.id];
    const group = await alone((tx) => the(tx, talk));
    const refused = await meet({
      first: (tx) =>
        tx.query('SELECT 1 FROM group_member WHERE region = ? AND group_id = ? AND person_id = ? AND live = 1 FOR UPDATE', seat),
      second: () => Promise.all([alone((tx) => stand(tx, group, her.id, county.now())), hers.groups.read({ id: talk.groupId, seq })]),
      wanted: /SELECT read_seq/,
      next: (tx) => tx.query('SELECT 1 FROM chat_group LIMIT 1', []),
    });
    expect(refused).toEqual([]);
  });

  it('when somebody is forgotten while their words are judged', async () => {
    const { talk, member, seq } = await heldBack(county);
    const [judge, changes] = [await county.service.get(OrderJudge), await county.service.get(Changes)];
    const part = personalData().find(({ name }) => name === 'groups');
    const refused = await meet({
      first: async (tx) => {
        await locked(tx, talk.groupId);
        await judge.checkOf(tx, { region: county.region, groupId: talk.groupId, seq });
      },
      second: () => alone(async (tx) => part?.erase(tx, { id: member.id, phoneIndex: null })),
      wanted: /UPDATE content_check|FOR UPDATE/,
      next: async (tx) => changes.change(tx, await the(tx, talk), [{ target: seq, what: 'shown', by: null }]),
    });
    expect(refused).toEqual([]);
  });
});

import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let hers: ApiClient;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  talk = await openTalk(county);
  hers = await county.as(await talk.member('赵玉成', '玉成建材行'));
});
afterAll(() => county.close());

/** What the radar reads, and what is made of it. */
const heardOut = async () => {
  for (let i = 0; i < 2; i++) await county.tick();
};
/** Sets the clock; what a round has noted then is heard by those who react. */
const at = async (time: string) => {
  await county.clock(time);
  await county.tick();
};
const asked = async (text = '营业执照变更要带什么材料?') => {
  const { entry } = await hers.messages.say(saying(talk.groupId, text));
  await county.tick();
  return entry.seq;
};
const asides = async () => (await talk.his.asides.list({ id: talk.groupId })).asides;
/** How the ways stand by which the keeper is to hear of a hand-over. */
const states = async () => {
  const ways = await county.database.query<{ state: string }>(
    `SELECT d.state FROM delivery d JOIN notice n ON n.region = d.region AND n.id = d.notice_id
     WHERE d.person_id = ? AND n.kind = 'group.hand_over' ORDER BY d.id`,
    [talk.keeper.id],
  );
  return ways.map(({ state }) => state);
};

describe('of what a shift has handed over', () => {
  it('nobody is told any more of what was answered meanwhile, and it says so where it was noted', async () => {
    const [first, second] = [await asked(), await asked('窗口周六开门吗?')];
    await at('2026-11-23T18:01:00+08:00');
    await talk.his.messages.say(saying(talk.groupId, '带正副本', { reply: first }));
    await heardOut();
    expect([(await states()).join(' '), (await asides()).length]).toEqual(['due due', 1]);
    await talk.his.messages.say(saying(talk.groupId, '不开', { reply: second }));
    await heardOut();
    expect(await states()).toEqual(['stopped', 'stopped']);
    const [last, before] = await asides();
    expect(last).toMatchObject({ name: null, words: '交班时没答的,都有人答了,不用再看。', left: false });
    expect(before).toMatchObject({ name: null, left: true });
    // The next evening hands over what is asked then, and nothing of the day before.
    await at('2026-11-24T10:00:00+08:00');
    await asked('发票在哪儿领?');
    await at('2026-11-24T18:01:00+08:00');
    expect([(await states()).join(' '), (await asides()).length]).toEqual(['stopped stopped due due', 3]);
  });

  it('what was asked after it, or is open again, is told of by itself', async () => {
    const seq = await asked();
    await at('2026-11-23T18:01:00+08:00');
    await at('2026-11-23T20:00:00+08:00');
    await asked('明天停水吗?');
    const { entry } = await talk.his.messages.answer({ id: talk.groupId, clientId: newKey(), text: '带正副本', reply: seq });
    await heardOut();
    expect([await states(), (await asides()).length]).toEqual([['stopped', 'stopped'], 2]);
    await hers.marks.mark({ id: talk.groupId, seq: entry.seq, mark: 'unsolved' });
    await talk.his.messages.say(saying(talk.groupId, '原件也要', { reply: seq }));
    await heardOut();
    expect([await states(), (await asides()).length]).toEqual([['stopped', 'stopped'], 2]);
  });

  it('two who answer the last two at the same moment say so once', async () => {
    const colleague = await county.as(await talk.serves('staff', '马强'));
    await asked();
    await asked('窗口周六开门吗?');
    await at('2026-11-23T18:01:00+08:00');
    const { questions } = await talk.his.questions.open({ id: talk.groupId });
    await Promise.all([talk.his, colleague].map((who, i) => who.questions.settle({ id: questions[i]?.id ?? '', as: 'answered' })));
    await county.tick();
    expect([await states(), (await asides()).length]).toEqual([['stopped', 'stopped'], 2]);
  });
});

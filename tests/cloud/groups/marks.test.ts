import type { Mark } from 'shared-types/groups';
import { personalData } from '../../../cloud/src/kernel/personal-data';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { openTalkOfTwo, type TalkOfTwo } from '../../kit/talk';

let county: County;
let talk: TalkOfTwo;
let asked: number;
let answer: number;
beforeAll(async () => {
  county = await openCounty();
});
beforeEach(async () => {
  talk = await openTalkOfTwo(county);
  asked = await talk.says(talk.hers, '补贴什么时候到账?');
  answer = await answered({ reply: asked });
  await county.tick();
});
afterAll(() => county.close());

const answered = async (over: object) =>
  (await talk.his.messages.answer({ id: talk.groupId, clientId: newKey(), text: '每月十号前到账。', ...over })).entry.seq;
const marked = (who: TalkOfTwo['hers'], mark: Mark, seq = answer) => who.marks.mark({ id: talk.groupId, seq, mark });
const marks = async (who: TalkOfTwo['hers']) => (await who.marks.list({ id: talk.groupId })).marks;
const open = async () => (await talk.his.questions.open({ id: talk.groupId })).questions;
const told = async () => (await talk.his.notices.list({})).notices.map(({ title }) => title);

describe('somebody of a firm', () => {
  it('says of an answer whether it was of use, once, and may think again', async () => {
    expect(await marks(talk.hers)).toEqual([]);
    for (let i = 0; i < 2; i++) expect(await marked(talk.hers, 'useful')).toEqual({ mark: 'useful', open: false });
    await marked(talk.theirs, 'unsolved');
    expect(await marks(talk.hers)).toEqual([{ seq: answer, mine: 'useful', counts: null }]);
    expect(await marks(talk.his)).toEqual([{ seq: answer, mine: null, counts: { useful: 1, unsolved: 1 } }]);
    await marked(talk.theirs, 'useful');
    expect(await marks(talk.his)).toMatchObject([{ counts: { useful: 2, unsolved: 0 } }]);
  });

  it('says it of the newest edition alone; what they said of an older one stays with that', async () => {
    await marked(talk.hers, 'unsolved');
    expect(await talk.hers.marks.list({ id: talk.groupId })).toMatchObject({ replaced: [] });
    const second = await answered({ text: '本月十五号到账。', replaces: answer });
    expect((await talk.theirs.marks.list({ id: talk.groupId })).replaced).toEqual([{ seq: answer, by: second }]);
    for (const mark of ['useful', 'unsolved'] as const)
      await expect(marked(talk.theirs, mark)).rejects.toMatchObject({ code: 'ANSWER_REPLACED' });
    await expect(marked(talk.hers, 'useful')).rejects.toMatchObject({ code: 'ANSWER_REPLACED' });
    // A phone that heard no answer asks once more, and it is what it was.
    expect(await marked(talk.hers, 'unsolved')).toMatchObject({ mark: 'unsolved' });
    expect(await marked(talk.hers, 'useful', second)).toEqual({ mark: 'useful', open: false });
    expect(await marks(talk.hers)).toMatchObject([
      { seq: second, mine: 'useful' },
      { seq: answer, mine: 'unsolved' },
    ]);
  });

  it('says it of the one before again where the newest is taken back', async () => {
    const second = await answered({ text: '本月十五号到账。', replaces: answer });
    const third = await answered({ text: '二十号到账。', replaces: second });
    expect((await talk.hers.marks.list({ id: talk.groupId })).replaced).toEqual([
      { seq: answer, by: third },
      { seq: second, by: third },
    ]);
    await talk.his.messages.recall({ id: talk.groupId, seq: second });
    await expect(marked(talk.hers, 'useful')).rejects.toMatchObject({ code: 'ANSWER_REPLACED' });
    await talk.his.messages.recall({ id: talk.groupId, seq: third });
    expect(await marked(talk.hers, 'useful')).toEqual({ mark: 'useful', open: false });
  });

  it('says it of what stands when it is replaced at the same moment, or hears that it does not', async () => {
    const [said, second] = await Promise.allSettled([marked(talk.hers, 'unsolved'), answered({ text: '十五号。', replaces: answer })]);
    expect(second.status).toBe('fulfilled');
    const kept = (await marks(talk.hers)).length;
    if (said.status === 'rejected') expect(said.reason).toMatchObject({ code: 'ANSWER_REPLACED' });
    expect(kept).toBe(said.status === 'fulfilled' ? 1 : 0);
  });

  it('says it of answers in their own group alone, and staff say it of none', async () => {
    await expect(marked(talk.hers, 'useful', asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(marked(talk.hers, 'useful', 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(marked(await county.as(await county.resident('外人')), 'useful')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(marked(talk.his, 'useful')).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    await county.database.run("UPDATE chat_group SET state = 'archived' WHERE region = ? AND id = ?", [county.region, talk.groupId]);
    await expect(marked(talk.hers, 'useful')).rejects.toMatchObject({ code: 'GROUP_ARCHIVED' });
  });

  it('is forgotten with what they said of answers', async () => {
    await marked(talk.hers, 'useful');
    const part = personalData().find(({ name }) => name === 'groups');
    const her = { id: talk.owner.id, phoneIndex: null };
    const told = (await part?.tell(her))?.find(({ name }) => name === 'marks');
    expect(told?.rows).toMatchObject([{ 说的: '有用' }]);
    await county.database.inTransaction(async (tx) => part?.erase(tx, her));
    expect(await marks(talk.his)).toEqual([]);
  });
});

describe('an answer that solved nothing', () => {
  it('opens its question again, and staff are asked to look at it in time', async () => {
    expect(await open()).toEqual([]);
    expect(await marked(talk.theirs, 'unsolved')).toEqual({ mark: 'unsolved', open: true });
    expect(await marked(talk.hers, 'unsolved')).toEqual({ mark: 'unsolved', open: true });
    expect(await open()).toMatchObject([{ seq: asked, text: '补贴什么时候到账?', unsolvedBy: 2, promptedAt: null }]);
    await county.clock(county.later(31));
    expect(await told()).toEqual(['群里有人问,还没有人答']);
  });

  it('is answered by the next edition; who says it of that opens it once more', async () => {
    await marked(talk.hers, 'unsolved');
    const second = await answered({ text: '本月十五号到账。', replaces: answer });
    await talk.says(talk.his, '新写了一版', { reply: asked });
    await county.tick();
    expect(await open()).toEqual([]);
    // Said before, and nothing new in it.
    expect(await marked(talk.hers, 'unsolved')).toEqual({ mark: 'unsolved', open: false });
    expect(await marked(talk.hers, 'unsolved', second)).toEqual({ mark: 'unsolved', open: true });
    expect(await open()).toMatchObject([{ seq: asked, unsolvedBy: 1 }]);
  });

  it('stands after all where nobody says so any more', async () => {
    await marked(talk.hers, 'unsolved');
    await marked(talk.theirs, 'unsolved');
    await marked(talk.hers, 'useful');
    expect(await open()).toHaveLength(1);
    await marked(talk.theirs, 'useful');
    expect(await open()).toEqual([]);
  });

  it('opens nothing where its question is a matter, or where it answers nobody', async () => {
    await talk.hers.tickets.raise({ groupId: talk.groupId, seqs: [asked], title: '补贴没到账', words: '补贴没到账', hidden: false });
    await county.tick();
    expect((await marked(talk.hers, 'unsolved')).open).toBe(false);
    expect((await marked(talk.hers, 'unsolved', await answered({}))).open).toBe(false);
    expect(await open()).toEqual([]);
  });

  it('opens what the radar took for no question', async () => {
    const said = await talk.says(talk.theirs, '昨天下午我去过窗口');
    const seq = await answered({ reply: said });
    await county.tick();
    expect((await marked(talk.theirs, 'unsolved', seq)).open).toBe(true);
    expect((await open()).map((one) => one.seq)).toEqual([said]);
  });

  it('opens it also where the radar reads the question and its answer after that', async () => {
    const seq = await talk.says(talk.hers, '那房租补贴呢?');
    expect((await marked(talk.hers, 'unsolved', await answered({ reply: seq }))).open).toBe(true);
    expect(await open()).toEqual([]);
    await county.tick();
    expect(await open()).toMatchObject([{ seq, unsolvedBy: 1 }]);
  });

  it('is reopened once by many who say so at once', async () => {
    await Promise.all([talk.hers, talk.theirs].map((who) => marked(who, 'unsolved')));
    expect(await open()).toMatchObject([{ unsolvedBy: 2 }]);
    const moves = await county.database.query("SELECT no FROM event WHERE region = ? AND type = 'question.reopen' AND facts LIKE ?", [
      ...[county.region, `%"group":"${talk.groupId}"%`],
    ]);
    expect(moves).toHaveLength(1);
  });
});

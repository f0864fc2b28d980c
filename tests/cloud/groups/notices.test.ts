import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { wholeLog } from '../../kit/reader';
import { aNotice } from '../../kit/ready/groups';
import { openTalkOfTwo, type TalkOfTwo } from '../../kit/talk';

let county: County;
let talk: TalkOfTwo;
beforeAll(async () => {
  county = await openCounty();
});
beforeEach(async () => {
  talk = await openTalkOfTwo(county);
});
afterAll(() => county.close());

describe('a notice', () => {
  it('counts firms that have read it, once each, and reminds the others once', async () => {
    const { entry: notice } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) });
    const about = { id: talk.groupId, seq: notice.seq };
    expect(notice).toMatchObject({ kind: 'notice', read: { firms: 0, of: 2, mine: false } });
    for (let i = 0; i < 2; i++) expect(await talk.hers.messages.readNotice(about)).toEqual({ firms: 1, of: 2 });
    expect(await talk.his.messages.readNotice(about)).toEqual({ firms: 1, of: 2 });
    expect((await talk.entry(talk.hers, notice.seq))?.read).toEqual({ firms: 1, of: 2, mine: true });
    expect(await talk.his.messages.receipts(about)).toMatchObject({
      read: [{ firm: '玉成建材行' }],
      unread: ['多多商行'],
      reminded: false,
    });
    expect(await talk.his.messages.remind(about)).toEqual({ people: 1 });
    expect(await talk.his.messages.remind(about)).toEqual({ people: 1 });
    const deputy = await county.as(await talk.serves('deputy', '高翔'));
    await expect(deputy.messages.remind(about)).rejects.toMatchObject({ code: 'REMINDED_ALREADY' });
    await county.tick();
    expect((await talk.theirs.notices.list({})).notices).toMatchObject([{ subject: `group/${talk.groupId}` }]);
    expect((await talk.hers.notices.list({})).notices).toEqual([]);
    expect((await talk.his.messages.receipts(about)).reminded).toBe(true);
  });

  it('is put up by its keepers alone, once under its name, and stands until its day', async () => {
    const notice = { id: talk.groupId, ...aNotice(county) };
    await expect(talk.hers.messages.notify(notice as never)).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    const other = await county.as(await county.clerk());
    await expect(other.messages.notify(notice)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const first = await talk.his.messages.notify(notice);
    expect(await talk.his.messages.notify(notice)).toEqual({ entry: first.entry, again: true });
    await expect(talk.his.messages.notify({ ...notice, title: '改了' })).rejects.toMatchObject({ code: 'KEY_REUSED' });
    expect((await talk.hers.messages.board({ id: talk.groupId })).entries).toHaveLength(1);
    await county.clock(county.later(60 * 49));
    expect((await talk.hers.messages.board({ id: talk.groupId })).entries).toEqual([]);
    // Nobody would ever see it; one that was put up in its time is what it was.
    await expect(talk.his.messages.notify({ ...notice, clientId: newKey() })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await talk.his.messages.notify(notice)).toMatchObject({ again: true });
  });

  it('keeps under it what was said to it, also what was taken back, and lets it be found', async () => {
    const { entry: notice } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) });
    const [kept, taken] = [await talk.says(talk.hers, '我家查过了', { reply: notice.seq }), await talk.says(talk.theirs, '我家也查过了')];
    const back = await talk.says(talk.theirs, '说错了', { reply: notice.seq });
    await talk.theirs.messages.recall({ id: talk.groupId, seq: back });
    const under = async (seq: number) => (await talk.entry(talk.hers, seq))?.answers;
    expect([await under(kept), await under(taken), await under(back)]).toEqual([notice.seq, undefined, notice.seq]);
    expect((await talk.entry(talk.hers, back))?.reply).toBeNull();
    expect((await talk.hers.messages.search({ id: talk.groupId, words: '查过' })).entries.map(({ seq }) => seq)).toEqual([taken, kept]);
    const { groups } = await talk.hers.groups.list();
    expect(groups.find(({ id }) => id === talk.groupId)?.unread).toBe(3);
  });

  it('is read only where it is one', async () => {
    const seq = await talk.says(talk.hers, '不是通知');
    await expect(talk.hers.messages.readNotice({ id: talk.groupId, seq })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(talk.his.messages.remind({ id: talk.groupId, seq })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an official answer', () => {
  const answer = (over: object = {}) => talk.his.messages.answer({ id: talk.groupId, clientId: newKey(), text: '两天内修好。', ...over });

  it('is pinned for everybody, and its next edition takes its place', async () => {
    const asked = await talk.says(talk.hers, '路灯什么时候修?');
    const first = (await answer({ reply: asked })).entry;
    expect(first).toMatchObject({ kind: 'answer', content: { edition: 1 }, reply: { seq: asked } });
    expect((await talk.hers.groups.show({ id: talk.groupId })).pinned).toMatchObject({ seq: first.seq });
    const second = (await answer({ text: '今天修好。', replaces: first.seq })).entry;
    expect(second).toMatchObject({ content: { edition: 2, text: '今天修好。' }, reply: { seq: first.seq } });
    expect((await talk.hers.groups.show({ id: talk.groupId })).pinned).toMatchObject({ seq: second.seq });
    expect((await talk.entry(talk.hers, first.seq))?.content?.text).toBe('两天内修好。');
    expect((await wholeLog(talk.hers, talk.groupId)).map(({ what }) => what)).toEqual([null, null, 'answered', 'pinned', null, 'pinned']);
  });

  it('has one newest edition: an older one is replaced by nobody any more, also not by two at once', async () => {
    const { entry: first } = await answer();
    const again = () => answer({ replaces: first.seq });
    const ends = await Promise.allSettled([again(), again()]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ANSWER_REPLACED' } });
    await expect(again()).rejects.toMatchObject({ code: 'ANSWER_REPLACED' });
  });

  it('that is taken back is pinned no more', async () => {
    const { entry } = await answer();
    await talk.his.messages.recall({ id: talk.groupId, seq: entry.seq });
    expect((await talk.hers.groups.show({ id: talk.groupId })).pinned).toBeNull();
  });

  it('is taken down, once; and takes the place of answers alone', async () => {
    const seq = await talk.says(talk.hers, '问一句');
    await expect(answer({ replaces: seq })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(answer({ reply: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await answer();
    for (let i = 0; i < 2; i++) await talk.his.messages.unpin({ id: talk.groupId });
    expect((await talk.hers.groups.show({ id: talk.groupId })).pinned).toBeNull();
    expect((await wholeLog(talk.hers, talk.groupId)).filter(({ what }) => what === 'unpinned')).toHaveLength(1);
  });
});

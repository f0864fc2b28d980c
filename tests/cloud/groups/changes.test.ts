import type { Entry } from 'shared-types/groups';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import type { Member } from '../../kit/makers.groups';
import { aTicket } from '../../kit/pleas';
import { folded, wholeLog } from '../../kit/reader';
import { aNotice } from '../../kit/ready-groups';
import { fill, openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let owner: Member;
let hers: ApiClient;
let neighbour: Member;
let theirs: ApiClient;
beforeAll(async () => {
  county = await openCounty();
});
beforeEach(async () => {
  talk = await openTalk(county);
  [owner, neighbour] = [await talk.member('赵玉成', '玉成建材行'), await talk.member('钱多多', '多多商行')];
  [hers, theirs] = [await county.as(owner), await county.as(neighbour)];
});
afterAll(() => county.close());

const says = async (client: ApiClient, text: string) => (await client.messages.say(saying(talk.groupId, text))).entry.seq;
const recall = (client: ApiClient, seq: number) => client.messages.recall({ id: talk.groupId, seq });
const entry = async (client: ApiClient, seq: number) =>
  (await client.messages.page({ id: talk.groupId, around: seq })).entries.find((one) => one.seq === seq);

describe('taking back what one has said', () => {
  it('iC7 leaves that it was said, and nothing of what; twice is once', async () => {
    const seq = await says(hers, '说错了');
    await recall(hers, seq);
    await recall(hers, seq);
    expect(await entry(theirs, seq)).toMatchObject({ state: 'recalled', content: null, speaker: { name: '赵玉成' } });
    expect((await wholeLog(theirs, talk.groupId)).map(({ what }) => what)).toEqual([null, 'recalled']);
    expect((await theirs.messages.search({ id: talk.groupId, words: '说错' })).entries).toEqual([]);
    expect((await theirs.groups.list()).groups[0]?.last?.words).toBe('赵玉成撤回了一条消息');
  });

  it('xD14 is for the speaker alone, within two minutes', async () => {
    const seq = await says(hers, '两分钟');
    await expect(recall(theirs, seq)).rejects.toMatchObject({ code: 'NOT_YOUR_WORDS' });
    await expect(recall(talk.his, seq)).rejects.toMatchObject({ code: 'NOT_YOUR_WORDS' });
    await expect(recall(hers, seq + 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const at = county.now();
    await county.clock(new Date(at.getTime() + 2 * 60_000 + 1));
    await expect(recall(hers, seq)).rejects.toMatchObject({ code: 'RECALL_LATE' });
    expect(await entry(theirs, seq)).toMatchObject({ state: 'shown' });
  });

  it('is too late for what became a matter', async () => {
    const seq = await says(hers, '路灯坏了');
    await hers.tickets.raise(aTicket(talk.groupId, [seq]));
    await expect(recall(hers, seq)).rejects.toMatchObject({ code: 'IS_A_MATTER' });
  });

  it('five taps at once take it back once', async () => {
    const seq = await says(hers, '点了五下');
    await Promise.all([1, 2, 3, 4, 5].map(() => recall(hers, seq)));
    expect(await wholeLog(theirs, talk.groupId)).toHaveLength(2);
  });
});

describe('a matter made of a message', () => {
  it('stands under it and moves with it', async () => {
    const seq = await says(hers, '路灯坏了');
    const { id } = await hers.tickets.raise(aTicket(talk.groupId, [seq]));
    await county.tick();
    expect((await entry(hers, seq))?.matter).toMatchObject({
      ticketId: id,
      state: 'open',
      mine: true,
      words: expect.stringContaining('试验区商务局'),
    });
    expect((await entry(theirs, seq))?.matter).toMatchObject({ ticketId: id, mine: false });
    expect((await hers.groups.list()).groups[0]).toMatchObject({ matters: 1 });
    await talk.his.tickets.take({ id });
    await county.tick();
    expect((await entry(theirs, seq))?.matter).toMatchObject({ state: 'taken' });
    expect((await wholeLog(theirs, talk.groupId)).filter(({ what }) => what === 'matter')).toHaveLength(2);
  });

  it('is not shown to others where she did not want it', async () => {
    const seq = await says(hers, '家里的事');
    await hers.tickets.raise(aTicket(talk.groupId, [seq], { hidden: true }));
    await county.tick();
    expect((await entry(hers, seq))?.matter).toMatchObject({ mine: true });
    expect((await entry(talk.his, seq))?.matter).toMatchObject({ mine: true });
    expect((await entry(theirs, seq))?.matter).toBeNull();
    expect((await wholeLog(theirs, talk.groupId)).every(({ matter }) => matter === null)).toBe(true);
  });
});

describe('a notice', () => {
  it('counts firms that have read it, once each, and reminds the others once', async () => {
    const { entry: notice } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) });
    const about = { id: talk.groupId, seq: notice.seq };
    expect(notice).toMatchObject({ kind: 'notice', read: { firms: 0, of: 2, mine: false } });
    for (let i = 0; i < 2; i++) expect(await hers.messages.readNotice(about)).toEqual({ firms: 1, of: 2 });
    expect(await talk.his.messages.readNotice(about)).toEqual({ firms: 1, of: 2 });
    expect((await entry(hers, notice.seq))?.read).toEqual({ firms: 1, of: 2, mine: true });
    expect(await talk.his.messages.receipts(about)).toMatchObject({
      read: [{ firm: '玉成建材行' }],
      unread: ['多多商行'],
      reminded: false,
    });
    expect(await talk.his.messages.remind(about)).toEqual({ people: 1 });
    await expect(talk.his.messages.remind(about)).rejects.toMatchObject({ code: 'REMINDED_ALREADY' });
    await county.tick();
    expect((await theirs.notices.list({})).notices).toMatchObject([{ subject: `group/${talk.groupId}` }]);
    expect((await hers.notices.list({})).notices).toEqual([]);
    expect((await talk.his.messages.receipts(about)).reminded).toBe(true);
  });

  it('is put up by its keepers alone, once under its name, and stands until its day', async () => {
    const notice = { id: talk.groupId, ...aNotice(county) };
    await expect(hers.messages.notify(notice as never)).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    const other = await county.as(await county.clerk());
    await expect(other.messages.notify(notice)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const first = await talk.his.messages.notify(notice);
    expect(await talk.his.messages.notify(notice)).toEqual({ entry: first.entry, again: true });
    await expect(talk.his.messages.notify({ ...notice, title: '改了' })).rejects.toMatchObject({ code: 'KEY_REUSED' });
    expect((await hers.messages.board({ id: talk.groupId })).entries).toHaveLength(1);
    await county.clock(county.later(60 * 49));
    expect((await hers.messages.board({ id: talk.groupId })).entries).toEqual([]);
  });

  it('is read only where it is one', async () => {
    const seq = await says(hers, '不是通知');
    await expect(hers.messages.readNotice({ id: talk.groupId, seq })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(talk.his.messages.remind({ id: talk.groupId, seq })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an official answer', () => {
  const answer = (over: object = {}) => talk.his.messages.answer({ id: talk.groupId, clientId: newKey(), text: '两天内修好。', ...over });

  it('is pinned for everybody, and its next edition takes its place', async () => {
    const asked = await says(hers, '路灯什么时候修?');
    const first = (await answer({ reply: asked })).entry;
    expect(first).toMatchObject({ kind: 'answer', content: { edition: 1 }, reply: { seq: asked } });
    expect((await hers.groups.show({ id: talk.groupId })).pinned).toMatchObject({ seq: first.seq });
    const second = (await answer({ text: '今天修好。', replaces: first.seq })).entry;
    expect(second).toMatchObject({ content: { edition: 2, text: '今天修好。' }, reply: { seq: first.seq } });
    expect((await hers.groups.show({ id: talk.groupId })).pinned).toMatchObject({ seq: second.seq });
    expect((await entry(hers, first.seq))?.content?.text).toBe('两天内修好。');
    expect((await wholeLog(hers, talk.groupId)).map(({ what }) => what)).toEqual([null, null, 'answered', 'pinned', null, 'pinned']);
  });

  it('is taken down, once; and takes the place of answers alone', async () => {
    const seq = await says(hers, '问一句');
    await expect(answer({ replaces: seq })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(answer({ reply: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await answer();
    for (let i = 0; i < 2; i++) await talk.his.messages.unpin({ id: talk.groupId });
    expect((await hers.groups.show({ id: talk.groupId })).pinned).toBeNull();
    expect((await wholeLog(hers, talk.groupId)).filter(({ what }) => what === 'unpinned')).toHaveLength(1);
  });
});

describe('history', () => {
  it('comes in pages of thirty, newest first, and around a number', async () => {
    await fill(county, talk, 95);
    const seen: Entry[] = [];
    for (let before: number | undefined, more = true; more; before = seen[0]?.seq) {
      const page = await hers.messages.page({ id: talk.groupId, before });
      seen.unshift(...page.entries);
      more = page.more;
    }
    expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 95 }, (_, i) => i + 1));
    const around = await hers.messages.page({ id: talk.groupId, around: 50 });
    expect(around.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 35));
  });

  it('jumps to the newest page for whoever is too far behind', async () => {
    await fill(county, talk, 5_100);
    const page = await hers.messages.page({ id: talk.groupId, after: 3 });
    expect(page).toMatchObject({ jumped: true, lastSeq: 5_100, more: true });
    expect(page.entries).toHaveLength(30);
    expect((await hers.messages.page({ id: talk.groupId, after: 200 })).jumped).toBe(false);
  });

  it('finds words, newest first, and takes signs of the database for what they are', async () => {
    await fill(county, talk, 60);
    await says(hers, '打 9.5 折,100% 真货');
    const find = async (words: string) => (await theirs.messages.search({ id: talk.groupId, words })).entries.map(({ seq }) => seq);
    expect(await find('100%')).toEqual([61]);
    expect(await find('1%真')).toEqual([]);
    expect(await find('第_1')).toEqual([]);
    const first = await theirs.messages.search({ id: talk.groupId, words: '从前' });
    expect(first).toMatchObject({ more: true });
    const rest = await theirs.messages.search({ id: talk.groupId, words: '从前', before: first.entries.at(-1)?.seq });
    expect([...first.entries, ...rest.entries].map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
  });
});

it('iC7 what a phone makes of the log is what it would be given anew', async () => {
  const seq = await says(hers, '路灯坏了');
  await says(theirs, '我家也是');
  const gone = await says(hers, '说错了');
  await recall(hers, gone);
  await hers.tickets.raise(aTicket(talk.groupId, [seq]));
  await county.tick();
  const { entry: notice } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) });
  await theirs.messages.readNotice({ id: talk.groupId, seq: notice.seq });
  const said = (entries: Entry[]) => entries.filter(({ kind }) => kind !== 'change');
  const fresh = (await theirs.messages.page({ id: talk.groupId })).entries;
  expect(said(folded(await wholeLog(theirs, talk.groupId)))).toEqual(fresh);
});

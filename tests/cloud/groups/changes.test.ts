import type { Entry } from 'shared-types/groups';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { group, seat } from '../../kit/makers.groups';
import { aTicket } from '../../kit/pleas';
import { folded, wholeLog } from '../../kit/reader';
import { aNotice } from '../../kit/ready/groups';
import { fill, openTalkOfTwo, saying, type TalkOfTwo } from '../../kit/talk';

let county: County;
let talk: TalkOfTwo;
beforeAll(async () => {
  county = await openCounty();
});
beforeEach(async () => {
  talk = await openTalkOfTwo(county);
});
afterAll(() => county.close());

const recall = (client: ApiClient, seq: number) => client.messages.recall({ id: talk.groupId, seq });

describe('taking back what one has said', () => {
  it('iC7 leaves that it was said, and nothing of what; twice is once', async () => {
    const seq = await talk.says(talk.hers, '说错了');
    await recall(talk.hers, seq);
    await recall(talk.hers, seq);
    expect(await talk.entry(talk.theirs, seq)).toMatchObject({ state: 'recalled', content: null, speaker: { name: '赵玉成' } });
    expect((await wholeLog(talk.theirs, talk.groupId)).map(({ what }) => what)).toEqual([null, 'recalled']);
    expect((await talk.theirs.messages.search({ id: talk.groupId, words: '说错' })).entries).toEqual([]);
    expect((await talk.theirs.groups.list()).groups[0]?.last?.words).toBe('赵玉成撤回了一条消息');
  });

  it('xD14 is for the speaker alone, within two minutes', async () => {
    const seq = await talk.says(talk.hers, '两分钟');
    await expect(recall(talk.theirs, seq)).rejects.toMatchObject({ code: 'NOT_YOUR_WORDS' });
    await expect(recall(talk.his, seq)).rejects.toMatchObject({ code: 'NOT_YOUR_WORDS' });
    await expect(recall(talk.hers, seq + 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const at = county.now();
    await county.clock(new Date(at.getTime() + 2 * 60_000 + 1));
    await expect(recall(talk.hers, seq)).rejects.toMatchObject({ code: 'RECALL_LATE' });
    expect(await talk.entry(talk.theirs, seq)).toMatchObject({ state: 'shown' });
  });

  it('is too late for what became a matter', async () => {
    const seq = await talk.says(talk.hers, '路灯坏了');
    await talk.hers.tickets.raise(aTicket(talk.groupId, [seq]));
    await expect(recall(talk.hers, seq)).rejects.toMatchObject({ code: 'IS_A_MATTER' });
  });

  it('five taps at once take it back once', async () => {
    const seq = await talk.says(talk.hers, '点了五下');
    await Promise.all([1, 2, 3, 4, 5].map(() => recall(talk.hers, seq)));
    expect(await wholeLog(talk.theirs, talk.groupId)).toHaveLength(2);
  });
});

describe('a matter made of a message', () => {
  it('stands under it and moves with it', async () => {
    const seq = await talk.says(talk.hers, '路灯坏了');
    const { id } = await talk.hers.tickets.raise(aTicket(talk.groupId, [seq]));
    await county.tick();
    expect((await talk.entry(talk.hers, seq))?.matter).toMatchObject({
      ticketId: id,
      state: 'open',
      mine: true,
      words: expect.stringContaining('试验区商务局'),
    });
    expect((await talk.entry(talk.theirs, seq))?.matter).toMatchObject({ ticketId: id, mine: false });
    expect((await talk.hers.groups.list()).groups[0]).toMatchObject({ matters: 1 });
    await talk.his.tickets.take({ id });
    await county.tick();
    expect((await talk.entry(talk.theirs, seq))?.matter).toMatchObject({ state: 'taken' });
    expect((await wholeLog(talk.theirs, talk.groupId)).filter(({ what }) => what === 'matter')).toHaveLength(2);
  });

  it('brings its group before livelier ones in her list; where she is spoken to comes first', async () => {
    const { shop, owner, neighbour } = talk;
    const order = async () => (await talk.hers.groups.list()).groups.map(({ name }) => name);
    const seq = await talk.says(talk.hers, '路灯坏了');
    for (const name of ['叫她的群', '热闹的群']) {
      const id = await group(shop, { name });
      for (const { id: person, firmId } of [owner, neighbour]) await seat(shop, id, person, { firmId });
      await county.clock(county.later(1));
      const at = name === '叫她的群' ? { at: [{ personId: owner.id }] } : {};
      await talk.theirs.messages.say(saying(id, '大家好', at));
    }
    expect(await order()).toEqual(['叫她的群', '热闹的群', expect.anything()]);
    await talk.hers.tickets.raise(aTicket(talk.groupId, [seq]));
    expect(await order()).toEqual(['叫她的群', expect.anything(), '热闹的群']);
  });

  it('is not shown to others where she did not want it', async () => {
    const seq = await talk.says(talk.hers, '家里的事');
    await talk.hers.tickets.raise(aTicket(talk.groupId, [seq], { hidden: true }));
    await county.tick();
    expect((await talk.entry(talk.hers, seq))?.matter).toMatchObject({ mine: true });
    expect((await talk.entry(talk.his, seq))?.matter).toMatchObject({ mine: true });
    expect((await talk.entry(talk.theirs, seq))?.matter).toBeNull();
    expect((await wholeLog(talk.theirs, talk.groupId)).every(({ matter }) => matter === null)).toBe(true);
  });
});

describe('history', () => {
  it('comes in pages of thirty, newest first, and around a number', async () => {
    await fill(county, talk, 95);
    const seen: Entry[] = [];
    for (let before: number | undefined, more = true; more; before = seen[0]?.seq) {
      const page = await talk.hers.messages.page({ id: talk.groupId, before });
      seen.unshift(...page.entries);
      more = page.more;
    }
    expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 95 }, (_, i) => i + 1));
    const around = await talk.hers.messages.page({ id: talk.groupId, around: 50 });
    expect(around.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 35));
  });

  it('begins at a day that is asked for, or at what was said next', async () => {
    const last = await fill(county, talk, 40);
    await county.database.run('UPDATE chat_message SET at = ? WHERE region = ? AND group_id = ? AND seq <= 12', [
      ...[county.later(-5 * 1440), county.region, talk.groupId],
    ]);
    const first = async (daysAgo: number) => {
      const on = new Date(county.later(-daysAgo * 1440).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      const { entries } = await talk.hers.messages.page({ id: talk.groupId, on });
      return entries.find(({ at }) => at >= new Date(`${on}T00:00:00+08:00`).toISOString())?.seq ?? entries.at(-1)?.seq;
    };
    expect([await first(9), await first(5), await first(3), await first(0), await first(-2)]).toEqual([1, 1, 13, 13, last]);
  });

  it('jumps to the newest page for whoever is too far behind', async () => {
    await fill(county, talk, 5_100);
    const page = await talk.hers.messages.page({ id: talk.groupId, after: 3 });
    expect(page).toMatchObject({ jumped: true, lastSeq: 5_100, more: true });
    expect(page.entries).toHaveLength(30);
    expect((await talk.hers.messages.page({ id: talk.groupId, after: 200 })).jumped).toBe(false);
  });

  it('finds words, newest first, and takes signs of the database for what they are', async () => {
    await fill(county, talk, 60);
    await talk.says(talk.hers, '打 9.5 折,100% 真货');
    const find = async (words: string) => (await talk.theirs.messages.search({ id: talk.groupId, words })).entries.map(({ seq }) => seq);
    expect(await find('100%')).toEqual([61]);
    expect(await find('1%真')).toEqual([]);
    expect(await find('第_1')).toEqual([]);
    const first = await talk.theirs.messages.search({ id: talk.groupId, words: '从前' });
    expect(first).toMatchObject({ more: true });
    const rest = await talk.theirs.messages.search({ id: talk.groupId, words: '从前', before: first.entries.at(-1)?.seq });
    expect([...first.entries, ...rest.entries].map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
  });
});

it('iC7 what a phone makes of the log is what it would be given anew', async () => {
  const seq = await talk.says(talk.hers, '路灯坏了');
  await talk.says(talk.theirs, '我家也是');
  const gone = await talk.says(talk.hers, '说错了');
  await recall(talk.hers, gone);
  await talk.hers.tickets.raise(aTicket(talk.groupId, [seq]));
  await county.tick();
  const { entry: notice } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) });
  await talk.theirs.messages.readNotice({ id: talk.groupId, seq: notice.seq });
  const said = (entries: Entry[]) => entries.filter(({ kind }) => kind !== 'change');
  const fresh = (await talk.theirs.messages.page({ id: talk.groupId })).entries;
  expect(said(folded(await wholeLog(talk.theirs, talk.groupId)))).toEqual(fresh);
});

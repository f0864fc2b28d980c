import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { without } from '../../kit/kernel';
import type { Member } from '../../kit/makers.groups';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let owner: Member;
let hers: ApiClient;
let neighbour: Member;
let his: ApiClient;
beforeAll(async () => {
  county = await openCounty();
  talk = await openTalk(county);
  owner = await talk.member('赵玉成', '玉成建材行');
  neighbour = await talk.member('钱多多');
  [hers, his] = [await county.as(owner), await county.as(neighbour)];
});
afterAll(() => county.close());

const group = (set: string, params: unknown[] = []) =>
  county.database.run(`UPDATE chat_group SET ${set} WHERE region = ? AND id = ?`, [...params, county.region, talk.groupId]);
const page = async (client: ApiClient, query: object = {}) => client.messages.page({ id: talk.groupId, ...query });
const listed = async (client: ApiClient) => (await client.groups.list()).groups.find(({ id }) => id === talk.groupId)!;

describe('saying something in a group', () => {
  it('is there for everybody in it, with who spoke and for whom', async () => {
    const { entry, again } = await hers.messages.say(saying(talk.groupId, '门口的路灯坏了'));
    expect(again).toBe(false);
    expect(entry).toMatchObject({
      state: 'shown',
      speaker: { name: '赵玉成', of: '玉成建材行', staff: false, unverified: false },
      content: { text: '门口的路灯坏了' },
    });
    expect((await page(talk.his)).entries.at(-1)).toMatchObject({ seq: entry.seq, content: { text: '门口的路灯坏了' }, clientId: null });
    expect(await listed(talk.his)).toMatchObject({ lastSeq: entry.seq, last: { words: '赵玉成:门口的路灯坏了' } });
  });

  it('carries the badge of whoever answers in a post', async () => {
    const { entry } = await talk.his.messages.say(saying(talk.groupId, '收到,今天去看'));
    expect(entry.speaker).toMatchObject({ staff: true, of: '试验区商务局·科员', name: '柳青' });
  });

  it('is not for strangers, nor for somebody in another capacity', async () => {
    const stranger = await county.as(await county.resident());
    await expect(stranger.messages.say(saying(talk.groupId, '大家好'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const asResident = await county.as(talk.keeper, 'resident');
    await expect(asResident.messages.say(saying(talk.groupId, '大家好'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(county.visitor().messages.say(saying(talk.groupId, '大家好'))).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('needs a name', async () => {
    const nameless = await talk.member('无名');
    await county.database.run('UPDATE person SET name = NULL WHERE id = ?', [nameless.id]);
    await expect((await county.as(nameless)).messages.say(saying(talk.groupId, '大家好'))).rejects.toMatchObject({ code: 'NAME_NEEDED' });
  });

  it.each([
    ['nothing', {}],
    ['two things', { text: '看', card: { path: 'catalogue/pages/item?code=YL01', title: '养老' } }],
    ['only what nobody can see', { text: '\u200b\u200b' }],
    ['5,001 characters', { text: '长'.repeat(5001) }],
    ['somebody’s file', { fileId: '1' }],
    ['to 51 people at once', { text: '大家看', at: Array.from({ length: 51 }, () => ({ personId: '1' })) }],
  ])('xD13 xD17 refuses %s', async (_, said) => {
    await expect(hers.messages.say({ id: talk.groupId, clientId: newKey(), ...said })).rejects.toMatchObject({ status: 422 });
  });

  it('keeps a place, a card and words of 5,000 characters', async () => {
    const place = { name: '东门', address: '皇城街 8 号', latitude: 40.6, longitude: 115.05 };
    expect((await hers.messages.say({ id: talk.groupId, clientId: newKey(), place })).entry).toMatchObject({
      kind: 'place',
      content: { place },
    });
    const card = { path: 'catalogue/pages/item?code=YL01', title: '养老认证' };
    expect((await hers.messages.say({ id: talk.groupId, clientId: newKey(), card })).entry.content?.card).toMatchObject(card);
    const { entry } = await hers.messages.say(saying(talk.groupId, '长'.repeat(5000)));
    expect([...(entry.content?.text ?? '')]).toHaveLength(5000);
  });

  it('quotes what it answers, and speaks to those it names who are there', async () => {
    const { entry } = await hers.messages.say(saying(talk.groupId, '几点能来?'));
    const outsider = await county.resident();
    const at = [{ personId: neighbour.id }, { personId: outsider.id }, { unitId: county.units.bureau }];
    const answer = await talk.his.messages.say(saying(talk.groupId, '下午三点', { reply: entry.seq, at }));
    expect(answer.entry.reply).toEqual({ seq: entry.seq, name: '赵玉成', text: '几点能来?' });
    expect(await listed(his)).toMatchObject({ spokenTo: true });
    expect(await listed(hers)).toMatchObject({ spokenTo: true });
    const spoken = await county.database.query('SELECT person_id FROM chat_mention WHERE region = ? AND seq = ?', [
      county.region,
      answer.entry.seq,
    ]);
    expect(spoken).toHaveLength(2);
  });
});

describe('saying it again', () => {
  it('iC2 xD9 under the same name is the same message', async () => {
    const said = saying(talk.groupId, '能开票吗');
    const first = await hers.messages.say(said);
    const second = await hers.messages.say(said);
    expect(second).toEqual({ entry: first.entry, again: true });
    await expect(hers.messages.say({ ...said, text: '能开专票吗' })).rejects.toMatchObject({ code: 'KEY_REUSED' });
    expect((await his.messages.say(said)).again).toBe(false);
  });

  it('iC2 eight taps at once are one message', async () => {
    const said = saying(talk.groupId, '急急急');
    const answers = await Promise.all(Array.from({ length: 8 }, () => hers.messages.say(said)));
    expect(new Set(answers.map(({ entry }) => entry.seq)).size).toBe(1);
    expect(answers.filter(({ again }) => !again)).toHaveLength(1);
  });

  it('would notice messages that keep no name', async () => {
    const said = saying(talk.groupId, '没有名字');
    const seqs = await without('oneMessagePerName', async () => [
      (await hers.messages.say(said)).entry.seq,
      (await hers.messages.say(said)).entry.seq,
    ]);
    expect(new Set(seqs).size).toBe(2);
  });
});

describe('order in a group', () => {
  afterEach(() => group("slow_seconds = 0, staff_only = 0, state = 'active'"));

  it('iC10 lets only staff speak where the owner says so', async () => {
    await talk.his.groups.setOrder({ id: talk.groupId, slowSeconds: 0, staffOnly: true, why: '先听通知' });
    await expect(hers.messages.say(saying(talk.groupId, '我说一句'))).rejects.toMatchObject({ code: 'STAFF_ONLY' });
    expect((await talk.his.messages.say(saying(talk.groupId, '通知'))).again).toBe(false);
  });

  it('iC10 holds whoever is to be quiet, and says until when and why', async () => {
    const until = county.later(60);
    const noisy = await talk.member('孙大声');
    await county.database.run('UPDATE group_member SET muted_until = ?, muted_why = ? WHERE person_id = ?', [until, '连发广告', noisy.id]);
    const theirs = await county.as(noisy);
    await expect(theirs.messages.say(saying(talk.groupId, '便宜了'))).rejects.toMatchObject({
      code: 'MUTED',
      message: expect.stringContaining('连发广告'),
    });
    expect(await theirs.groups.show({ id: talk.groupId })).toMatchObject({ mutedUntil: until.toISOString(), mutedWhy: '连发广告' });
  });

  it('iC10 waits between two messages where it is slow, also between two sent at once', async () => {
    await group('slow_seconds = 30');
    const slow = await talk.member('李慢慢');
    const theirs = await county.as(slow);
    const both = await Promise.allSettled([
      theirs.messages.say(saying(talk.groupId, '一')),
      theirs.messages.say(saying(talk.groupId, '二')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(theirs.messages.say(saying(talk.groupId, '三'))).rejects.toMatchObject({ code: 'TOO_OFTEN' });
    expect((await talk.his.messages.say(saying(talk.groupId, '四'))).again).toBe(false);
  });

  it('would notice a house that does not look who speaks', async () => {
    const stranger = await county.as(await county.resident());
    const { entry } = await without('membersSpeak', () => stranger.messages.say(saying(talk.groupId, '混进来的')));
    expect(entry.seq).toBeGreaterThan(0);
  });

  it('xD10 does not hear a machine', async () => {
    const fast = await county.as(await talk.member('周快嘴'));
    const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => fast.messages.say(saying(talk.groupId, `第${i}句`))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'TOO_OFTEN' } });
  });
});

describe('the list of words', () => {
  beforeAll(async () => {
    await county.database.run(
      "INSERT INTO chat_word (region, word, act, label, source) VALUES (?, '加微信', 'hold', 'ad', 'test'), (?, '骗子', 'refuse', 'abuse', 'test')",
      [county.region, county.region],
    );
    const { Words } = await import('../../../cloud/src/groups/word.service');
    (await county.service.get(Words)).forget();
  });

  it('xD17 refuses, and says what for', async () => {
    await expect(hers.messages.say(saying(talk.groupId, '你们都是骗 子!'))).rejects.toMatchObject({
      code: 'WORDS_REFUSED',
      message: expect.stringContaining('骂人的话'),
    });
  });

  it('xD17 holds back until somebody has looked: there for its author, without words for the others', async () => {
    const { entry } = await hers.messages.say(saying(talk.groupId, '要货的加-微-信'));
    expect(entry).toMatchObject({ state: 'pending', content: { text: '要货的加-微-信' } });
    const seen = async (client: ApiClient) => (await page(client, { after: entry.seq - 1 })).entries[0];
    expect(await seen(hers)).toMatchObject({ state: 'pending', content: { text: '要货的加-微-信' } });
    expect(await seen(his)).toMatchObject({ state: 'pending', content: null, speaker: null });
    expect((await his.messages.search({ id: talk.groupId, words: '要货' })).entries).toEqual([]);
    const [waiting] = await county.database.query('SELECT state, label FROM content_check WHERE region = ? AND seq = ?', [
      county.region,
      entry.seq,
    ]);
    expect(waiting).toEqual({ state: 'person', label: 'ad' });
  });
});

it('iC3 numbers have no gap, whoever speaks at once in how many groups', async () => {
  const other = await openTalk(county, { name: '规上工业企业诉求交流群', fits: { industries: ['C'] }, place: 2 });
  const crowd = await Promise.all(
    [talk, other].flatMap((one) =>
      Array.from({ length: 4 }, async (_, i) => ({ one, client: await county.as(await one.member(`王${i}`)) })),
    ),
  );
  await Promise.all(
    crowd.flatMap(({ one, client }) => Array.from({ length: 10 }, (_, i) => client.messages.say(saying(one.groupId, `第 ${i} 句`)))),
  );
  for (const { groupId } of [talk, other]) {
    const [row] = await county.database.query<Record<string, string>>(
      `SELECT g.last_seq AS last, g.said, COUNT(*) AS n, MAX(m.seq) AS most, SUM(m.kind <> 'change') AS told, COUNT(DISTINCT m.seq) AS seqs
       FROM chat_group g JOIN chat_message m ON m.region = g.region AND m.group_id = g.id WHERE g.region = ? AND g.id = ?`,
      [county.region, groupId],
    );
    expect([row!.n, row!.most, row!.seqs].map(Number)).toEqual(Array(3).fill(Number(row!.last)));
    expect(Number(row!.told)).toBe(Number(row!.said));
  }
});

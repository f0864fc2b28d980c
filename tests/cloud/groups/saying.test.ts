import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { without } from '../../kit/kernel';
import { openTalk, openTalkOfTwo, saying, type TalkOfTwo } from '../../kit/talk';

let county: County;
let talk: TalkOfTwo;
beforeAll(async () => {
  county = await openCounty();
  talk = await openTalkOfTwo(county);
});
afterAll(() => county.close());

const page = async (client: ApiClient, query: object = {}) => client.messages.page({ id: talk.groupId, ...query });
const listed = async (client: ApiClient) => (await client.groups.list()).groups.find(({ id }) => id === talk.groupId)!;

describe('saying something in a group', () => {
  it('is there for everybody in it, with who spoke and for whom', async () => {
    const { entry, again } = await talk.hers.messages.say(saying(talk.groupId, '门口的路灯坏了'));
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
    ['to 51 people at once', { text: '大家看', at: Array.from({ length: 51 }, () => ({ personId: '1' })) }],
  ])('xD13 xD17 refuses %s', async (_, said) => {
    await expect(talk.hers.messages.say({ id: talk.groupId, clientId: newKey(), ...said })).rejects.toMatchObject({ status: 422 });
  });

  it('keeps a place, a card and words of 5,000 characters', async () => {
    const place = { name: '东门', address: '皇城街 8 号', latitude: 40.6, longitude: 115.05 };
    expect((await talk.hers.messages.say({ id: talk.groupId, clientId: newKey(), place })).entry).toMatchObject({
      kind: 'place',
      content: { place },
    });
    const card = { path: 'catalogue/pages/item?code=YL01', title: '养老认证' };
    expect((await talk.hers.messages.say({ id: talk.groupId, clientId: newKey(), card })).entry.content?.card).toMatchObject(card);
    const { entry } = await talk.hers.messages.say(saying(talk.groupId, '长'.repeat(5000)));
    expect([...(entry.content?.text ?? '')]).toHaveLength(5000);
  });

  it('quotes what it answers, and speaks to those it names who are there', async () => {
    const { entry } = await talk.hers.messages.say(saying(talk.groupId, '几点能来?'));
    const outsider = await county.resident();
    const at = [{ personId: talk.neighbour.id }, { personId: outsider.id }, { unitId: county.units.bureau }];
    const answer = await talk.his.messages.say(saying(talk.groupId, '下午三点', { reply: entry.seq, at }));
    expect(answer.entry.reply).toEqual({ seq: entry.seq, name: '赵玉成', text: '几点能来?' });
    expect(await listed(talk.theirs)).toMatchObject({ spokenTo: true });
    expect(await listed(talk.hers)).toMatchObject({ spokenTo: true });
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
    const first = await talk.hers.messages.say(said);
    const second = await talk.hers.messages.say(said);
    expect(second).toEqual({ entry: first.entry, again: true });
    await expect(talk.hers.messages.say({ ...said, text: '能开专票吗' })).rejects.toMatchObject({ code: 'KEY_REUSED' });
    expect((await talk.theirs.messages.say(said)).again).toBe(false);
  });

  it('iC2 eight taps at once are one message', async () => {
    const said = saying(talk.groupId, '急急急');
    const answers = await Promise.all(Array.from({ length: 8 }, () => talk.hers.messages.say(said)));
    expect(new Set(answers.map(({ entry }) => entry.seq)).size).toBe(1);
    expect(answers.filter(({ again }) => !again)).toHaveLength(1);
  });

  it('would notice messages that keep no name', async () => {
    const said = saying(talk.groupId, '没有名字');
    const seqs = await without('oneMessagePerName', async () => [
      (await talk.hers.messages.say(said)).entry.seq,
      (await talk.hers.messages.say(said)).entry.seq,
    ]);
    expect(new Set(seqs).size).toBe(2);
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

import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty, openPlanted } from '../../kit/county';
import { brokenIn } from '../../kit/invariants';
import { without } from '../../kit/kernel';
import { openTalk, openTalkOfTwo, saying, type TalkOfTwo } from '../../kit/talk';

let county: County;
let talk: TalkOfTwo;
beforeAll(async () => {
  county = await openCounty();
  talk = await openTalkOfTwo(county);
});
afterAll(() => county.close());

const group = (set: string, params: unknown[] = []) =>
  county.database.run(`UPDATE chat_group SET ${set} WHERE region = ? AND id = ?`, [...params, county.region, talk.groupId]);
const page = async (client: ApiClient, query: object = {}) => client.messages.page({ id: talk.groupId, ...query });

describe('order in a group', () => {
  afterEach(() => group("slow_seconds = 0, staff_only = 0, state = 'active'"));

  it('iC10 lets only staff speak where the owner says so', async () => {
    await talk.his.groups.setOrder({ id: talk.groupId, slowSeconds: 0, staffOnly: true, why: '先听通知' });
    await expect(talk.hers.messages.say(saying(talk.groupId, '我说一句'))).rejects.toMatchObject({ code: 'STAFF_ONLY' });
    expect((await talk.his.messages.say(saying(talk.groupId, '通知'))).again).toBe(false);
  });

  it('iC10 holds whoever is to be quiet, and says until when and why', async () => {
    const until = county.later(60);
    const noisy = await talk.member('孙大声');
    await talk.his.order.mute({ id: talk.groupId, personId: noisy.id, until: until.toISOString(), why: '连发广告' });
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

  it('iC5 iC10 would notice a house that does not look who speaks, nor whether they may', async () => {
    const planted = await openPlanted(county.service);
    const { groupId, his, member } = await openTalk(planted);
    const [stranger, noisy] = [await planted.as(await planted.resident()), await member('孙大声')];
    await his.order.mute({ id: groupId, personId: noisy.id, until: planted.later(60).toISOString(), why: '连发广告' });
    await planted.clock(planted.later(1));
    const theirs = await planted.as(noisy);
    const said = await without('membersSpeak', () =>
      Promise.all([stranger, theirs].map((who) => who.messages.say(saying(groupId, '混进来的')))),
    );
    expect(said.map(({ again }) => again)).toEqual([false, false]);
    expect(await brokenIn(planted)).toEqual(['iC5 whoever spoke in a group was in it']);
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
    const { Words } = await import('../../../cloud/src/groups/order/word.service');
    (await county.service.get(Words)).forget();
  });

  it('xD17 refuses, and says what for', async () => {
    await expect(talk.hers.messages.say(saying(talk.groupId, '你们都是骗 子!'))).rejects.toMatchObject({
      code: 'WORDS_REFUSED',
      message: expect.stringContaining('骂人的话'),
    });
  });

  it('xD17 holds back until somebody has looked: there for its author, without words for the others', async () => {
    const { entry } = await talk.hers.messages.say(saying(talk.groupId, '要货的加-微-信'));
    expect(entry).toMatchObject({ state: 'pending', content: { text: '要货的加-微-信' } });
    const seen = async (client: ApiClient) => (await page(client, { after: entry.seq - 1 })).entries[0];
    expect(await seen(talk.hers)).toMatchObject({ state: 'pending', content: { text: '要货的加-微-信' } });
    expect(await seen(talk.theirs)).toMatchObject({ state: 'pending', content: null, speaker: null });
    expect((await talk.theirs.messages.search({ id: talk.groupId, words: '要货' })).entries).toEqual([]);
    const [waiting] = await county.database.query('SELECT state, label FROM content_check WHERE region = ? AND seq = ?', [
      county.region,
      entry.seq,
    ]);
    expect(waiting).toEqual({ state: 'person', label: 'ad' });
  });
});

import { Words } from '../../../cloud/src/groups/order/word.service';
import { personalData } from '../../../cloud/src/kernel/personal-data';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { letThrough } from '../../kit/let-through';
import { openTalkOfTwo, type TalkOfTwo } from '../../kit/talk';
import { sent, wave } from '../../kit/uploads';

let county: County;
let talk: TalkOfTwo;
let seq: number;
const heldBack = async () => {
  const { id: fileId } = await sent(county, talk.owner, wave(3));
  return (await talk.hers.messages.say({ id: talk.groupId, clientId: newKey(), fileId })).entry.seq;
};
const voice = async () => letThrough(county, talk.groupId, await heldBack());
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  talk = await openTalkOfTwo(county);
  seq = await voice();
});
afterAll(() => county.close());

const typed = (text: string, edition = 0) => ({ id: talk.groupId, seq, text, edition });
const found = async (words: string) => (await talk.theirs.messages.search({ id: talk.groupId, words })).entries.map((one) => one.seq);
const editions = () =>
  county.database.query('SELECT edition, text FROM voice_transcript WHERE region = ? ORDER BY edition', [county.region]);
const asOwn = () => personalData().find(({ name }) => name === 'groups')!;

describe('a voice in words', () => {
  it('is typed by staff, put right by whoever said it, read by everybody and found by search', async () => {
    const { lastSeq } = await talk.theirs.messages.page({ id: talk.groupId });
    await talk.his.transcripts.write(typed('南关又停店了'));
    expect((await talk.entry(talk.theirs, seq))?.content?.transcript).toEqual({ text: '南关又停店了', edition: 1, staff: true });
    const { entry } = await talk.hers.transcripts.write(typed('南关又停电了', 1));
    expect(entry.content?.transcript).toEqual({ text: '南关又停电了', edition: 2, staff: false });
    const { entries } = await talk.theirs.messages.page({ id: talk.groupId, after: lastSeq });
    expect(entries).toMatchObject([
      { kind: 'change', what: 'worded', target: seq, content: { transcript: { edition: 2 } } },
      { kind: 'change', what: 'worded', target: seq, speaker: { name: '赵玉成' }, content: { transcript: { text: '南关又停电了' } } },
    ]);
    expect([await found('停电'), await found('停店')]).toEqual([[seq], []]);
    const answer = await talk.says(talk.his, '在查线路', { reply: seq });
    expect((await talk.entry(talk.theirs, answer))?.reply?.text).toBe('[语音] 南关又停电了');
    expect(await editions()).toHaveLength(2);
  });

  it('is for whoever said it and for staff of the group', async () => {
    const stranger = await county.as(await county.resident());
    await expect(county.visitor().transcripts.write(typed('听不清'))).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(talk.theirs.transcripts.write(typed('听不清'))).rejects.toMatchObject({ status: 403, code: 'NOT_YOUR_VOICE' });
    for (const who of [stranger, await county.as(await county.clerk())])
      await expect(who.transcripts.write(typed('听不清'))).rejects.toMatchObject({ status: 404 });
    expect(await editions()).toEqual([]);
  });

  it('is not for what is no voice, or is gone; nor by who may not speak, or in words the county does not want', async () => {
    const words = await talk.says(talk.hers, '这是打的字');
    await expect(talk.hers.transcripts.write({ ...typed('又写一遍'), seq: words })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(talk.hers.transcripts.write(typed(' '))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await talk.his.order.mute({ id: talk.groupId, personId: talk.owner.id, until: county.later(60).toISOString(), why: '刷屏' });
    await expect(talk.hers.transcripts.write(typed('换个法子说'))).rejects.toMatchObject({ code: 'MUTED' });
    await county.database.run("INSERT INTO chat_word (region, word, act, label, source) VALUES (?, '代写', 'refuse', 'ad', 'test')", [
      county.region,
    ]);
    (await county.service.get(Words)).forget();
    await expect(talk.his.transcripts.write(typed('代写合同'))).rejects.toMatchObject({ code: 'WORDS_REFUSED' });
    await talk.hers.messages.recall({ id: talk.groupId, seq });
    await expect(talk.his.transcripts.write(typed('撤回的话'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await editions()).toEqual([]);
  });

  it('of two who type at once the second reads the first one’s before; the same words twice are one edition', async () => {
    const other = await county.as(await talk.serves('staff', '马强'));
    const ends = await Promise.allSettled([talk.his.transcripts.write(typed('停电了')), other.transcripts.write(typed('停店了'))]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'TRANSCRIPT_MOVED_ON' } });
    await other.transcripts.write(typed('南关停电了', 1));
    await other.transcripts.write(typed('南关停电了', 1));
    expect(await editions()).toMatchObject([{ edition: 1 }, { edition: 2, text: '南关停电了' }]);
  });

  it('is gone with the voice: taken back, or its speaker forgotten', async () => {
    await talk.his.transcripts.write(typed('我叫赵玉成'));
    const quote = await talk.says(talk.theirs, '我也是', { reply: seq });
    const subject = { id: talk.owner.id, phoneIndex: null };
    expect(JSON.stringify(await asOwn().tell(subject))).toContain('我叫赵玉成');
    await talk.hers.messages.recall({ id: talk.groupId, seq });
    expect((await talk.entry(talk.theirs, seq))?.content).toBeNull();
    expect((await talk.entry(talk.theirs, quote))?.reply?.text).toBe('这条消息看不到了');
    expect(await found('赵玉成')).toEqual([]);
    await county.database.inTransaction((tx) => asOwn().erase(tx, subject));
    expect(await editions()).toEqual([]);
  });

  it('goes with the voice when its time is over', async () => {
    await talk.his.transcripts.write(typed('去年的话'));
    await county.clock(new Date(county.now().getTime() + 366 * 86_400_000));
    expect([await editions(), (await talk.entry(talk.theirs, seq))?.content]).toEqual([
      [],
      { text: expect.stringContaining('已过保存期') },
    ]);
  });
});

it('a voice that is held back is typed by whoever said it, and nobody hears of it', async () => {
  seq = await heldBack();
  const { lastSeq } = await talk.hers.messages.page({ id: talk.groupId });
  await expect(talk.his.transcripts.write(typed('听听'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await talk.hers.transcripts.write(typed('南关停电了'));
  expect((await talk.hers.messages.page({ id: talk.groupId })).lastSeq).toBe(lastSeq);
  expect((await talk.entry(talk.theirs, seq))?.content).toBeNull();
});

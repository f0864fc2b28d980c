import { recordEvent } from '../../../cloud/src/kernel/engine/event';
import { Streams } from '../../../cloud/src/kernel/socket/streams';
import { type County, openCounty } from '../../kit/county';
import { until } from '../../kit/line';
import type { Member } from '../../kit/makers.groups';
import { openReader, type Reader } from '../../kit/reader';
import { fill, openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
const open: Reader[] = [];
beforeAll(async () => {
  county = await openCounty();
});
beforeEach(async () => {
  talk = await openTalk(county);
});
afterEach(() => {
  for (const { line } of open.splice(0)) line.socket.terminate();
});
afterAll(() => county.close());

const says = async (text: string) => (await talk.his.messages.say(saying(talk.groupId, text))).entry.seq;
async function reader(person: Member, watching = true): Promise<Reader> {
  const one = await openReader(county, person, talk.groupId);
  open.push(one);
  one.line.say({ t: 'hello', seen: [] });
  await one.line.hear('ready');
  if (watching) one.watch();
  return one;
}
const left = async ({ id, firmId }: Member) => {
  await county.database.inTransaction(async (tx) => {
    await tx.run("UPDATE firm_person SET state = 'left', ended_at = ?, version = 2 WHERE region = ? AND firm_id = ? AND live = 1", [
      county.now(),
      county.region,
      firmId,
    ]);
    const [region, subject, at] = [county.region, `firm/${firmId}`, county.now().toISOString()];
    await recordEvent(tx, { region, subject, no: 2, type: 'firm.left', at, facts: { person: id, firm: firmId } });
  });
};

describe('reading along', () => {
  it('brings what is said as it is said, to all alike and in order', async () => {
    const readers = await Promise.all([1, 2, 3].map(async (i) => reader(await talk.member(`王${i}`))));
    let last = 0;
    for (let i = 0; i < 20; i++) last = await says(`第 ${i} 句`);
    await Promise.all(readers.map((one) => one.has(last)));
    const logs = readers.map((one) => one.streamed());
    expect(logs[0]!.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(logs[1]).toEqual(logs[0]);
    expect(logs[2]).toEqual(logs[0]);
    expect(logs[0]!.at(-1)).toMatchObject({ content: { text: '第 19 句' }, speaker: { staff: true } });
  });

  it('begins where the phone left off', async () => {
    for (let i = 0; i < 5; i++) await says(`早 ${i}`);
    const late = await reader(await talk.member(), false);
    late.watch(2);
    await late.has(5);
    expect(late.streamed().map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  it('sends whoever is far behind to ask for it, and loses nothing', async () => {
    const last = await fill(county, talk, 230);
    const late = await reader(await talk.member());
    await late.has(last);
    expect(late.log().map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    expect(late.badges()).toEqual([last]);
  });

  it('tells those who do not watch that there is something, and does not flood them', async () => {
    const away = await reader(await talk.member(), false);
    for (let i = 0; i < 12; i++) await says(`聊 ${i}`);
    await until(() => away.badges().includes(12) || undefined, 'the badge');
    expect(away.badges().length).toBeLessThanOrEqual(2);
    expect(away.streamed()).toEqual([]);
  });

  it('is over with unwatching', async () => {
    const one = await reader(await talk.member());
    await one.has(await says('看得到'));
    one.line.say({ t: 'unwatch', subject: `group/${talk.groupId}` });
    one.line.say({ t: 'ping' });
    await one.line.hear('pong');
    const last = await says('看不到');
    await until(() => one.badges().includes(last) || undefined, 'the badge');
    expect(one.streamed()).toHaveLength(1);
  });

  it('iC5 is for members: others are told no', async () => {
    const stranger = await reader({ ...(await county.resident()), firmId: '0' });
    await until(() => stranger.unwatched() || undefined, 'the refusal');
    stranger.line.say({ t: 'watch', subject: 'errand/1', after: 0 });
    await says('不给外人看');
    expect(stranger.streamed()).toEqual([]);
  });

  it('iC5 ends at once for whoever leaves; the others read on', async () => {
    const [gone, stays] = [await talk.member('走的'), await talk.member('留的')];
    const [his, hers] = [await reader(gone), await reader(stays)];
    await Promise.all([his.has(await says('都看得到')), hers.has(1)]);
    await left(gone);
    await until(() => his.unwatched() || undefined, 'the farewell');
    await hers.has(await says('走了的看不到'));
    expect(his.streamed()).toHaveLength(1);
    await county.tick();
    expect(await county.database.query('SELECT left_seq FROM group_member WHERE person_id = ?', [gone.id])).toEqual([{ left_seq: '2' }]);
  });

  it('iC5 follows who is in the group, by its epoch', async () => {
    const member = await talk.member('被移出的');
    const one = await reader(member);
    await one.has(await says('在'));
    await county.database.run('UPDATE group_member SET left_seq = 1, left_at = ? WHERE person_id = ?', [county.now(), member.id]);
    await county.database.run('UPDATE chat_group SET epoch = epoch + 1 WHERE region = ? AND id = ?', [county.region, talk.groupId]);
    await says('不在');
    await until(() => one.unwatched() || undefined, 'the farewell');
    expect(one.streamed()).toHaveLength(1);
  });
});

describe('pushes that get lost', () => {
  /** Every second one is, the last among them; gives the number of that. */
  async function talkedThrough(one: Reader, streams: Streams): Promise<number> {
    await one.has(await says('先'));
    const { hear } = streams;
    let turn = 0;
    const losing: Streams['hear'] = (batches) => (turn++ % 2 === 0 ? undefined : hear.call(streams, batches));
    Object.assign(streams, { hear: losing });
    let last = 0;
    for (let i = 0; i < 21; i++) last = await says(`第 ${i} 句`);
    await until(() => turn >= 21 || undefined, 'all pushes');
    Reflect.deleteProperty(streams, 'hear');
    Object.assign(streams, { lookedAt: Number.NEGATIVE_INFINITY });
    return last;
  }

  it('iC4 are found by the next one, and the last by looking: nothing is missing', async () => {
    const one = await reader(await talk.member());
    const last = await talkedThrough(one, await county.service.get(Streams));
    await one.has(last, 5_000);
    expect(one.log().map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
  });

  it('iC4 would be noticed where nobody looks', async () => {
    const streams = await county.service.get(Streams);
    const one = await reader(await talk.member());
    Object.assign(streams, { look: () => Promise.resolve() });
    const last = await talkedThrough(one, streams);
    await expect(one.has(last, 2_000)).rejects.toThrow(`entry ${last}`);
    Reflect.deleteProperty(streams, 'look');
    await one.has(last, 5_000);
  });
});

describe('a line', () => {
  it.each([
    ['a watch without a number', { t: 'watch', subject: 'group/1' }],
    ['one with more', { t: 'watch', subject: 'group/1', after: 0, as: 'admin' }],
    ['one of everything', { t: 'watch', subject: '*', after: 0 }],
    ['one from before the beginning', { t: 'watch', subject: 'group/1', after: -1 }],
    ['one that speaks', { t: 'say', subject: 'group/1', text: '骗过去' }],
  ])('xD6 does not take %s', async (_, frame) => {
    const one = await reader(await talk.member(), false);
    one.line.say(frame);
    expect(await one.line.hear('error')).toMatchObject({ code: 'BAD_FRAME' });
  });
});

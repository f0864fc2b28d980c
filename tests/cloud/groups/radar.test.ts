import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, type Held, openCounty } from '../../kit/county';
import { inboxOf } from '../../kit/inbox';
import { letThrough } from '../../kit/let-through';
import { aTicket, openPlea, openQuestions, type Plea } from '../../kit/pleas';
import { aPhoto, sent, wave } from '../../kit/uploads';

let county: County;
let plea: Plea;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  plea = await openPlea(county);
});
afterAll(() => county.close());

const open = () => openQuestions(plea);
const told = (who: Held) => inboxOf(county, who);
const ask = (text = '营业执照变更要带什么材料?') => plea.says(plea.hers, text);
/** Something without words, from the owner's phone. */
const sends = async (bytes: Buffer) => {
  const { id: fileId } = await sent(county, plea.owner, bytes);
  const { entry } = await plea.hers.messages.say({ id: plea.groupId, clientId: newKey(), fileId });
  return letThrough(county, plea.groupId, entry.seq);
};
const photo = async () => sends(await aPhoto(20, 20));
const asked = async () => (await open()).map(({ seq }) => seq);
/** What becomes of an entry, as the log of a group keeps it. */
const change = async (target: number, what: string) => {
  const { database, region } = county;
  const [group] = await database.query<{ last: string }>('SELECT last_seq AS last FROM chat_group WHERE region = ? AND id = ?', [
    region,
    plea.groupId,
  ]);
  const seq = Number(group?.last) + 1;
  await database.query(
    `INSERT INTO chat_message (region, group_id, seq, kind, state, client_id, digest, body, target_seq, said, at) VALUES (?, ?, ?, 'change', 'shown', ?, ?, ?, ?, ?, ?)`,
    [region, plea.groupId, seq, `change-${seq}`, Buffer.alloc(32), JSON.stringify({ what }), target, seq - 1, county.now()],
  );
  await database.query('UPDATE chat_group SET last_seq = ? WHERE region = ? AND id = ?', [seq, region, plea.groupId]);
};
/** How a message comes to be no question any more. */
const ENDS: Record<string, (seq: number) => Promise<unknown>> = {
  recalled: (seq) => plea.hers.messages.recall({ id: plea.groupId, seq }),
  hidden: async (seq) =>
    (await county.as(await county.administrator())).order.hide({ id: plea.groupId, seq, hidden: true, why: '有别人的电话' }),
  matter: (seq) => change(seq, 'matter'),
};

describe('the radar', () => {
  it('keeps what a firm asks until staff answer it, and nothing else', async () => {
    const seq = await ask();
    await plea.says(plea.hers, '谢谢');
    await plea.says(plea.his, '大家好,有问题随时问?');
    await county.tick();
    expect(await open()).toEqual([]);
    const second = await ask('社保减免还能申请吗');
    await ask('补贴什么时候到账');
    await county.tick();
    expect((await open()).map((question) => question.seq)).toEqual([second, second + 1]);
    await plea.says(plea.his, '可以的', { reply: second });
    await county.tick();
    expect((await open()).map(({ text }) => text)).toEqual(['补贴什么时候到账']);
    expect(seq).toBe(1);
  });

  it('asks those who serve the group when nobody answers, then whoever owns it, each once', async () => {
    const owner = await plea.serves('owner', '常区长');
    await ask();
    await county.clock('2026-11-23T10:29:00+08:00');
    expect(await told(plea.clerk)).toEqual([]);
    await county.clock('2026-11-23T10:31:00+08:00');
    expect([await told(plea.clerk), await told(owner)]).toEqual([['群里有人问,还没有人答'], []]);
    await county.clock('2026-11-23T11:05:00+08:00');
    await county.clock('2026-11-23T18:05:00+08:00');
    expect([await told(plea.clerk), await told(owner)]).toEqual([['群里有人问,还没有人答'], ['群里有人问,还没有人答']]);
    expect((await open())[0]?.promptedAt).not.toBeNull();
  });

  it('lets the night pass: what is asked after hours is due in the morning', async () => {
    await county.clock('2026-11-23T21:00:00+08:00');
    await ask();
    await county.clock('2026-11-24T08:59:00+08:00');
    expect(await told(plea.clerk)).toEqual([]);
    await county.clock('2026-11-24T09:01:00+08:00');
    expect(await told(plea.clerk)).toEqual(['群里有人问,还没有人答']);
  });

  it('asks the owner at once where everybody else is on leave', async () => {
    const owner = await plea.serves('owner', '常区长');
    const [from, to] = [county.now().toISOString(), county.later(600).toISOString()];
    await plea.his.directory.addLeave({ postId: plea.clerk.postId, from, to, reason: '出差' });
    await ask();
    await county.tick();
    await county.clock('2026-11-23T10:31:00+08:00');
    expect([await told(plea.clerk), await told(owner)]).toEqual([[], ['群里有人问,还没有人答']]);
  });

  it.each([
    ['recalled', 'none'],
    ['hidden', 'none'],
    ['matter', 'matter'],
  ] as const)('lets go of what was %s', async (what, state) => {
    const seq = await ask();
    await county.tick();
    await ENDS[what]?.(seq);
    await county.tick();
    expect(await open()).toEqual([]);
    expect(await county.database.query('SELECT state FROM chat_question WHERE region = ?', [county.region])).toEqual([{ state }]);
  });

  it('hears what was held back when it is let through, once', async () => {
    const seq = await ask();
    await county.database.query("UPDATE chat_message SET state = 'pending' WHERE region = ? AND group_id = ?", [
      county.region,
      plea.groupId,
    ]);
    await county.tick();
    expect(await open()).toEqual([]);
    await county.database.query("UPDATE chat_message SET state = 'shown' WHERE region = ? AND group_id = ?", [county.region, plea.groupId]);
    await change(seq, 'shown');
    await change(seq, 'shown');
    await county.tick();
    expect((await open()).map((question) => question.seq)).toEqual([seq]);
  });

  it('is settled by hand, once, by those who serve the group', async () => {
    await ask();
    await county.tick();
    const [question] = await open();
    const colleague = await county.as(await plea.serves('deputy', '马强'));
    const both = [plea.his, colleague].map((client, i) => client.questions.settle({ id: question?.id ?? '', as: i ? 'none' : 'answered' }));
    const ends = await Promise.allSettled(both);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, code: 'MATTER_MOVED_ON' } });
    await expect((await county.as(await county.clerk())).questions.open({ id: plea.groupId })).rejects.toMatchObject({ status: 404 });
  });

  it('reads on where it was, however many read at once', async () => {
    for (let i = 0; i < 5; i++) await ask(`第 ${i} 个问题:材料交到哪里?`);
    await Promise.all([county.tick(), county.tick(), county.tick()]);
    expect(await open()).toHaveLength(5);
    await plea.hers.tickets.raise(aTicket(plea.groupId, [1]));
    await county.tick();
    expect((await open()).length).toBeGreaterThanOrEqual(4);
  });
});

describe('what is said without words', () => {
  it('a voice is a question by itself: those who serve the group are asked, it is handed over and counted', async () => {
    const seq = await sends(wave(2));
    await sends(wave(2));
    await county.tick();
    await county.clock('2026-11-23T10:31:00+08:00');
    expect(await told(plea.clerk)).toHaveLength(2);
    expect((await open()).map(({ text }) => text)).toEqual(['[语音]', '[语音]']);
    await plea.his.transcripts.write({ id: plea.groupId, seq, text: '南关还没来电', edition: 0 });
    expect((await open())[0]?.text).toBe('[语音] 南关还没来电');
    await county.clock('2026-11-23T18:01:00+08:00');
    const [note] = (await plea.his.asides.list({ id: plea.groupId })).asides;
    expect(note?.words).toMatch(/10:00:\[语音\] 南关还没来电\n.*10:00:\[语音\]$/);
    expect((await plea.hers.weeks.weeks({ id: plea.groupId })).weeks[0]).toMatchObject({ asked: 2, waiting: 2 });
  });

  it('a photo is part of what its sender has asked, and an answer to it answers that', async () => {
    const seq = await ask();
    const shown = await photo();
    await county.tick();
    expect(await asked()).toEqual([seq]);
    await plea.says(plea.his, '看到了,明天来办', { reply: shown });
    await county.tick();
    expect(await asked()).toEqual([]);
  });

  it('a photo where nothing was asked is a question until words come to it, several are one', async () => {
    const [first] = [await photo(), await photo()];
    await county.tick();
    expect(await asked()).toEqual([first]);
    const seq = await ask('这个要怎么填?');
    await county.tick();
    expect(await asked()).toEqual([seq]);
  });

  it('a photo stands for itself once the words above it are taken back', async () => {
    const [seq, shown] = [await ask(), await photo()];
    await county.tick();
    await plea.hers.messages.recall({ id: plea.groupId, seq });
    await county.tick();
    expect(await asked()).toEqual([shown]);
  });

  it('staff who show something ask nothing', async () => {
    const { id: fileId } = await sent(county, plea.clerk, await aPhoto(20, 20));
    await plea.his.messages.say({ id: plea.groupId, clientId: newKey(), fileId });
    await county.tick();
    expect(await asked()).toEqual([]);
  });
});

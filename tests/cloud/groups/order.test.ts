import type { Held } from 'shared-types/groups';
import { type County, openCounty } from '../../kit/county';
import { heldBack, spoken } from '../../kit/ready/order';
import { saying } from '../../kit/talk';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const stateOf = async (groupId: string, seq: number) =>
  (
    await county.database.query<{ state: string }>('SELECT state FROM chat_message WHERE region = ? AND group_id = ? AND seq = ?', [
      county.region,
      groupId,
      seq,
    ])
  )[0]?.state;
const heldFor = (held: Held[], groupId: string) => held.filter((one) => one.groupId === groupId);

describe('looking over groups', () => {
  it('shows keepers theirs and supervision all of the county, what waits for an answer with it, private threads left out', async () => {
    const { talk, member } = await spoken(county, '补贴什么时候到账?');
    const { entry } = await (await county.as(member)).messages.say(saying(talk.groupId, '单独说'));
    await talk.his.threads.open({ id: talk.groupId, seq: entry.seq });
    await county.tick();
    const other = (await spoken(county)).talk.groupId;
    const [mine] = (await talk.his.order.groups()).groups;
    expect(mine).toMatchObject({ id: talk.groupId, questions: 1, archived: false });
    expect((await talk.his.order.groups()).groups).toHaveLength(1);
    const all = (await (await county.as(await county.administrator())).order.groups()).groups;
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([talk.groupId, other]));
    expect(all.filter(({ axis }) => axis === 'private')).toEqual([]);
    const plain = await county.as(await talk.serves('staff', '韩冰'));
    expect((await plain.order.groups()).groups).toEqual([]);
  });
});

describe('muting somebody', () => {
  it('closes their mouth until then, with the reason, and is on record once', async () => {
    const { talk, member } = await spoken(county);
    const hers = await county.as(member);
    const mute = { id: talk.groupId, personId: member.id, until: county.later(60).toISOString(), why: '连续刷屏' };
    await talk.his.order.mute(mute);
    await talk.his.order.mute(mute);
    await expect(hers.messages.say(saying(talk.groupId, '还想说'))).rejects.toMatchObject({
      code: 'MUTED',
      message: expect.stringContaining('连续刷屏'),
    });
    expect(await hers.groups.show({ id: talk.groupId })).toMatchObject({ mutedUntil: mute.until, mutedWhy: '连续刷屏' });
    const { acts } = await talk.his.order.log({ id: talk.groupId });
    expect(acts).toMatchObject([
      { act: 'mute', who: member.name, why: '连续刷屏', until: mute.until, by: expect.stringContaining('科员') },
    ]);
    await talk.his.order.mute({ ...mute, until: null, why: '道歉了' });
    await hers.messages.say(saying(talk.groupId, '谢谢'));
    expect((await talk.his.order.log({ id: talk.groupId })).acts.map(({ act }) => act)).toEqual(['unmute', 'mute']);
  });

  it('ends by itself', async () => {
    const alone = await openCounty({ service: county.service });
    const { talk, member } = await spoken(alone);
    await talk.his.order.mute({ id: talk.groupId, personId: member.id, until: alone.later(60).toISOString(), why: '刷屏' });
    const hers = await alone.as(member);
    await alone.clock(alone.later(61));
    await hers.messages.say(saying(talk.groupId, '又能说了'));
  });

  it('is not for staff, nor for those who are not there, nor for yesterday or for ever', async () => {
    const { talk, member } = await spoken(county);
    const until = county.later(60).toISOString();
    await expect(talk.his.order.mute({ id: talk.groupId, personId: talk.keeper.id, until, why: '试' })).rejects.toMatchObject({
      code: 'NOT_STAFF',
    });
    const stranger = await county.resident();
    await expect(talk.his.order.mute({ id: talk.groupId, personId: stranger.id, until, why: '试' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const wrong of [county.later(-1), county.later(100 * 1440)])
      await expect(
        talk.his.order.mute({ id: talk.groupId, personId: member.id, until: wrong.toISOString(), why: '试' }),
      ).rejects.toMatchObject({ status: 422 });
  });
});

describe('hiding a message', () => {
  it('folds it away for members and leaves it to supervision, with who did it and why', async () => {
    const { talk, member, seq } = await spoken(county, '某某的电话是 139');
    const other = await county.as(await talk.member('白灵'));
    await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '有别人的电话' });
    await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '有别人的电话' });
    const { entries } = await other.messages.page({ id: talk.groupId, after: 0 });
    expect(entries.find((entry) => entry.seq === seq)).toMatchObject({ state: 'hidden', content: null, speaker: { name: member.name } });
    expect(entries.filter(({ what }) => what === 'hidden')).toHaveLength(1);
    const supervision = await county.as(await county.administrator());
    const { acts } = await supervision.order.log({ id: talk.groupId });
    expect(acts).toMatchObject([{ act: 'hide', seq, said: '某某的电话是 139', why: '有别人的电话' }]);
    await supervision.order.hide({ id: talk.groupId, seq, hidden: false, why: '是公开的电话' });
    expect((await other.messages.page({ id: talk.groupId, after: 0 })).entries.find((entry) => entry.seq === seq)).toMatchObject({
      state: 'shown',
      content: { text: '某某的电话是 139' },
    });
  });

  it('is not for what has become a matter, nor for what the house itself says, nor for other people’s groups', async () => {
    const { talk, member, seq } = await spoken(county, '下水道堵了三天');
    const hers = await county.as(member);
    await hers.tickets.raise({ groupId: talk.groupId, seqs: [seq], title: '下水道堵了', words: '下水道堵了三天', hidden: false });
    await expect(talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '试' })).rejects.toMatchObject({ code: 'IS_A_MATTER' });
    const stranger = await county.as(await county.clerk());
    await expect(stranger.order.hide({ id: talk.groupId, seq, hidden: true, why: '试' })).rejects.toMatchObject({ status: 404 });
    await expect((await county.as(member)).order.hide({ id: talk.groupId, seq, hidden: true, why: '试' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(talk.his.order.hide({ id: talk.groupId, seq: 999, hidden: true, why: '试' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('words that are held back', () => {
  it('are seen by their author, wait for somebody, and come out when they are let through', async () => {
    const { talk, member, seq } = await heldBack(county);
    const [hers, other] = [await county.as(member), await county.as(await talk.member('白灵'))];
    const seen = async (who: typeof hers) =>
      (await who.messages.page({ id: talk.groupId, after: 0 })).entries.find((entry) => entry.seq === seq);
    expect(await seen(hers)).toMatchObject({ state: 'pending', content: { text: '代写合同,价格面议' } });
    expect(await seen(other)).toMatchObject({ state: 'pending', content: null, speaker: null });
    await hers.order.appeal({ id: talk.groupId, seq, why: '这是正常业务' });
    const { held } = await talk.his.order.waiting();
    expect(heldFor(held, talk.groupId)).toMatchObject([
      { entry: { seq, content: { text: '代写合同,价格面议' }, clientId: null }, label: '广告', appeal: '这是正常业务' },
    ]);
    await talk.his.order.decide({ id: talk.groupId, seq, pass: true, why: '没有问题' });
    await talk.his.order.decide({ id: talk.groupId, seq, pass: true, why: '没有问题' });
    expect(await seen(other)).toMatchObject({ state: 'shown', content: { text: '代写合同,价格面议' } });
    expect(heldFor((await talk.his.order.waiting()).held, talk.groupId)).toEqual([]);
    expect((await talk.his.order.log({ id: talk.groupId })).acts.map(({ act }) => act)).toEqual(['pass']);
  });

  it('speak to nobody until they are let through, nor once they are hidden', async () => {
    const { talk } = await heldBack(county);
    const [speaks, spokenTo] = [await talk.member('马文'), await talk.member('白灵')];
    const hers = await county.as(spokenTo);
    const told = async () => (await hers.groups.list()).groups.find(({ id }) => id === talk.groupId)?.spokenTo;
    const seq = await talk.says(await county.as(speaks), '代写要不要', { at: [{ personId: spokenTo.id }] });
    expect(await told()).toBe(false);
    await talk.his.order.decide({ id: talk.groupId, seq, pass: true, why: '没有问题' });
    expect(await told()).toBe(true);
    await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '有别人的电话' });
    expect(await told()).toBe(false);
  });

  it('that are refused stay with their author, who may ask for another look', async () => {
    const { talk, member, seq } = await heldBack(county);
    await talk.his.order.decide({ id: talk.groupId, seq, pass: false, why: '是广告' });
    expect(await stateOf(talk.groupId, seq)).toBe('refused');
    await expect(talk.his.order.decide({ id: talk.groupId, seq: seq + 50, pass: true, why: '试' })).rejects.toMatchObject({ status: 404 });
    await (await county.as(member)).order.appeal({ id: talk.groupId, seq, why: '请再看看' });
    await talk.his.order.decide({ id: talk.groupId, seq, pass: true, why: '看错了' });
    expect(await stateOf(talk.groupId, seq)).toBe('shown');
    await (await county.as(member)).order.appeal({ id: talk.groupId, seq, why: '再看看吧' });
    expect((await talk.his.order.waiting()).held.filter(({ groupId }) => groupId === talk.groupId)).toEqual([]);
  });

  it('are not judged by whoever said them, and are nobody else’s to appeal', async () => {
    const { talk, seq } = await heldBack(county);
    await expect((await county.as(await talk.member('白灵'))).order.appeal({ id: talk.groupId, seq, why: '试' })).rejects.toMatchObject({
      status: 404,
    });
    const { entry } = await talk.his.messages.say(saying(talk.groupId, '代写也不行'));
    expect(entry.state).toBe('pending');
    await expect(talk.his.order.decide({ id: talk.groupId, seq: entry.seq, pass: true, why: '自己看' })).rejects.toMatchObject({
      status: 404,
    });
    const supervision = await county.as(await county.administrator());
    expect(heldFor((await supervision.order.waiting()).held, talk.groupId)).toHaveLength(2);
    await supervision.order.decide({ id: talk.groupId, seq: entry.seq, pass: true, why: '可以' });
  });

  it('are decided once where two look at the same time', async () => {
    const { talk, seq } = await heldBack(county);
    const supervision = await county.as(await county.administrator());
    const decided = { id: talk.groupId, seq, why: '看过了' };
    await Promise.allSettled([talk.his.order.decide({ ...decided, pass: true }), supervision.order.decide({ ...decided, pass: true })]);
    expect((await talk.his.order.log({ id: talk.groupId })).acts).toHaveLength(1);
  });
});

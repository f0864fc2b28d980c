import { type County, type Held, openCounty, type Person } from '../../kit/county';
import { heldBack, reported, spoken } from '../../kit/ready/order';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

/** What somebody was told, newest first: title, and where a tap leads. */
async function told(who: Person | Held) {
  await county.tick();
  const { notices } = await (await county.as(who)).notices.list({});
  return notices.map(({ title, page }) => ({ title, page }));
}
const fateAt = (groupId: string, seq?: number) => `groups/order/fate?id=${groupId}${seq ? `&seq=${seq}` : ''}`;
const missing = expect.objectContaining({ status: 404 });

describe('whoever said something that was hidden', () => {
  it('hears of it, reads why and by whom, and nobody else does', async () => {
    const { talk, member, seq } = await spoken(county, '某某的电话是 139');
    const id = talk.groupId;
    await talk.his.order.hide({ id, seq, hidden: true, why: '有别人的电话' });
    expect(await told(member)).toEqual([{ title: '您在群里的一条话收起来了', page: fateAt(id, seq) }]);
    const hers = await county.as(member);
    expect((await hers.order.fate({ id, seq })).words).toMatchObject({
      ...{ state: 'hidden', said: '某某的电话是 139', mayAppeal: true, appeal: null },
      decided: { act: 'hide', why: '有别人的电话', by: expect.stringContaining('科员') },
    });
    const other = await county.as(await talk.member('白灵'));
    expect(await other.order.fate({ id, seq })).toEqual({ words: null, report: null, mute: null });
    await expect((await county.as(await county.resident())).order.fate({ id, seq })).rejects.toEqual(missing);
  });

  it('appeals, and hears what became of it, with the reason', async () => {
    const { talk, member, seq } = await spoken(county, '某某的电话是 139');
    const id = talk.groupId;
    const hers = await county.as(member);
    await talk.his.order.hide({ id, seq, hidden: true, why: '有别人的电话' });
    await hers.order.appeal({ id, seq, why: '是公开的电话' });
    expect((await hers.order.fate({ id, seq })).words?.appeal).toBe('是公开的电话');
    await talk.his.order.decide({ id, seq, pass: false, why: '没有征得本人同意' });
    expect((await told(member))[0]).toEqual({ title: '您的申诉看过了', page: fateAt(id, seq) });
    expect((await hers.order.fate({ id, seq })).words).toMatchObject({
      appeal: null,
      decided: { why: '没有征得本人同意' },
      mayAppeal: true,
    });
    await hers.order.appeal({ id, seq, why: '这是店里的电话' });
    await talk.his.order.decide({ id, seq, pass: true, why: '确实是店里的' });
    expect((await told(member))[0]?.title).toBe('您的申诉看过了,放行了');
    expect((await hers.order.fate({ id, seq })).words).toMatchObject({ state: 'shown', mayAppeal: false });
  });

  it('hears when words that were held back are let through or refused', async () => {
    const { talk, member, seq } = await heldBack(county);
    await talk.his.order.decide({ id: talk.groupId, seq, pass: false, why: '是广告' });
    await talk.his.order.decide({ id: talk.groupId, seq, pass: false, why: '是广告' });
    expect(await told(member)).toEqual([{ title: '您有一条话没有通过', page: fateAt(talk.groupId, seq) }]);
    expect((await (await county.as(member)).order.fate({ id: talk.groupId, seq })).words).toMatchObject({
      label: '广告',
      state: 'refused',
    });
  });
});

describe('whoever reported something', () => {
  it.each([
    [true, '您举报的话处理了', '已经提醒了他'],
    [false, '您举报的话看过了', '说的是气话'],
  ])('hears what became of it, with the answer: %s', async (upheld, title, answer) => {
    const { talk, other, member, seq, reportId } = await reported(county);
    const theirs = await county.as(other);
    const id = talk.groupId;
    expect((await theirs.order.fate({ id, seq })).report).toEqual({ why: '骂人', upheld: null, answer: null });
    await talk.his.order.settle({ id: reportId, upheld, answer });
    expect(await told(other)).toEqual([{ title, page: fateAt(id, seq) }]);
    expect((await theirs.order.fate({ id, seq })).report).toEqual({ why: '骂人', upheld, answer });
    // Whom it is about learns nothing of who reported.
    expect(await told(member)).toEqual([]);
    expect((await (await county.as(member)).order.fate({ id, seq })).report).toBeNull();
  });
});

describe('whoever may not speak for a while', () => {
  const muted = async () => {
    const said = await spoken(county);
    const { talk, member } = said;
    await talk.his.order.mute({ id: talk.groupId, personId: member.id, until: county.later(600).toISOString(), why: '连续刷屏' });
    return { ...said, id: talk.groupId, hers: await county.as(member) };
  };

  it('hears of it, reads why and until when, and appeals; whoever looks lets them speak', async () => {
    const { talk, member, id, hers } = await muted();
    expect(await told(member)).toEqual([{ title: '群里请您先别说话', page: fateAt(id) }]);
    const until = county.later(600).toISOString();
    expect((await hers.order.fate({ id })).mute).toMatchObject({ until, why: '连续刷屏', appeal: null, decided: { act: 'mute' } });
    await hers.order.appealMute({ id, why: '是手机卡了,重复发的' });
    const waiting = (await talk.his.order.waiting()).mutes.filter(({ groupId }) => groupId === id);
    expect(waiting).toMatchObject([{ personId: member.id, name: member.name, why: '连续刷屏', appeal: '是手机卡了,重复发的', until }]);
    const judged = { id, personId: member.id, lift: true, why: '看过了,是误会' };
    await talk.his.order.judgeMute(judged);
    await talk.his.order.judgeMute(judged);
    expect((await told(member))[0]).toEqual({ title: '您在群里又能说话了', page: fateAt(id) });
    expect((await hers.order.fate({ id })).mute).toMatchObject({ until: null, appeal: null, decided: { why: '看过了,是误会' } });
    await talk.says(hers, '谢谢');
    expect((await talk.his.order.log({ id })).acts.map(({ act }) => act)).toEqual(['unmute', 'mute']);
  });

  it('stays quiet where the appeal is turned down, reads why, and is on record', async () => {
    const { talk, member, id, hers } = await muted();
    await hers.order.appealMute({ id, why: '凭什么' });
    await talk.his.order.judgeMute({ id, personId: member.id, lift: false, why: '一晚上发了四十条' });
    expect((await told(member))[0]?.title).toBe('您的申诉看过了');
    expect((await hers.order.fate({ id })).mute).toMatchObject({ appeal: null, decided: { act: 'stays', why: '一晚上发了四十条' } });
    await expect(talk.says(hers, '还想说')).rejects.toMatchObject({ code: 'MUTED' });
    expect((await talk.his.order.waiting()).mutes.filter(({ groupId }) => groupId === id)).toEqual([]);
    expect((await talk.his.order.log({ id })).acts.map(({ act }) => act)).toEqual(['stays', 'mute']);
  });

  it('appeals for themselves alone, and is judged by those who keep the group', async () => {
    const { talk, member, id, hers } = await muted();
    const other = await county.as(await talk.member('白灵'));
    await expect(other.order.appealMute({ id, why: '替他说' })).rejects.toEqual(missing);
    const judged = { id, personId: member.id, lift: true, why: '试' };
    await expect(talk.his.order.judgeMute(judged)).rejects.toEqual(missing);
    await hers.order.appealMute({ id, why: '误会' });
    await expect((await county.as(await county.clerk())).order.judgeMute(judged)).rejects.toEqual(missing);
    await expect(hers.order.judgeMute(judged)).rejects.toMatchObject({ status: 403 });
  });
});

it('a change of how a group speaks stands in the talk for everybody, with its reason, once', async () => {
  const { talk, member } = await spoken(county);
  const id = talk.groupId;
  const order = { id, slowSeconds: 60, staffOnly: true, why: '吵起来了,先缓一缓' };
  await talk.his.groups.setOrder(order);
  await talk.his.groups.setOrder(order);
  await talk.his.groups.setOrder({ id, slowSeconds: 0, staffOnly: false, why: '说开了' });
  const { entries } = await (await county.as(member)).messages.page({ id, after: 0 });
  expect(entries.filter(({ kind }) => kind === 'note').map(({ content }) => content?.text)).toEqual([
    '从现在起,只由工作人员说话,您有事可以直接提诉求,每人 1 分钟说一次。原因:吵起来了,先缓一缓',
    '从现在起,大家又都能说话了,说话不限快慢了。原因:说开了',
  ]);
  expect((await talk.his.order.log({ id })).acts.map(({ act }) => act)).toEqual(['staff_only', 'staff_only']);
});

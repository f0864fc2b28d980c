import { type Belonging, groupsOf, happened, openBelonging, seatsOf } from '../../kit/belonging';
import { type County, openCounty } from '../../kit/county';
import { bond, firm, group, serve } from '../../kit/makers.groups';
import { saying } from '../../kit/talk';

let county: County;
let at: Belonging;
beforeAll(async () => {
  county = await openCounty();
  at = await openBelonging(county);
});
afterAll(() => county.close());

describe('being asked in', () => {
  it('lets everybody of the firm in at once, beyond the rules, once', async () => {
    const keeper = await county.clerk();
    await serve(at.shop, at.trade, keeper.postId, 'deputy');
    await happened(county, 'post.begin', `post/${keeper.postId}`, {
      post: keeper.postId,
      role: 'agent',
      unit: county.units.bureau,
      holder: keeper.id,
    });
    const owner = await at.bound({ industry: 'C13' });
    const his = await county.as(keeper);
    for (let i = 0; i < 2; i++) await his.groups.askIn({ id: at.trade, firmId: owner.firmId });
    expect(await groupsOf(county, owner)).toEqual([at.trade, at.town].sort());
    expect((await (await county.as(owner)).groups.show({ id: at.trade })).why).toContain('邀请');
    await expect(his.groups.askIn({ id: at.trade, firmId: '1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends where the group is full', async () => {
    const small = await group(at.shop, { name: '小群', fits: { kinds: ['nothing'] }, place: 9, cap: 1 });
    const keeper = await county.clerk();
    await serve(at.shop, small, keeper.postId);
    await happened(county, 'post.begin', `post/${keeper.postId}`, {
      post: keeper.postId,
      role: 'agent',
      unit: county.units.bureau,
      holder: keeper.id,
    });
    const his = await county.as(keeper);
    await expect(his.groups.askIn({ id: small, firmId: (await at.bound()).firmId })).rejects.toMatchObject({ code: 'GROUP_FULL' });
  });
});

describe('serving a group', () => {
  it('comes with a post at the unit that leads it; the first one owns it, and the next takes over', async () => {
    const led = await group(at.shop, { axis: 'escalation', name: '诉求解决交流群', fits: null, lead: county.units.centre });
    const [first, second] = [await county.clerk(county.units.centre, '钱主任'), await county.clerk(county.units.centre, '孙科员')];
    for (const { postId, id } of [first, second])
      await happened(county, 'post.begin', `post/${postId}`, { post: postId, role: 'clerk', unit: county.units.centre, holder: id });
    const seen = await (await county.as(second)).groups.show({ id: led });
    expect(seen).toMatchObject({ owner: '钱主任', keeper: false, staff: 2, why: '您在这里值守:区政务服务中心·科员' });
    await county.database.run('UPDATE post SET ended_at = ? WHERE region = ? AND id = ?', [county.now(), county.region, first.postId]);
    await happened(county, 'post.end', `post/${first.postId}`, {
      post: first.postId,
      role: 'clerk',
      unit: county.units.centre,
      holder: first.id,
    });
    expect(await (await county.as(second)).groups.show({ id: led })).toMatchObject({ owner: '孙科员', keeper: true, staff: 1 });
    expect(
      await county.database.query('SELECT part FROM group_staff WHERE region = ? AND group_id = ?', [county.region, led]),
    ).toHaveLength(3);
  });

  it('goes before being one of its firms', async () => {
    const clerk = await county.clerk();
    await serve(at.shop, at.town, clerk.postId, 'staff');
    const firmId = await firm(at.shop);
    await bond(at.shop, clerk.id, firmId);
    await happened(county, 'firm.bound', `firm/${firmId}`, { person: clerk.id, firm: firmId });
    expect(await seatsOf(county, clerk)).toMatchObject([{ id: at.town, how: 'post' }]);
  });
});

describe('history', () => {
  it('begins for a late joiner where the group lets it, and nothing is unread yet', async () => {
    const led = await group(at.shop, { name: '有历史的群', fits: { kinds: ['cooperative'] }, place: 5, historyDays: 1 });
    const early = await at.bound({ kind: 'cooperative' });
    const theirs = await county.as(early);
    const old = (await theirs.messages.say(saying(led, '前天说的'))).entry.seq;
    await county.clock(county.later(60 * 36));
    const recent = (await theirs.messages.say(saying(led, '今天说的'))).entry.seq;
    const late = await county.as(await at.bound({ kind: 'cooperative' }));
    expect((await late.messages.page({ id: led })).entries.map(({ seq }) => seq)).toEqual([recent]);
    expect((await late.messages.page({ id: led, after: 0 })).entries.map(({ seq }) => seq)).toEqual([recent]);
    expect((await late.messages.page({ id: led, around: old })).entries.map(({ seq }) => seq)).toEqual([recent]);
    expect((await late.messages.search({ id: led, words: '说的' })).entries).toHaveLength(1);
    expect((await late.groups.list()).groups.find(({ id }) => id === led)).toMatchObject({ unread: 0 });
  });
});

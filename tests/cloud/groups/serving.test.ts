import { recordEvent } from '../../../cloud/src/kernel/engine/event';
import { type County, type Held, openCounty, type Person } from '../../kit/county';
import { bond, type FirmMade, firm, group, serve } from '../../kit/makers.groups';
import type { Workshop } from '../../kit/makers.rows';
import { saying, shopOf } from '../../kit/talk';

let county: County;
let shop: Workshop;
let trade: string;
let town: string;
beforeAll(async () => {
  county = await openCounty();
  shop = await shopOf(county);
  trade = await group(shop, {
    name: '限上商贸企业诉求交流群',
    fits: { industries: ['F'], scales: ['limit'] },
    place: 1,
    lead: county.units.bureau,
  });
  town = await group(shop, { axis: 'territory', name: '五当召镇诉求交流群', town: county.places.town, fits: null });
});
afterAll(() => county.close());

const happened = async (type: string, subject: string, facts: Record<string, string>) => {
  await county.database.inTransaction((tx) =>
    recordEvent(tx, { region: county.region, subject, no: Number(shop.ids.next().slice(-6)), type, at: county.now().toISOString(), facts }),
  );
  await county.tick();
};
/** Somebody who has just been verified for a firm. */
async function bound(made: FirmMade = {}, state: 'asked' | 'verified' = 'verified'): Promise<Person & { firmId: string }> {
  const person = await county.resident();
  const firmId = await firm(shop, made);
  await bond(shop, person.id, firmId, state);
  await happened(state === 'asked' ? 'firm.ask' : 'firm.bound', `firm/${firmId}`, { person: person.id, firm: firmId });
  return { ...person, firmId };
}
const groupsOf = async (person: Person | Held) => (await (await county.as(person)).groups.list()).groups.map(({ id }) => id).sort();
const seats = (person: Person) =>
  county.database.query<{ id: string; left: string | null; how: string }>(
    'SELECT group_id AS id, left_seq AS `left`, how FROM group_member WHERE region = ? AND person_id = ? ORDER BY joined_at, group_id',
    [county.region, person.id],
  );

describe('being asked in', () => {
  it('lets everybody of the firm in at once, beyond the rules, once', async () => {
    const keeper = await county.clerk();
    await serve(shop, trade, keeper.postId, 'deputy');
    await happened('post.begin', `post/${keeper.postId}`, {
      post: keeper.postId,
      role: 'agent',
      unit: county.units.bureau,
      holder: keeper.id,
    });
    const owner = await bound({ industry: 'C13' });
    const his = await county.as(keeper);
    for (let i = 0; i < 2; i++) await his.groups.askIn({ id: trade, firmId: owner.firmId });
    expect(await groupsOf(owner)).toEqual([trade, town].sort());
    expect((await (await county.as(owner)).groups.show({ id: trade })).why).toContain('邀请');
    await expect(his.groups.askIn({ id: trade, firmId: '1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends where the group is full', async () => {
    const small = await group(shop, { name: '小群', fits: { kinds: ['nothing'] }, place: 9, cap: 1 });
    const keeper = await county.clerk();
    await serve(shop, small, keeper.postId);
    await happened('post.begin', `post/${keeper.postId}`, {
      post: keeper.postId,
      role: 'agent',
      unit: county.units.bureau,
      holder: keeper.id,
    });
    const his = await county.as(keeper);
    await expect(his.groups.askIn({ id: small, firmId: (await bound()).firmId })).rejects.toMatchObject({ code: 'GROUP_FULL' });
  });
});

describe('serving a group', () => {
  it('comes with a post at the unit that leads it; the first one owns it, and the next takes over', async () => {
    const led = await group(shop, { axis: 'escalation', name: '诉求解决交流群', fits: null, lead: county.units.centre });
    const [first, second] = [await county.clerk(county.units.centre, '钱主任'), await county.clerk(county.units.centre, '孙科员')];
    for (const { postId, id } of [first, second])
      await happened('post.begin', `post/${postId}`, { post: postId, role: 'clerk', unit: county.units.centre, holder: id });
    const seen = await (await county.as(second)).groups.show({ id: led });
    expect(seen).toMatchObject({ owner: '钱主任', keeper: false, staff: 2, why: '您在这里值守:区政务服务中心·科员' });
    await county.database.run('UPDATE post SET ended_at = ? WHERE region = ? AND id = ?', [county.now(), county.region, first.postId]);
    await happened('post.end', `post/${first.postId}`, { post: first.postId, role: 'clerk', unit: county.units.centre, holder: first.id });
    expect(await (await county.as(second)).groups.show({ id: led })).toMatchObject({ owner: '孙科员', keeper: true, staff: 1 });
    expect(
      await county.database.query('SELECT part FROM group_staff WHERE region = ? AND group_id = ?', [county.region, led]),
    ).toHaveLength(3);
  });

  it('goes before being one of its firms', async () => {
    const clerk = await county.clerk();
    await serve(shop, town, clerk.postId, 'staff');
    const firmId = await firm(shop);
    await bond(shop, clerk.id, firmId);
    await happened('firm.bound', `firm/${firmId}`, { person: clerk.id, firm: firmId });
    expect(await seats(clerk)).toMatchObject([{ id: town, how: 'post' }]);
  });
});

describe('history', () => {
  it('begins for a late joiner where the group lets it, and nothing is unread yet', async () => {
    const led = await group(shop, { name: '有历史的群', fits: { kinds: ['cooperative'] }, place: 5, historyDays: 1 });
    const early = await bound({ kind: 'cooperative' });
    const theirs = await county.as(early);
    const old = (await theirs.messages.say(saying(led, '前天说的'))).entry.seq;
    await county.clock(county.later(60 * 36));
    const recent = (await theirs.messages.say(saying(led, '今天说的'))).entry.seq;
    const late = await county.as(await bound({ kind: 'cooperative' }));
    expect((await late.messages.page({ id: led })).entries.map(({ seq }) => seq)).toEqual([recent]);
    expect((await late.messages.page({ id: led, after: 0 })).entries.map(({ seq }) => seq)).toEqual([recent]);
    expect((await late.messages.page({ id: led, around: old })).entries.map(({ seq }) => seq)).toEqual([recent]);
    expect((await late.messages.search({ id: led, words: '说的' })).entries).toHaveLength(1);
    expect((await late.groups.list()).groups.find(({ id }) => id === led)).toMatchObject({ unread: 0 });
  });
});

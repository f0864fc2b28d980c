import { type Belonging, groupsOf, happened, openBelonging, seatsOf } from '../../kit/belonging';
import { type County, openCounty } from '../../kit/county';
import { bond, firm, group } from '../../kit/makers.groups';
import { saying } from '../../kit/talk';

let county: County;
let at: Belonging;
let fresh: string;
let otherTown: string;
beforeAll(async () => {
  county = await openCounty();
  at = await openBelonging(county);
  fresh = await group(at.shop, { name: '新办企业诉求交流群', fits: { newerThan: 12 }, place: 2 });
  otherTown = await group(at.shop, {
    axis: 'territory',
    name: '吉忽伦图苏木诉求交流群',
    town: county.places.otherTown,
    fits: null,
    lead: county.units.otherTown,
  });
});
afterAll(() => county.close());

const leave = async ({ id, firmId }: { id: string; firmId: string }) => {
  await county.database.run(
    "UPDATE firm_person SET state = 'left', ended_at = ?, version = 2 WHERE region = ? AND firm_id = ? AND person_id = ? AND live = 1",
    [county.now(), county.region, firmId, id],
  );
};

describe('acting for a firm', () => {
  it('leads into the group of its trade and that of its town, and says why', async () => {
    const owner = await at.bound({ scale: 'limit' });
    expect(await groupsOf(county, owner)).toEqual([at.trade, at.town].sort());
    const hers = await county.as(owner);
    expect((await hers.groups.show({ id: at.trade })).why).toBe('限上商贸企业诉求交流群:批发零售业(F51),限额以上');
    expect((await hers.groups.show({ id: at.town })).why).toBe('五当召镇诉求交流群:登记的地方在这里');
  });

  it('leads a stall into its town’s group before anybody has looked, and marks it', async () => {
    const stall = await at.bound({ kind: 'stall', scale: 'limit' }, 'asked');
    expect(await groupsOf(county, stall)).toEqual([at.town]);
    const { entry } = await (await county.as(stall)).messages.say(saying(at.town, '摊位费怎么收?'));
    expect(entry.speaker).toMatchObject({ unverified: true });
  });

  it('leads nowhere in the name of a firm that has not been asked', async () => {
    expect(await groupsOf(county, await at.bound({ scale: 'limit' }, 'asked'))).toEqual([]);
  });

  it('is one seat a group, however many firms', async () => {
    const owner = await at.bound({ scale: 'limit' });
    const second = await firm(at.shop, { name: '第二家', scale: 'limit' });
    await bond(at.shop, owner.id, second);
    await happened(county, 'firm.bound', `firm/${second}`, { person: owner.id, firm: second });
    expect(await seatsOf(county, owner)).toHaveLength(2);
    await leave(owner);
    await happened(county, 'firm.left', `firm/${owner.firmId}`, { person: owner.id, firm: owner.firmId });
    expect(await groupsOf(county, owner)).toEqual([at.trade, at.town].sort());
    expect((await (await county.as(owner)).messages.say(saying(at.trade, '还在'))).entry.speaker?.of).toBe('第二家');
  });

  it('iC5 is over at once for whoever leaves, before anybody reacts; then the seat is taken', async () => {
    const owner = await at.bound({ scale: 'limit' });
    const hers = await county.as(owner);
    await hers.messages.say(saying(at.trade, '我在'));
    await leave(owner);
    expect((await hers.groups.list()).groups).toEqual([]);
    for (const call of [
      () => hers.messages.say(saying(at.trade, '还能说吗')),
      () => hers.messages.page({ id: at.trade }),
      () => hers.messages.search({ id: at.trade, words: '我在' }),
      () => hers.groups.members({ id: at.trade }),
      () => hers.groups.read({ id: at.trade, seq: 1 }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await happened(county, 'firm.left', `firm/${owner.firmId}`, { person: owner.id, firm: owner.firmId });
    expect((await seatsOf(county, owner)).every(({ left }) => left !== null)).toBe(true);
  });

  it('settles to the same however often it is told', async () => {
    const owner = await at.bound({ scale: 'limit' });
    const before = await seatsOf(county, owner);
    for (let i = 0; i < 3; i++) await happened(county, 'firm.bound', `firm/${owner.firmId}`, { person: owner.id, firm: owner.firmId });
    expect(await seatsOf(county, owner)).toEqual(before);
  });
});

describe('the rules, day after day', () => {
  it('a firm is new until its year is over, and then is where it belongs', async () => {
    const young = await at.bound({ registeredOn: '2025-12-01', industry: 'C13' });
    expect(await groupsOf(county, young)).toEqual([fresh, at.town].sort());
    await county.clock('2026-11-30T10:00:00+08:00');
    expect(await groupsOf(county, young)).toEqual([fresh, at.town].sort());
    await county.clock('2026-12-01T00:00:01+08:00');
    expect(await groupsOf(county, young)).toEqual([at.town]);
    await county.clock('2026-12-01T09:00:00+08:00');
  });

  it('a firm that moves to another town goes along', async () => {
    const owner = await at.bound();
    await county.database.run('UPDATE firm SET town = ? WHERE region = ? AND id = ?', [
      county.places.otherTown,
      county.region,
      owner.firmId,
    ]);
    await county.clock('2026-12-02T09:00:00+08:00');
    expect(await groupsOf(county, owner)).toEqual([otherTown]);
  });
});

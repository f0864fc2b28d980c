import { recordEvent } from '../../../cloud/src/kernel/engine/event';
import { type County, type Held, openCounty, type Person } from '../../kit/county';
import { bond, type FirmMade, firm, group } from '../../kit/makers.groups';
import type { Workshop } from '../../kit/makers.rows';
import { saying, shopOf } from '../../kit/talk';

let county: County;
let shop: Workshop;
let trade: string;
let fresh: string;
let town: string;
let otherTown: string;
beforeAll(async () => {
  county = await openCounty();
  shop = await shopOf(county);
  trade = await group(shop, {
    name: '限上商贸企业诉求交流群',
    fits: { industries: ['F'], scales: ['limit'] },
    place: 1,
    lead: county.units.bureau,
  });
  fresh = await group(shop, { name: '新办企业诉求交流群', fits: { newerThan: 12 }, place: 2 });
  town = await group(shop, { axis: 'territory', name: '五当召镇诉求交流群', town: county.places.town, fits: null });
  otherTown = await group(shop, {
    axis: 'territory',
    name: '吉忽伦图苏木诉求交流群',
    town: county.places.otherTown,
    fits: null,
    lead: county.units.otherTown,
  });
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
const leave = async ({ id, firmId }: { id: string; firmId: string }) => {
  await county.database.run(
    "UPDATE firm_person SET state = 'left', ended_at = ?, version = 2 WHERE region = ? AND firm_id = ? AND person_id = ? AND live = 1",
    [county.now(), county.region, firmId, id],
  );
};
const groupsOf = async (person: Person | Held) => (await (await county.as(person)).groups.list()).groups.map(({ id }) => id).sort();
const seats = (person: Person) =>
  county.database.query<{ id: string; left: string | null; how: string }>(
    'SELECT group_id AS id, left_seq AS `left`, how FROM group_member WHERE region = ? AND person_id = ? ORDER BY joined_at, group_id',
    [county.region, person.id],
  );

describe('acting for a firm', () => {
  it('leads into the group of its trade and that of its town, and says why', async () => {
    const owner = await bound({ scale: 'limit' });
    expect(await groupsOf(owner)).toEqual([trade, town].sort());
    const hers = await county.as(owner);
    expect((await hers.groups.show({ id: trade })).why).toBe('限上商贸企业诉求交流群:批发零售业(F51),限额以上');
    expect((await hers.groups.show({ id: town })).why).toBe('五当召镇诉求交流群:登记的地方在这里');
  });

  it('leads a stall into its town’s group before anybody has looked, and marks it', async () => {
    const stall = await bound({ kind: 'stall', scale: 'limit' }, 'asked');
    expect(await groupsOf(stall)).toEqual([town]);
    const { entry } = await (await county.as(stall)).messages.say(saying(town, '摊位费怎么收?'));
    expect(entry.speaker).toMatchObject({ unverified: true });
  });

  it('leads nowhere in the name of a firm that has not been asked', async () => {
    expect(await groupsOf(await bound({ scale: 'limit' }, 'asked'))).toEqual([]);
  });

  it('is one seat a group, however many firms', async () => {
    const owner = await bound({ scale: 'limit' });
    const second = await firm(shop, { name: '第二家', scale: 'limit' });
    await bond(shop, owner.id, second);
    await happened('firm.bound', `firm/${second}`, { person: owner.id, firm: second });
    expect(await seats(owner)).toHaveLength(2);
    await leave(owner);
    await happened('firm.left', `firm/${owner.firmId}`, { person: owner.id, firm: owner.firmId });
    expect(await groupsOf(owner)).toEqual([trade, town].sort());
    expect((await (await county.as(owner)).messages.say(saying(trade, '还在'))).entry.speaker?.of).toBe('第二家');
  });

  it('iC5 is over at once for whoever leaves, before anybody reacts; then the seat is taken', async () => {
    const owner = await bound({ scale: 'limit' });
    const hers = await county.as(owner);
    await hers.messages.say(saying(trade, '我在'));
    await leave(owner);
    expect((await hers.groups.list()).groups).toEqual([]);
    for (const call of [
      () => hers.messages.say(saying(trade, '还能说吗')),
      () => hers.messages.page({ id: trade }),
      () => hers.messages.search({ id: trade, words: '我在' }),
      () => hers.groups.members({ id: trade }),
      () => hers.groups.read({ id: trade, seq: 1 }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await happened('firm.left', `firm/${owner.firmId}`, { person: owner.id, firm: owner.firmId });
    expect((await seats(owner)).every(({ left }) => left !== null)).toBe(true);
  });

  it('settles to the same however often it is told', async () => {
    const owner = await bound({ scale: 'limit' });
    const before = await seats(owner);
    for (let i = 0; i < 3; i++) await happened('firm.bound', `firm/${owner.firmId}`, { person: owner.id, firm: owner.firmId });
    expect(await seats(owner)).toEqual(before);
  });
});

describe('the rules, day after day', () => {
  it('a firm is new until its year is over, and then is where it belongs', async () => {
    const young = await bound({ registeredOn: '2025-12-01', industry: 'C13' });
    expect(await groupsOf(young)).toEqual([fresh, town].sort());
    await county.clock('2026-11-30T10:00:00+08:00');
    expect(await groupsOf(young)).toEqual([fresh, town].sort());
    await county.clock('2026-12-01T00:00:01+08:00');
    expect(await groupsOf(young)).toEqual([town]);
    await county.clock('2026-12-01T09:00:00+08:00');
  });

  it('a firm that moves to another town goes along', async () => {
    const owner = await bound();
    await county.database.run('UPDATE firm SET town = ? WHERE region = ? AND id = ?', [
      county.places.otherTown,
      county.region,
      owner.firmId,
    ]);
    await county.clock('2026-12-02T09:00:00+08:00');
    expect(await groupsOf(owner)).toEqual([otherTown]);
  });
});

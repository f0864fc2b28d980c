import { FirmsPort } from '../../../cloud/src/firms/firms.port';
import { Database } from '../../../cloud/src/kernel/db/database';
import { type County, openCounty } from '../../kit/county';
import { aFirm, bound, office, speaks, told } from '../../kit/firms';

let county: County;
let port: FirmsPort;
beforeAll(async () => {
  county = await openCounty();
  port = await county.service.get(FirmsPort);
});
afterAll(() => county.close());

/** The county's 行政审批局, which verifies everywhere in it. */
async function verifier() {
  const [unit] = await county.database.query<{ id: string }>("SELECT id FROM unit WHERE region = ? AND name LIKE '%行政审批局'", [
    county.region,
  ]);
  if (unit) return county.clerk(unit.id);
  const { bureau } = county.units;
  const id = String(BigInt(bureau) + 1n);
  await county.database.run(
    "INSERT INTO unit (region, id, code, name, kind, division, source) VALUES (?, ?, 'D-V', '试验区行政审批局', 'department', ?, 'test')",
    [county.region, id, county.region],
  );
  const held = await county.clerk(bureau);
  await county.database.run('UPDATE post SET unit_id = ? WHERE region = ? AND id = ?', [id, county.region, held.postId]);
  return held;
}

describe('verifying', () => {
  it('lists the longest wait first, with what there is to compare', async () => {
    const theirs = await office(county);
    const firm = await aFirm(county, { phone: '13812345678' });
    const { bond, person } = await bound(county, { state: 'asked', firm });
    const { asked, more } = await theirs.firms.waiting({});
    expect(more).toBe(false);
    const own = asked.find(({ bondId }) => bondId === bond.id);
    expect(own).toMatchObject({ person: '云桂兰', registered: '138****5678', phone: `137****${person.phone.slice(-4)}` });
    expect(asked.map(({ askedAt }) => askedAt)).toEqual(asked.map(({ askedAt }) => askedAt).sort());
    expect((await theirs.firms.waiting({ after: bond.id })).asked).toEqual([]);
  });

  it('verifies, and the person and the other owners hear of it', async () => {
    const { firm, person: owner } = await bound(county);
    const { bond, person, hers } = await bound(county, { state: 'asked', part: 'accountant', firm });
    await (await office(county)).firms.decide({ id: bond.id, verified: true });
    expect((await hers.firms.mine()).bonds).toMatchObject([{ state: 'verified', part: 'accountant' }]);
    expect(await told(county, person)).toEqual(['firm.bound']);
    expect(await told(county, owner)).toEqual(['firm.bound']);
  });

  it('refuses with a reason only, and the person may ask again', async () => {
    const { bond, firm, person, hers } = await bound(county, { state: 'asked' });
    const theirs = await office(county);
    await expect(theirs.firms.decide({ id: bond.id, verified: false })).rejects.toMatchObject({ code: 'NEEDS_REASON' });
    await theirs.firms.decide({ id: bond.id, verified: false, note: '电话里说没有这个人' });
    expect(await told(county, person)).toEqual(['firm.refuse']);
    expect(await speaks(county, firm.id, person.id)).toBeNull();
    expect(await hers.firms.claim({ uscc: firm.uscc!, part: 'staff' })).toMatchObject({ state: 'asked' });
  });

  it('is done once: of two who decide, one is told', async () => {
    const { bond } = await bound(county, { state: 'asked' });
    const [one, two] = [await office(county), await office(county)];
    const answers = await Promise.allSettled([
      one.firms.decide({ id: bond.id, verified: true }),
      two.firms.decide({ id: bond.id, verified: false, note: '不是' }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'BOND_MOVED_ON', status: 409 } });
  });

  it('is for the county’s verifier and administrators too, never for another bureau or town', async () => {
    const people = [await verifier(), await county.administrator()];
    for (const person of people) {
      const { bond } = await bound(county, { state: 'asked' });
      expect(await (await county.as(person)).firms.decide({ id: bond.id, verified: true })).toEqual({ done: true });
    }
    const { bond } = await bound(county, { state: 'asked' });
    for (const person of [await county.clerk(), await county.clerk(county.units.otherTown)])
      await expect((await county.as(person)).firms.decide({ id: bond.id, verified: true })).rejects.toMatchObject({ status: 404 });
  });

  it('is never of oneself', async () => {
    const clerk = await county.clerk(county.units.town);
    const { bond } = await bound(county, { state: 'asked', person: clerk });
    const theirs = await county.as(clerk);
    await expect(theirs.firms.decide({ id: bond.id, verified: true })).rejects.toMatchObject({ status: 404 });
    expect((await theirs.firms.waiting({})).asked.map(({ bondId }) => bondId)).not.toContain(bond.id);
  });
});

describe('leaving a firm', () => {
  it('ends at once, and leaving again changes nothing', async () => {
    const { bond, firm, person, hers } = await bound(county);
    expect(await speaks(county, firm.id, person.id)).toBe('verified');
    await hers.firms.leave({ id: bond.id });
    expect(await speaks(county, firm.id, person.id)).toBeNull();
    expect(await port.bondsOf(person.id, county.region)).toEqual([]);
    expect((await hers.firms.mine()).bonds).toEqual([]);
    expect(await hers.firms.leave({ id: bond.id })).toEqual({ done: true });
  });

  it('waits for a word that is being written, and holds from the next', async () => {
    const { bond, firm, person, hers } = await bound(county);
    const order: string[] = [];
    const database = await county.service.get(Database);
    let leaving: Promise<unknown> = Promise.resolve();
    await database.inTransaction(async (tx) => {
      expect(await port.speaks(tx, county.region, firm.id, person.id)).toBe('verified');
      leaving = hers.firms.leave({ id: bond.id }).then(() => order.push('left'));
      await tx.query('SELECT SLEEP(0.3)', []);
      order.push('spoken');
    });
    await leaving;
    expect(order).toEqual(['spoken', 'left']);
  });

  it('of the last owner lets those hear of it who verify', async () => {
    const clerk = await county.clerk(county.units.town);
    const { bond, firm, hers } = await bound(county);
    await bound(county, { state: 'asked', part: 'staff', firm });
    await hers.firms.leave({ id: bond.id });
    expect(await told(county, clerk)).toEqual(['firm.ask', 'firm.left']);
  });

  it('meets a decision: the person has left in the end', async () => {
    const { bond, firm, person, hers } = await bound(county, { state: 'asked' });
    await Promise.allSettled([(await office(county)).firms.decide({ id: bond.id, verified: true }), hers.firms.leave({ id: bond.id })]);
    expect(await speaks(county, firm.id, person.id)).toBeNull();
  });
});

describe('the people of a firm', () => {
  it('are seen by its owner and the town’s office, by staff they are not', async () => {
    const { firm, hers } = await bound(county);
    const { hers: staffs } = await bound(county, { state: 'asked', part: 'staff', firm });
    const { people } = await hers.firms.people({ id: firm.id });
    expect(people.map(({ part, mine }) => [part, mine])).toEqual([
      ['owner', true],
      ['staff', false],
    ]);
    expect((await (await office(county)).firms.people({ id: firm.id })).people).toHaveLength(2);
    await expect(staffs.firms.people({ id: firm.id })).rejects.toMatchObject({ status: 404 });
  });

  it('are dismissed by the owner, who cannot dismiss in another firm', async () => {
    const { firm, hers } = await bound(county);
    const { bond, person } = await bound(county, { state: 'asked', part: 'staff', firm });
    const { hers: others } = await bound(county);
    await expect(others.firms.dismiss({ id: bond.id })).rejects.toMatchObject({ status: 404 });
    await hers.firms.dismiss({ id: bond.id });
    expect(await speaks(county, firm.id, person.id)).toBeNull();
    expect(await told(county, person)).toEqual(['firm.left']);
    expect(await hers.firms.dismiss({ id: bond.id })).toEqual({ done: true });
  });
});

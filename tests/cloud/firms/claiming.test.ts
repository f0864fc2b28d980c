import { organisationCheck, usccCheck } from 'shared-types/firms';
import { FirmsPort } from '../../../cloud/src/firms/firms.port';
import { Database } from '../../../cloud/src/kernel/db/database';
import { type County, openCounty } from '../../kit/county';
import { aFirm, bound, newUscc, told } from '../../kit/firms';

let county: County;
let port: FirmsPort;
beforeAll(async () => {
  county = await openCounty();
  port = await county.service.get(FirmsPort);
});
afterAll(() => county.close());

describe('saying that I act for a firm', () => {
  it('is believed at once where its registered phone is mine', async () => {
    const { bond, firm, hers } = await bound(county);
    expect(bond).toMatchObject({
      state: 'verified',
      part: 'owner',
      firm: { uscc: firm.uscc, trade: '批发和零售业(F51)', place: '五当召镇' },
    });
    expect((await hers.firms.mine()).bonds).toEqual([bond]);
  });

  it('is asked otherwise, and the town’s office and the county’s verifier hear of it', async () => {
    const office = await county.clerk(county.units.town);
    const elsewhere = await county.clerk(county.units.otherTown);
    const { bond } = await bound(county, { state: 'asked' });
    expect(bond).toMatchObject({ state: 'asked', words: expect.stringContaining('核实') });
    expect(await told(county, office)).toEqual(['firm.ask']);
    expect(await told(county, elsewhere)).toEqual([]);
  });

  it('goes to the administrators where a town has nobody to verify', async () => {
    const lone = await openCounty({ service: county.service });
    const chief = await lone.administrator();
    await bound(lone, { state: 'asked' });
    await lone.tick();
    const notices = await lone.database.query('SELECT id FROM notice WHERE person_id = ?', [chief.id]);
    expect(notices).toHaveLength(1);
  });

  it('takes the code as somebody types it', async () => {
    const { uscc } = await aFirm(county);
    const hers = await county.as(await county.resident());
    const typed = ` ${uscc!.slice(0, 8).toLowerCase()} ${uscc!.slice(8)}`;
    expect(await hers.firms.claim({ uscc: typed, part: 'staff' })).toMatchObject({ firm: { uscc }, state: 'asked' });
  });

  it('is refused with a code that is wrong, and with one of a firm nobody knows', async () => {
    const hers = await county.as(await county.resident());
    const wrong = `${newUscc().slice(0, 17)}?`;
    await expect(hers.firms.claim({ uscc: wrong, part: 'owner' })).rejects.toMatchObject({ code: 'FIRM_CODE_WRONG', status: 422 });
    await expect(hers.firms.claim({ uscc: newUscc(), part: 'owner' })).rejects.toMatchObject({ code: 'FIRM_UNKNOWN', status: 404 });
  });

  it('is refused for a firm that is closed', async () => {
    const { uscc } = await aFirm(county, { state: 'closed' });
    const hers = await county.as(await county.resident());
    await expect(hers.firms.claim({ uscc: uscc!, part: 'owner' })).rejects.toMatchObject({ code: 'FIRM_UNKNOWN' });
  });

  it('is refused twice for one firm, also where two taps race', async () => {
    const { uscc } = await aFirm(county);
    const hers = await county.as(await county.resident());
    const taps = await Promise.allSettled([1, 2].map(() => hers.firms.claim({ uscc: uscc!, part: 'owner' })));
    expect(taps.map((tap) => tap.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(hers.firms.claim({ uscc: uscc!, part: 'staff' })).rejects.toMatchObject({ code: 'FIRM_YOURS', status: 409 });
  });

  it('needs a name', async () => {
    const nameless = await county.resident();
    await county.database.run('UPDATE person SET name = NULL WHERE id = ?', [nameless.id]);
    const { uscc } = await aFirm(county);
    await expect((await county.as(nameless)).firms.claim({ uscc: uscc!, part: 'owner' })).rejects.toMatchObject({ code: 'NAME_NEEDED' });
  });

  it('is paced: codes are not counted up', async () => {
    const hers = await county.as(await county.resident());
    const codes = Array.from({ length: 11 }, () => newUscc());
    const answers: string[] = [];
    for (const uscc of codes) answers.push(await hers.firms.claim({ uscc, part: 'owner' }).then(String, (error) => error.code));
    expect(answers.at(-1)).toBe('TOO_OFTEN');
    expect(new Set(answers.slice(0, 10))).toEqual(new Set(['FIRM_UNKNOWN']));
  });

  it('is never believed by a phone that is empty on both sides', async () => {
    const { uscc } = await aFirm(county);
    const person = await county.resident();
    await county.database.run('UPDATE person SET phone = NULL, phone_index = NULL WHERE id = ?', [person.id]);
    expect(await (await county.as(person)).firms.claim({ uscc: uscc!, part: 'owner' })).toMatchObject({ state: 'asked' });
  });
});

describe('a stall without a licence', () => {
  it('is there at once, waits to be verified, and may already speak', async () => {
    const person = await county.resident('刘师傅');
    const hers = await county.as(person);
    const bond = await hers.firms.begin({ name: '老刘修鞋', division: county.places.village, trade: '修鞋配钥匙' });
    expect(bond).toMatchObject({
      state: 'asked',
      part: 'owner',
      firm: { uscc: null, kind: 'stall', trade: '修鞋配钥匙', place: '五当召镇 缸房地村' },
    });
    const [seen] = await port.bondsOf(person.id, county.region);
    expect(seen).toMatchObject({ kind: 'stall', industry: null, scale: 'none', marks: '', town: county.places.town, state: 'asked' });
    const database = await county.service.get(Database);
    expect(await database.inTransaction((tx) => port.speaks(tx, county.region, bond.firm.id, person.id))).toBe('asked');
  });

  it('is refused in a county as a whole, and in a place that is not there', async () => {
    const hers = await county.as(await county.resident());
    const stall = { name: '小摊', trade: '早点' };
    for (const division of [county.region, '999999999'])
      await expect(hers.firms.begin({ ...stall, division })).rejects.toMatchObject({ code: 'PLACE_UNKNOWN', status: 422 });
  });

  it('is closed when it is refused', async () => {
    const hers = await county.as(await county.resident());
    const bond = await hers.firms.begin({ name: '没有的摊', division: county.places.town, trade: '烧烤' });
    const theirs = await county.as(await county.clerk(county.units.town));
    await theirs.firms.decide({ id: bond.id, verified: false, note: '现场没有这个摊位' });
    const [firm] = await county.database.query<{ state: string }>('SELECT state FROM firm WHERE region = ? AND id = ?', [
      county.region,
      bond.firm.id,
    ]);
    expect(firm?.state).toBe('closed');
    expect((await hers.firms.mine()).bonds[0]).toMatchObject({ state: 'refused', words: expect.stringContaining('现场没有这个摊位') });
  });
});

it('the codes of these tests are real ones', () => {
  const code = newUscc();
  expect(organisationCheck(code.slice(8, 16))).toBe(code[16]);
  expect(usccCheck(code.slice(0, 17))).toBe(code[17]);
});

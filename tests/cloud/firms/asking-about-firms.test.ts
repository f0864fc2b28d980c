import { FirmsPort } from '../../../cloud/src/firms/firms.port';
import { type County, openCounty } from '../../kit/county';
import { aFirm, bound, office, speaks } from '../../kit/firms';

let county: County;
let port: FirmsPort;
beforeAll(async () => {
  county = await openCounty();
  port = await county.service.get(FirmsPort);
});
afterAll(() => county.close());

describe('finding a firm', () => {
  it('goes by its code or the beginning of its name, and takes no wildcards', async () => {
    const firm = await aFirm(county, { name: '100%棉_纺织厂' });
    await aFirm(county, { name: '100倍棉花纺织厂' });
    const theirs = await office(county);
    const ids = async (words: string) => (await theirs.firms.find({ words })).firms.map(({ id }) => id);
    expect(await ids(firm.uscc!.toLowerCase())).toEqual([firm.id]);
    expect(await ids('100%棉')).toEqual([firm.id]);
    expect(await ids('100')).toHaveLength(2);
    expect(await ids('%')).toEqual([]);
  });
});

describe('what groups ask', () => {
  it('counts firms by what rules ask for, closed ones left out', async () => {
    const lone = await openCounty({ service: county.service });
    await aFirm(lone, { industry: 'C13', scale: 'above', marks: 'premium,tech', registered_on: '2026-11-01' });
    await aFirm(lone, { industry: 'C14', scale: 'above', marks: 'premium,tech', registered_on: '2026-11-02' });
    await aFirm(lone, { industry: 'F51' });
    await aFirm(lone, { industry: 'F51', state: 'closed' });
    const tally = await port.tally(lone.region, '2026-06-01');
    expect(tally).toHaveLength(2);
    expect(tally).toContainEqual({
      industry: 'C',
      scale: 'above',
      marks: 'premium,tech',
      kind: 'company',
      town: lone.places.town,
      isNew: true,
      firms: 2,
    });
    expect(tally.find(({ industry }) => industry === 'F')).toMatchObject({ firms: 1, isNew: false, marks: '' });
  });

  it('names firms and their people', async () => {
    const { firm, person } = await bound(county);
    expect([...(await port.names(county.region, [firm.id])).keys()]).toEqual([firm.id]);
    expect(await port.peopleOf(county.region, [firm.id])).toEqual([{ firmId: firm.id, personId: person.id, state: 'verified' }]);
    expect([(await port.names(county.region, [])).size, await port.peopleOf(county.region, [])]).toEqual([0, []]);
  });
});

describe('being forgotten', () => {
  it('leaves every firm, and takes what was said about one', async () => {
    const { firm, person, hers } = await bound(county, { state: 'asked' });
    const kept = await hers.myData.export();
    expect(JSON.stringify(kept)).toContain('我的单位');
    await hers.myData.askErasure({ sure: true });
    await county.clock('2026-12-20T10:00:00+08:00');
    expect(await speaks(county, firm.id, person.id)).toBeNull();
  });
});

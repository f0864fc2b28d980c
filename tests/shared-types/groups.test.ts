import { type FirmFacts, fitting, groupOf, groupOfPlace, type Ruled, youngerThan } from 'shared-types/groups';

const TODAY = '2026-11-23';
const firm = (over: Partial<FirmFacts> = {}): FirmFacts => ({
  kind: 'company',
  industry: 'C13',
  scale: 'none',
  marks: [],
  town: '130705001',
  registeredOn: '2019-05-06',
  ...over,
});
const industry = (id: string, place: number, name: string, fits: Ruled['fits']): Ruled => ({
  id,
  axis: 'industry',
  place,
  name,
  town: null,
  fits,
});
const GROUPS: Ruled[] = [
  industry('3', 3, '新办企业', { newerThan: 12 }),
  industry('1', 1, '优质企业', { marks: ['premium'] }),
  industry('2', 2, '规上工业企业', { industries: ['B', 'C', 'D'], scales: ['above'] }),
  { id: '9', axis: 'territory', place: 0, name: '天泰寺街道', town: '130705001', fits: null },
];

describe('finding the group of a firm', () => {
  it('says which and why, in words', () => {
    expect(groupOf(firm({ scale: 'above' }), GROUPS, TODAY)).toEqual({ groupId: '2', why: '规上工业企业:制造业(C13),规模以上' });
    expect(groupOfPlace(firm(), GROUPS)).toEqual({ groupId: '9', why: '天泰寺街道:登记的地方在这里' });
  });

  it('takes the first that fits, by their places and not by how they lie', () => {
    const both = firm({ scale: 'above', marks: ['premium'], registeredOn: '2026-10-01' });
    expect(groupOf(both, GROUPS, TODAY)?.groupId).toBe('1');
    expect(groupOf({ ...both, marks: [] }, GROUPS, TODAY)?.groupId).toBe('2');
    expect(groupOf({ ...both, marks: [], scale: 'none' }, GROUPS, TODAY)?.groupId).toBe('3');
  });

  it('finds none where no rule fits, and none in a town without a group', () => {
    expect(groupOf(firm(), GROUPS, TODAY)).toBeNull();
    expect(groupOfPlace(firm({ town: '130705002' }), GROUPS)).toBeNull();
  });

  it('asks for every condition of a rule', () => {
    const rule = { industries: ['C'], scales: ['above'] };
    expect(fitting(rule, firm({ scale: 'above', industry: 'F51' }), TODAY)).toBeNull();
    expect(fitting(rule, firm({ scale: 'none' }), TODAY)).toBeNull();
    expect(fitting(rule, firm({ scale: 'above', industry: null }), TODAY)).toBeNull();
    expect(fitting({}, firm(), TODAY)).toBeNull();
  });
});

describe('being new', () => {
  it.each([
    ['2025-11-24', 12, true],
    ['2025-11-23', 12, false],
    ['2024-02-29', 12, false],
    [null, 12, false],
    ['2026-11-23', 1, true],
  ])('registered on %s, within %d months: %s', (day, months, expected) => {
    expect(youngerThan(day, months, TODAY)).toBe(expected);
  });

  it('ends on the last day of a shorter month', () => {
    expect(youngerThan('2026-01-31', 1, '2026-02-27')).toBe(true);
    expect(youngerThan('2026-01-31', 1, '2026-02-28')).toBe(false);
    expect(youngerThan('2025-12-15', 12, '2026-12-14')).toBe(true);
    expect(youngerThan('2025-12-15', 12, '2026-12-15')).toBe(false);
  });
});

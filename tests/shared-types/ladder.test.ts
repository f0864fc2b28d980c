import fc from 'fast-check';
import { type Candidate, objection, rank } from 'shared-types/errands';

const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  postId: '1',
  name: '黄晓梅',
  unitName: '缸房地村便民服务站',
  rung: 1,
  kind: 'full_time',
  active: 0,
  capacity: 12,
  lastAcceptedAt: null,
  duty: 'on',
  skilled: true,
  isParty: false,
  sameAddress: false,
  history: 'none',
  ...over,
});

describe('why somebody is not asked', () => {
  it.each<[string | null, Partial<Candidate>]>([
    [null, {}],
    ['is_party', { isParty: true }],
    ['same_address', { sameAddress: true }],
    ['declined', { history: 'declined' }],
    ['let_pass', { history: 'let_pass' }],
    ['replaced', { history: 'replaced' }],
    ['lacks_skill', { skilled: false }],
    ['off_duty', { duty: 'off_duty' }],
    ['on_leave', { duty: 'on_leave' }],
    ['full_load', { active: 12 }],
    ['full_load', { active: 13 }],
    [null, { active: 11 }],
    ['full_load', { kind: 'part_time', capacity: 4, active: 4 }],
  ])('%s: %j', (verdict, over) => {
    expect(objection(candidate(over))).toBe(verdict);
  });

  it('names the reason that counts most: the family before the paper, the paper before the hour, the hour before the load', () => {
    const everything = { isParty: true, sameAddress: true, history: 'declined', skilled: false, duty: 'on_leave', active: 12 } as const;
    const order: (keyof typeof everything)[] = ['isParty', 'sameAddress', 'history', 'skilled', 'duty', 'active'];
    const left = order.map((_, i) => objection(candidate(Object.fromEntries(order.slice(i).map((key) => [key, everything[key]])))));
    expect(left).toEqual(['is_party', 'same_address', 'declined', 'lacks_skill', 'on_leave', 'full_load']);
  });
});

/** Each of these comes before the next one; all the later ones are better in everything that counts less. */
const LINE: Partial<Candidate>[] = [
  { rung: 1, kind: 'full_time', active: 0, lastAcceptedAt: null },
  { rung: 1, kind: 'full_time', active: 0, lastAcceptedAt: 100 },
  { rung: 1, kind: 'full_time', active: 0, lastAcceptedAt: 200 },
  { rung: 1, kind: 'full_time', active: 3, capacity: 12, lastAcceptedAt: null },
  { rung: 1, kind: 'full_time', active: 2, capacity: 4, lastAcceptedAt: null },
  { rung: 1, kind: 'part_time', active: 0, capacity: 4, lastAcceptedAt: null },
  { rung: 2, kind: 'full_time', active: 0, lastAcceptedAt: null },
  { rung: 2, kind: 'part_time', active: 0, capacity: 4, lastAcceptedAt: null },
];
const line = LINE.map((over, i) => candidate({ ...over, postId: String(10 + i) }));
const ids = (list: { postId: string }[]) => list.map((c) => c.postId);

describe('the order of asking', () => {
  it('is station, full-time, load for one’s hands, longest without', () => {
    expect(ids(rank([...line].reverse()))).toEqual(ids(line));
  });

  it('does not depend on the order in which agents were found', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(line, { minLength: line.length }), (shuffled) => {
        expect(ids(rank(shuffled))).toEqual(ids(line));
      }),
      { seed: 5 },
    );
  });

  it('breaks a tie by who has been here longer, as numbers and not as text', () => {
    expect(ids(rank([candidate({ postId: '10' }), candidate({ postId: '9' })]))).toEqual(['9', '10']);
  });

  it('chooses the first without an objection, and exactly one', () => {
    const duty = fc.constantFrom<Candidate['duty']>('on', 'off_duty', 'on_leave');
    const some = fc.array(
      fc.record({ rung: fc.integer({ min: 1, max: 2 }), active: fc.nat(14), duty, skilled: fc.boolean(), isParty: fc.boolean() }),
    );
    fc.assert(
      fc.property(some, (overs) => {
        const candidates = overs.map((over, i) => candidate({ ...over, postId: String(i) }));
        const ranked = rank(candidates);
        const able = candidates.filter((c) => objection(c) === null);
        expect(ranked.filter((c) => c.verdict === 'chosen')).toHaveLength(able.length > 0 ? 1 : 0);
        expect(ranked.filter((c) => c.verdict === 'next')).toHaveLength(Math.max(0, able.length - 1));
        expect(ranked.find((c) => c.verdict === 'chosen' || c.verdict === 'next')?.verdict).toBe(able.length > 0 ? 'chosen' : undefined);
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });

  it('tells nothing of a person but the post', () => {
    expect(Object.keys(rank([candidate()])[0] ?? {}).sort()).toEqual(
      ['active', 'capacity', 'kind', 'name', 'postId', 'rung', 'unitName', 'verdict'].sort(),
    );
  });
});

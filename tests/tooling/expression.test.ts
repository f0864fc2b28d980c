import { leastBrackets } from '../../scripts/database/expression';

describe('telling an expression of SQL', () => {
  it.each([
    ['((`a` < `b`))'.replaceAll('`', ''), 'a < b'],
    ["((state <> 'arrived') or (arrived_by in ('code','call')))", "state <> 'arrived' or arrived_by in ('code','call')"],
    ['((n between 0 and 5) and (m between (0 + 1) and 2))', 'n between 0 and 5 and m between 0 + 1 and 2'],
    ["((state in ('a','b')) = (post is not null))", "state in ('a','b') = (post is not null)"],
    ["(case when (state = 'open') then errand_id else (a - (b - 1)) end)", "case when state = 'open' then errand_id else a - (b - 1) end"],
    ['(not ((a = 1) and (b is null)))', 'not (a = 1 and b is null)'],
    ['((a or b) and c)', '(a or b) and c'],
    ["((char_length(name) > 0) and (name not like 'x''y%'))", "char_length(name) > 0 and name not like 'x''y%'"],
    ['(coalesce(a,(-1)) * (b + 1))', 'coalesce(a,-1) * (b + 1)'],
  ])('%s leaves only the brackets it needs', (bracketed, plain) => {
    expect(leastBrackets(bracketed)).toBe(plain);
    expect(leastBrackets(plain)).toBe(plain);
  });

  it('keeps two meanings apart', () => {
    expect(leastBrackets('a and (b or c)')).not.toBe(leastBrackets('(a and b) or c'));
  });

  it.each(['a = ', 'a ? b', '(a = 1', 'a not b', 'a b'])('refuses what it cannot read: %s', (sql) => {
    expect(() => leastBrackets(sql)).toThrow();
  });
});

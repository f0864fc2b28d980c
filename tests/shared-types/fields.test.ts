import fc from 'fast-check';
import { day, divisionCode, id, instant, mobile, onceKey, text } from 'shared-types/kernel/fields';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) => schema.safeParse(value).success;

describe('words of a person', () => {
  const ten = text(10);

  it.each([
    ['云桂兰', '云桂兰'],
    ['  老伴腿脚不便 ', '老伴腿脚不便'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['𠮷野家的𠮷字在外', '𠮷野家的𠮷字在外'],
    ['👍🏽', '👍🏽'],
  ])('keeps %j', (typed, kept) => {
    expect(ten.parse(typed)).toBe(kept);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   \n'],
    ['what nobody can see', '\u200b\u2060\ufeff'],
    ['a null', 'a\u0000b'],
    ['a tab', 'a\tb'],
    ['an escape', '\u001b[31m'],
    ['a turn of direction', 'abc\u202e'],
    ['an isolate', '\u2066abc'],
    ['half a character', '\ud842'],
    ['eleven characters', '一二三四五六七八九十一'],
    ['a number', 7],
    ['a list', ['云桂兰']],
  ])('refuses %s', (_, typed) => {
    expect(accepts(ten, typed)).toBe(false);
  });

  it('counts characters as a person does, not as a computer does', () => {
    expect(accepts(ten, '𠮷'.repeat(10))).toBe(true);
    expect(accepts(ten, '𠮷'.repeat(11))).toBe(false);
  });

  it('never lets through what it would refuse a second time', () => {
    const schema = text(40);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const once = schema.safeParse(typed);
        if (once.success) expect(schema.parse(once.data)).toBe(once.data);
      }),
      { numRuns: 5_000, seed: 3 },
    );
  });
});

describe('fields', () => {
  it.each([
    ['id', id, ['1', '9223372036854775807'], ['0', '01', '-1', '1.5', '1e3', ' 1', '12345678901234567890', '', 1]],
    [
      'division',
      divisionCode,
      ['150205', '150205101', '150205101208'],
      ['15020', '1502051', '15020510120', '15020510120８', '1502051012081'],
    ],
    [
      'mobile',
      mobile,
      ['13812345678', '19900000000'],
      ['12812345678', '1381234567', '138123456789', '+8613812345678', '138 1234 5678', '1381234567８'],
    ],
    ['day', day, ['2026-11-23', '2024-02-29'], ['2026-02-29', '2026-11-31', '2026-1-1', '20261123', '2026-11-23T00:00:00Z']],
    ['instant', instant, ['2026-11-23T02:00:00.000Z'], ['2026-11-23', '2026-11-23T10:00:00+08:00', '2026-11-23 02:00:00', 1]],
    ['key', onceKey, ['a'.repeat(16), 'A-_0'.repeat(16)], ['a'.repeat(15), 'a'.repeat(65), `${'a'.repeat(16)} `, '钥'.repeat(16)]],
  ])('%s', (_, schema, good, bad) => {
    for (const value of good) expect([value, accepts(schema, value)]).toEqual([value, true]);
    for (const value of bad) expect([value, accepts(schema, value)]).toEqual([value, false]);
  });
});

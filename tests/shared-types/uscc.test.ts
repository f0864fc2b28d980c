import fc from 'fast-check';
import { isIndustry, isUscc, organisationCheck, readUscc, usccCheck } from 'shared-types/firms';

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const GOOD = ['9144030071526726XG', '91330100799655058B', '91110000802100433B', '914403001922038216'];

describe('a 统一社会信用代码', () => {
  it.each(GOOD)('%s is one', (code) => expect(isUscc(code)).toBe(true));

  it.each([
    ['a wrong check letter', '914403001922038215'],
    ['one letter too few', '91440300192203821'],
    ['one too many', '9144030019220382160'],
    ['a letter the alphabet leaves out', '9I44030071526726XG'],
    ['small letters, before it is read', '9144030071526726xg'],
    ['nothing', ''],
  ])('is none with %s', (_, code) => expect(isUscc(code)).toBe(false));

  it.each([
    [' 9144 0300-7152 6726xg ', '9144030071526726XG'],
    ['9144030071526726XG', '9144030071526726XG'],
    ['\ufeff914403001922038216\u3000', '914403001922038216'],
  ])('is read from %j', (typed, code) => expect(readUscc(typed)).toBe(code));

  it('fails its check with any single letter mistyped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GOOD), fc.nat(17), fc.constantFrom(...LETTERS), (code, at, letter) => {
        fc.pre(code[at] !== letter);
        expect(isUscc(code.slice(0, at) + letter + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('is not saved by its last letter where the organisation’s code within is wrong', () => {
    const [first, nine] = ['91440300', '715267260'];
    expect(organisationCheck(nine.slice(0, 8))).toBe('X');
    expect(isUscc(first + nine + usccCheck(first + nine))).toBe(false);
  });
});

it.each([
  ['C13', true],
  ['C43', true],
  ['C44', false],
  ['F51', true],
  ['F5', false],
  ['U01', false],
  ['A00', false],
])('an industry %s: %s', (code, is) => expect(isIndustry(code)).toBe(is));

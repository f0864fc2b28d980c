import fc from 'fast-check';
import { checkDigit, isNumber, readNumber, showNumber } from 'shared-types/errands';

const often = { numRuns: 5_000, seed: 20_261_122 };
const number = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
  .map((digits) => digits.join(''))
  .map((ten) => ten + checkDigit(ten));

/** Of all swaps of unequal neighbours in some numbers, the share that is noticed. */
function noticed(numbers: string[]): number {
  const swaps = numbers.flatMap((n) =>
    Array.from({ length: 10 }, (_, i) => n.slice(0, i) + n[i + 1] + n[i] + n.slice(i + 2)).filter((swapped) => swapped !== n),
  );
  return swaps.filter((swapped) => !isNumber(swapped)).length / swaps.length;
}

describe('the number of a matter', () => {
  it('is right as it was made', () => {
    fc.assert(
      fc.property(number, (n) => expect(isNumber(n)).toBe(true)),
      often,
    );
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(number, fc.nat(10), fc.integer({ min: 1, max: 9 }), (n, at, more) => {
        const wrong = n.slice(0, at) + ((Number(n[at]) + more) % 10) + n.slice(at + 1);
        expect(isNumber(wrong)).toBe(false);
      }),
      often,
    );
  });

  it('notices more than 97 of 100 swaps of neighbours', () => {
    expect(noticed(fc.sample(number, { numRuns: 2_000, seed: 1 }))).toBeGreaterThan(0.97);
  });

  it('agrees with the example of the standard', () => {
    expect(checkDigit('0794')).toBe('5');
  });

  it('is read however it is typed, and shown in groups', () => {
    fc.assert(
      fc.property(number, (n) => {
        expect(readNumber(showNumber(n))).toBe(n);
        expect(readNumber(` ${n.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))} `)).toBe(n);
      }),
      often,
    );
    expect(showNumber('30726154483')).toBe('3072-615-4483');
  });

  it.each(['', '3072615448', '307261544830', '3072-615-448', 'abcdefghijk', '３０７２６１５４４８３'])('is not %j', (typed) => {
    expect(isNumber(typed)).toBe(false);
  });
});

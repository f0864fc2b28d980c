import fc from 'fast-check';
import { addDays, addMinutes, dayOf, isOpen, minutesBetween, nextOpen, openSpans } from 'shared-types/kernel/calendar';
import { anyCalendar, anyInstant, SHIGUAI } from '../kit/calendars';
import { MinuteByMinute } from '../kit/minute-by-minute';

const MINUTE = 60_000;
const SEED = 20_261_122;
const CASES = 20_000;
const often = { numRuns: CASES, seed: SEED };
const sometimes = { numRuns: 2_000, seed: SEED };
const length = fc.integer({ min: 0, max: 900 });
const days = fc.integer({ min: 1, max: 12 });
const instant = (text: string) => Date.parse(`${text}+08:00`);
const local = (ms: number) => new Date(ms + 8 * 60 * MINUTE).toISOString().slice(0, 16);

describe('working time against a count of every single minute', () => {
  it(`agrees in ${CASES} cases of minutes`, () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        length,
        (calendar, from, n) => addMinutes(calendar, from, n).due === new MinuteByMinute(calendar).addMinutes(from, n),
      ),
      often,
    );
  }, 60_000);

  it(`agrees in ${CASES} cases of days`, () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        days,
        (calendar, from, n) => addDays(calendar, from, n).due === new MinuteByMinute(calendar).addDays(from, n),
      ),
      often,
    );
  }, 60_000);

  it('agrees on half a day: half the open minutes of the day that counts, run in open time', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, from) => {
        const oracle = new MinuteByMinute(calendar);
        const half = oracle.openMinutesOfDay(oracle.addMinutes(from, 0)) / 2;
        expect(addDays(calendar, from, 0.5).due).toBe(oracle.addMinutes(from, half));
      }),
      sometimes,
    );
  });

  it('agrees on days and a half: the rest runs in the day after the whole ones', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, days, (calendar, from, n) => {
        const oracle = new MinuteByMinute(calendar);
        const whole = oracle.addDays(from, n);
        const half = oracle.openMinutesOfDay(oracle.addMinutes(whole, 0)) / 2;
        expect(addDays(calendar, from, n + 0.5).due).toBe(oracle.addMinutes(whole, half));
      }),
      sometimes,
    );
  });

  it('agrees on whether a minute is open and when the next one is', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, from) => {
        const oracle = new MinuteByMinute(calendar);
        expect(isOpen(calendar, from)).toBe(oracle.isOpen(from));
        expect(nextOpen(calendar, from)).toBe(oracle.addMinutes(from, 0));
      }),
      sometimes,
    );
  });
});

describe('the laws of working time', () => {
  it('later starts and longer times never end earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, length, fc.nat(5_000), fc.nat(500), (calendar, from, n, later, more) => {
        const { due } = addMinutes(calendar, from, n);
        expect(addMinutes(calendar, from + later * MINUTE, n).due).toBeGreaterThanOrEqual(due);
        expect(addMinutes(calendar, from, n + more).due).toBeGreaterThanOrEqual(due);
      }),
      sometimes,
    );
  });

  it('a time in two parts is the time in one', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, length, fc.integer({ min: 1, max: 500 }), days, days, (calendar, from, a, b, c, d) => {
        expect(addMinutes(calendar, addMinutes(calendar, from, a).due, b).due).toBe(addMinutes(calendar, from, a + b).due);
        const first = addDays(calendar, from, c).due;
        // A close at midnight belongs to the day before it, and as an instant to the day after.
        fc.pre(dayOf(first) === dayOf(first - 1));
        expect(addDays(calendar, first, d).due).toBe(addDays(calendar, from, c + d).due);
      }),
      sometimes,
    );
  });

  it('never ends in closed time, and explains every minute it counted', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, length, (calendar, from, n) => {
        const { due, spans } = addMinutes(calendar, from, n);
        expect(openSpans(calendar, dayOf(due)).some((s) => s.from <= due && due <= s.to)).toBe(true);
        expect(spans.reduce((sum, s) => sum + s.minutes, 0)).toBe(n);
        expect(minutesBetween(calendar, from, due)).toBe(n);
      }),
      sometimes,
    );
  });
});

describe('the year 2026 in 石拐区', () => {
  it.each([
    ['2026-02-13T09:00', 1, '2026-02-14', 'the make-up Saturday before the Spring Festival'],
    ['2026-02-13T09:00', 5, '2026-02-27', 'over the Spring Festival'],
    ['2026-09-30T09:00', 5, '2026-10-13', 'over the National Day and its make-up Saturday'],
    ['2026-11-23T08:00', 1, '2026-11-24', 'the day of receipt does not count, however early'],
    ['2026-11-21T12:00', 1, '2026-11-23', 'received on a Saturday'],
  ])('%s and %i working days is %s: %s', (from, n, day) => {
    expect(local(addDays(SHIGUAI, instant(from), n).due)).toBe(`${day}T18:00`);
  });

  it.each([
    ['2026-11-23T10:00', 240, '2026-11-23T16:30', 'over lunch'],
    ['2026-09-30T17:55', 30, '2026-10-08T08:55', 'an offer five minutes before a holiday runs on after it'],
    ['2026-11-23T22:10', 240, '2026-11-24T15:00', 'at night it begins in the morning'],
    ['2026-11-23T08:30', 210, '2026-11-23T12:00', 'ends on the close itself, not after lunch'],
    ['2026-02-14T17:30', 60, '2026-02-24T09:00', 'a make-up Saturday is open'],
  ])('%s and %i open minutes is %s: %s', (from, minutes, due) => {
    expect(local(addMinutes(SHIGUAI, instant(from), minutes).due)).toBe(due);
  });

  it('says which days it passed over, by name', () => {
    const { skipped } = addMinutes(SHIGUAI, instant('2026-09-30T17:55'), 30);
    expect(skipped.map((s) => s.day)).toEqual([1, 2, 3, 4, 5, 6, 7].map((d) => `2026-10-0${d}`));
    expect(new Set(skipped.map((s) => s.name))).toEqual(new Set(['国庆节']));
  });

  it('is provisional where the notice of the next year is not out, and still knows New Year', () => {
    const late = addDays(SHIGUAI, instant('2026-12-30T10:00'), 5);
    expect(late).toMatchObject({ provisional: true, skipped: [{ day: '2027-01-01', name: '元旦' }, { name: '周末' }, { name: '周末' }] });
    expect(local(late.due)).toBe('2027-01-07T18:00');
    expect(addDays(SHIGUAI, instant('2026-12-21T10:00'), 5).provisional).toBe(false);
  });

  it('refuses a calendar that never opens, or has no hours yet', () => {
    const never = { ...SHIGUAI, hours: [{ from: '2024-01-01', spans: [] }] };
    expect(() => nextOpen(never, instant('2026-11-23T10:00'))).toThrow('never opens');
    expect(() => addDays(never, instant('2026-11-23T10:00'), 1)).toThrow('never opens');
    expect(() => nextOpen(SHIGUAI, instant('2023-11-23T10:00'))).toThrow('no opening hours');
  });
});

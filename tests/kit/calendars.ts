import chineseDays from 'chinese-days/dist/chinese-days.json';
import fc from 'fast-check';
import type { Calendar } from 'shared-types/kernel/calendar';

const { holidays, workdays } = chineseDays as { holidays: Record<string, string>; workdays: Record<string, string> };
const named = (days: Record<string, string>, work: boolean) =>
  Object.entries(days)
    .filter(([day]) => /^202[456]/.test(day))
    .map(([day, name]) => [day, { work, name: name.split(',')[1] ?? name }] as const);

/** 石拐区 as it opens: the yearly notices of 2024 to 2026, and for 2027 only the days the law itself names. */
export const SHIGUAI: Calendar = {
  hours: [
    {
      from: '2024-01-01',
      spans: [
        [510, 720],
        [870, 1080],
      ],
    },
  ],
  days: { ...Object.fromEntries([...named(holidays, false), ...named(workdays, true)]), '2027-01-01': { work: false, name: '元旦' } },
  officialYears: [2024, 2025, 2026],
};

const quarter = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 4);
/** An hour a day at least and at most until midnight, on even minutes so that half a day is a whole number of them. */
const spans = fc
  .tuple(quarter(0, 185), quarter(15, 45), fc.array(fc.tuple(quarter(1, 20), quarter(15, 45)), { maxLength: 2 }))
  .map(([opens, first, more]) => {
    const hours: [number, number][] = [[opens, opens + first]];
    for (const [pause, length] of more) {
      const next = (hours.at(-1)?.[1] ?? 0) + pause;
      hours.push([next, next + length]);
    }
    return hours;
  });

const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);

/** Any calendar a county could have: odd hours, hours that change, holidays and make-up days anywhere. */
export const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    first: spans,
    later: fc.option(fc.record({ from: fc.integer({ min: 1, max: 120 }), spans })),
    days: fc.array(fc.record({ index: fc.integer({ min: 0, max: 120 }), work: fc.boolean() }), { maxLength: 20 }),
  })
  .map(({ first, later, days }) => ({
    hours: [{ from: '2025-01-01', spans: first }, ...(later ? [{ from: day(later.from), spans: later.spans }] : [])],
    days: Object.fromEntries(days.map(({ index, work }) => [day(index), { work, name: work ? '调休' : '假' }])),
    officialYears: [2026],
  }));

/** An instant of the first hundred days of 2026 on a whole minute, day or night. */
export const anyInstant = fc
  .integer({ min: 0, max: 100 * 1440 })
  .map((minutes) => Date.parse('2026-01-01T00:00:00+08:00') + minutes * 60_000);

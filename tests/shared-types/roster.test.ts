import { dutyAt, dutyWords, nextDuty, parseShifts, plainPlace, type Rostered, shiftLines } from 'shared-types/directory';
import type { Calendar } from 'shared-types/kernel/calendar';

const calendar: Calendar = {
  hours: [
    {
      from: '2024-01-01',
      spans: [
        [510, 720],
        [870, 1080],
      ],
    },
  ],
  days: {
    '2026-10-01': { work: false, name: '国庆节' },
    '2026-10-03': { work: false, name: '国庆节' },
    '2026-10-10': { work: true, name: '国庆节' },
  },
  officialYears: [2026],
};
const FULL = '周一至周五 08:30-12:00 14:30-18:00';
const MORNINGS = '周一三五 08:30-12:00';
const MIXED = '周二四六 08:30-12:00 14:30-18:00';
const WEEKEND = '周六周日 09:00-17:00';

const on = (words: string, ...leave: [string, string][]): Rostered => ({
  shifts: parseShifts(words) ?? [],
  absences: leave.map(([from, to]) => ({ from: new Date(from), to: new Date(to) })),
});
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+08:00`);

describe('the roster of an agent', () => {
  it.each([
    ['Monday in opening hours', FULL, '2026-11-23', '10:00', 'on'],
    ['the minute it opens', FULL, '2026-11-23', '08:30', 'on'],
    ['the minute it closes', FULL, '2026-11-23', '12:00', 'off_duty'],
    ['the lunch break', FULL, '2026-11-23', '13:00', 'off_duty'],
    ['an ordinary Saturday', FULL, '2026-11-21', '10:00', 'off_duty'],
    ['a holiday on a Thursday', FULL, '2026-10-01', '10:00', 'off_duty'],
    ['a make-up Saturday, for who works all week', FULL, '2026-10-10', '10:00', 'on'],
    ['a make-up Saturday, for who works three mornings', MORNINGS, '2026-10-10', '10:00', 'off_duty'],
    ['a make-up Saturday, for a weekend volunteer', WEEKEND, '2026-10-10', '10:00', 'off_duty'],
    ['a Tuesday of three mornings', MORNINGS, '2026-11-24', '10:00', 'off_duty'],
    ['a Wednesday of three mornings', MORNINGS, '2026-11-25', '10:00', 'on'],
    ['a Saturday that is one of the days', MIXED, '2026-11-21', '15:00', 'on'],
    ['a Sunday of a weekend volunteer', WEEKEND, '2026-11-22', '16:59', 'on'],
    ['a Saturday in a holiday week', WEEKEND, '2026-10-03', '10:00', 'on'],
  ])('on %s', (_, words, day, time, expected) => {
    expect(dutyAt(on(words), calendar, at(day, time))).toBe(expected);
  });

  it('gives way to leave, from its first minute up to its last', () => {
    const rostered = on(FULL, ['2026-11-23T10:00:00+08:00', '2026-11-23T16:00:00+08:00']);

    expect(
      [at('2026-11-23', '09:59'), at('2026-11-23', '10:00'), at('2026-11-23', '15:59'), at('2026-11-23', '16:00')].map((t) =>
        dutyAt(rostered, calendar, t),
      ),
    ).toEqual(['on', 'on_leave', 'on_leave', 'on']);
  });

  it('says until when somebody is there, and when next', () => {
    const friday = at('2026-11-27', '19:00');

    expect(dutyWords(on(FULL), calendar, at('2026-11-23', '10:00'))).toBe('今天到 12:00');
    expect(dutyWords(on(FULL), calendar, at('2026-11-23', '12:30'))).toBe('今天 14:30 起当班');
    expect(dutyWords(on(FULL), calendar, friday)).toBe('11月30日 周一 8:30 起当班');
    expect(dutyWords(on(FULL, ['2026-11-27T00:00:00+08:00', '2026-12-02T10:00:00+08:00']), calendar, friday)).toBe(
      '请假,12月2日 周三 10:00 回来',
    );
    expect(dutyWords(on(FULL, ['2026-11-23T11:00:00+08:00', '2026-11-23T12:00:00+08:00']), calendar, at('2026-11-23', '10:00'))).toBe(
      '今天到 11:00',
    );
    expect(dutyWords({ shifts: [], absences: [] }, calendar, friday)).toBe('近期没有排班');
  });

  it('looks past two leaves that touch', () => {
    const away = on(
      FULL,
      ['2026-11-23T08:00:00+08:00', '2026-11-24T08:30:00+08:00'],
      ['2026-11-24T08:30:00+08:00', '2026-11-24T15:00:00+08:00'],
    );

    expect(nextDuty(away, calendar, at('2026-11-23', '09:00'))).toBe(at('2026-11-24', '15:00'));
  });
});

describe('the words of a roster', () => {
  it.each([FULL, MORNINGS, MIXED, WEEKEND, '周三 14:30-18:00'])('say %s both ways', (words) => {
    expect(shiftLines(parseShifts(words) ?? [])).toEqual([words]);
  });

  it('put days with other hours on a line of their own', () => {
    expect(shiftLines(parseShifts('周六 09:00-12:00;周一三五 08:30-12:00') ?? [])).toEqual(['周一三五 08:30-12:00', '周六 09:00-12:00']);
  });

  it.each([
    '',
    '周一',
    '08:30-12:00',
    '周一至周五',
    '周五至周一 08:30-12:00',
    '周一三一 08:30-12:00',
    '周八 08:30-12:00',
    '周一 8:30-12:00',
    '周一 12:00-08:30',
    '周一 08:30-24:01',
    '周一 08:60-12:00',
    '周一 08:30-12:00 11:00-13:00',
    '周一 08:30-12:00;周一至周三 09:00-10:00',
    '45678',
    '周一 \uff10\uff18:30-12:00',
  ])('refuse %s', (words) => {
    expect(parseShifts(words)).toBeNull();
  });
});

describe('the name of a village', () => {
  it.each([
    ['缸房地村委会', '缸房地村'],
    ['白庙村村民委员会', '白庙村'],
    ['闵家窑村民委员会', '闵家窑村'],
    ['西崞村村村委会', '西崞村村'],
    ['神发社区居民委员会', '神发社区'],
    ['按院街社区居委会', '按院街社区'],
    ['绍卜亥嘎查', '绍卜亥嘎查'],
    ['五当召镇', '五当召镇'],
  ])('%s is %s', (official, said) => {
    expect(plainPlace(official)).toBe(said);
  });
});

import {
  byWords,
  dayName,
  daysAhead,
  greeting,
  hourWords,
  leftWords,
  momentWords,
  spanWords,
  visitWords,
} from 'shared-types/kernel/time.words';

/** Sunday 22 November 2026, 09:12 in Shanghai. */
const NOW = Date.parse('2026-11-22T01:12:00Z');
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();

describe('words for a moment', () => {
  it.each([
    ['2026-11-21', '昨天'],
    ['2026-11-22', '今天'],
    ['2026-11-23', '明天'],
    ['2026-11-24', '后天'],
    ['2026-11-25', '11月25日 周三'],
    ['2026-11-20', '11月20日 周五'],
    ['2027-01-03', '2027年1月3日 周日'],
  ])('names the day %s as %s', (day, words) => {
    expect(dayName(day, NOW)).toBe(words);
  });

  it.each([
    ['2026-11-22T00:30', '凌晨 0:30'],
    ['2026-11-22T07:05', '早上 7:05'],
    ['2026-11-22T09:00', '上午 9:00'],
    ['2026-11-22T12:30', '中午 12:30'],
    ['2026-11-22T15:00', '下午 3:00'],
    ['2026-11-22T18:00', '晚上 6:00'],
  ])('says %s as %s', (local, words) => {
    expect(hourWords(at(local))).toBe(words);
  });

  it('says when somebody comes', () => {
    expect(visitWords(at('2026-11-22T15:00'), NOW)).toBe('今天下午 3:00');
    expect(visitWords(at('2026-11-26T09:00'), NOW)).toBe('11月26日 周四 上午 9:00');
  });

  it('names the part of the day once where both ends share it', () => {
    expect(spanWords(at('2026-11-22T15:00'), at('2026-11-22T16:00'), NOW)).toBe('今天下午 3:00 到 4:00');
    expect(spanWords(at('2026-11-22T11:00'), at('2026-11-22T13:30'), NOW)).toBe('今天上午 11:00 到 下午 1:30');
  });

  it('says by when and when it was', () => {
    expect(byWords(at('2026-11-23T09:00'), NOW)).toBe('明天 9:00 前');
    expect(momentWords(at('2026-11-22T09:12'), NOW)).toBe('今天 9:12');
  });

  it('is the day of Shanghai, not of London', () => {
    expect(momentWords('2026-11-22T16:30:00Z', NOW)).toBe('明天 0:30');
  });

  it('counts down and past', () => {
    expect(leftWords(at('2026-11-22T14:31'), NOW)).toBe('还有 5 小时 19 分');
    expect(leftWords(at('2026-11-22T09:29'), NOW)).toBe('还有 17 分钟');
    expect(leftWords(at('2026-11-22T09:12'), NOW)).toBe('时间到了');
    expect(leftWords(at('2026-11-22T07:12'), NOW)).toBe('已经过了 2 小时');
    expect(leftWords(at('2026-11-25T10:12'), NOW)).toBe('还有 3 天');
  });

  it('greets by the hour', () => {
    expect(greeting(NOW)).toBe('上午好');
    expect(greeting(Date.parse(at('2026-11-22T02:00')))).toBe('夜深了');
  });

  it('lists days over the end of a year', () => {
    expect(daysAhead(Date.parse(at('2026-12-31T23:00')), 3)).toEqual(['2026-12-31', '2027-01-01', '2027-01-02']);
  });
});

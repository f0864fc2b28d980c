import { duration, reckon } from 'shared-types/kernel/duration';
import { SHIGUAI } from '../kit/calendars';

const at = Date.parse('2026-11-23T17:50:00+08:00');

describe('a rule of time', () => {
  it.each([
    ['minutes:240', { unit: 'minutes', n: 240 }],
    ['days:2', { unit: 'days', n: 2 }],
    ['days:0.5', { unit: 'days', n: 0.5 }],
    ['natural:10', { unit: 'natural', n: 10 }],
  ])('reads %s', (value, read) => {
    expect(duration(value)).toEqual(read);
  });

  it.each(['', '240', 'minutes:', 'minutes:-1', 'hours:4', 'days:0.3', 'minutes:240 ', ' days:1', 'natural:1e3', '分钟:3'])(
    'refuses %j',
    (value) => {
      expect(() => duration(value)).toThrow('not a duration');
    },
  );

  it('counts open minutes, working days and minutes of the wall clock', () => {
    const iso = (value: string) => new Date(reckon(SHIGUAI, at, duration(value)).due).toISOString();
    expect(iso('minutes:30')).toBe('2026-11-24T00:50:00.000Z');
    expect(iso('days:1')).toBe('2026-11-24T10:00:00.000Z');
    expect(iso('natural:30')).toBe('2026-11-23T10:20:00.000Z');
  });

  it('has nothing to explain about the wall clock', () => {
    expect(reckon(SHIGUAI, at, duration('natural:10'))).toEqual({ due: at + 600_000, spans: [], skipped: [], provisional: false });
  });
});

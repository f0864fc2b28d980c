import { isNight, nightLeft } from 'shared-types/kernel/night';

const minute = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe('a night', () => {
  it.each([
    ['21:00', '07:00', '20:59', 0],
    ['21:00', '07:00', '21:00', 600],
    ['21:00', '07:00', '00:00', 420],
    ['21:00', '07:00', '06:59', 1],
    ['21:00', '07:00', '07:00', 0],
    ['13:00', '14:30', '12:59', 0],
    ['13:00', '14:30', '13:30', 60],
    ['13:00', '14:30', '14:30', 0],
    ['22:00', '24:00', '23:59', 1],
    ['22:00', '24:00', '00:00', 0],
    ['00:00', '06:00', '00:00', 360],
    ['00:00', '24:00', '12:00', 720],
  ])('from %s to %s lasts, at %s, %i minutes', (from, to, now, left) => {
    expect(nightLeft({ from, to }, minute(now))).toBe(left);
    expect(isNight({ from, to }, minute(now))).toBe(left > 0);
  });

  it.each([
    ['08:00', '08:00'],
    ['00:00', '00:00'],
    ['24:00', '00:00'],
  ])('from %s to %s is never', (from, to) => {
    for (let at = 0; at < 1440; at++) expect(nightLeft({ from, to }, at)).toBe(0);
  });

  it('ends where it says, from whichever of its minutes one counts', () => {
    for (const [from, to] of [
      ['21:00', '07:00'],
      ['13:00', '14:30'],
    ] as const)
      for (let at = 0; at < 1440; at++) {
        const left = nightLeft({ from, to }, at);
        if (left > 0) expect((at + left) % 1440).toBe(minute(to));
      }
  });
});

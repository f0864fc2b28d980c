import type { Calendar } from 'shared-types/kernel/calendar';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const EAST = 8 * 60 * MINUTE;

/** Counts working time the slowest way there is: looks at every minute by itself. Shares no code with what it checks. */
export class MinuteByMinute {
  private days = new Map<number, Uint8Array>();

  constructor(private readonly calendar: Calendar) {}

  isOpen(instant: number): boolean {
    const local = instant + EAST;
    return this.day(Math.floor(local / DAY))[Math.floor((local % DAY) / MINUTE)] === 1;
  }

  addMinutes(from: number, minutes: number): number {
    let left = Math.max(minutes, 1);
    for (let day = Math.floor((from + EAST) / DAY), first = Math.floor(((from + EAST) % DAY) / MINUTE); ; day++, first = 0) {
      const open = this.day(day);
      for (let minute = first; minute < 1440; minute++) {
        left -= open[minute] ?? 0;
        if (left === 0) return day * DAY - EAST + (minute + Math.sign(minutes)) * MINUTE;
      }
    }
  }

  /** The end of the last open minute of the n-th day, after the day of `from`, that has an open minute. */
  addDays(from: number, days: number): number {
    let day = Math.floor((from + EAST) / DAY);
    for (let left = days; left > 0; ) if (this.day(++day).includes(1)) left--;
    return day * DAY - EAST + (this.day(day).lastIndexOf(1) + 1) * MINUTE;
  }

  openMinutesOfDay(instant: number): number {
    return this.day(Math.floor((instant + EAST) / DAY)).reduce((sum, open) => sum + open, 0);
  }

  private day(number: number): Uint8Array {
    const known = this.days.get(number);
    if (known) return known;
    const date = new Date(number * DAY);
    const name = date.toISOString().slice(0, 10);
    const works = this.calendar.days[name]?.work ?? (date.getUTCDay() >= 1 && date.getUTCDay() <= 5);
    const minutes = new Uint8Array(1440);
    let hours = this.calendar.hours[0];
    for (const later of this.calendar.hours) if (later.from <= name) hours = later;
    if (works) for (const [opens, closes] of hours?.spans ?? []) minutes.fill(1, opens, closes);
    this.days.set(number, minutes);
    return minutes;
  }
}

import { addDays, addMinutes, type Calendar, type Reckoning } from './calendar';

/** How a rule measures time: open minutes, working days, or minutes of the wall clock (urgent things). */
export type Duration = { unit: 'minutes' | 'days' | 'natural'; n: number };

/** Reads a rule's value, `minutes:240`, `days:2` or `natural:10`. */
export function duration(value: string): Duration {
  const [, unit, n] = /^(minutes|days|natural):(\d+(?:\.5)?)$/.exec(value) ?? [];
  if (!unit) throw new Error(`not a duration: ${value}`);
  return { unit: unit as Duration['unit'], n: Number(n) };
}

/** When a duration that starts at `from` (milliseconds) ends, and how that was counted. */
export function reckon(calendar: Calendar, from: number, { unit, n }: Duration): Reckoning {
  if (unit === 'minutes') return addMinutes(calendar, from, n);
  if (unit === 'days') return addDays(calendar, from, n);
  return { due: from + n * 60_000, spans: [], skipped: [], provisional: false };
}

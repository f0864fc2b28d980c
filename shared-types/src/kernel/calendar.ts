/**
 * Working time. Two units that never convert: minutes run in open time; days end at close of the n-th
 * working day, the day of receipt not counted. Everything is in Asia/Shanghai, which has had no
 * summer time since 1991, so a fixed offset is exact.
 */
export interface OpenHours {
  /** First day these hours hold, YYYY-MM-DD. */
  from: string;
  /** Minutes of the day, ascending, not overlapping: [[510, 720], [870, 1080]] is 08:30-12:00 and 14:30-18:00. */
  spans: readonly (readonly [opens: number, closes: number])[];
}

export interface Calendar {
  /** Ascending by `from`. */
  hours: readonly OpenHours[];
  /** Days that differ from Monday to Friday: holidays and the make-up days (调休) of the yearly notice. */
  days: Readonly<Record<string, { work: boolean; name: string }>>;
  /** Years whose notice has been published. Any other year is provisional: weekdays and statutory days only. */
  officialYears: readonly number[];
}

/** One stretch of open time that counted, for the sheet "how was this computed". Instants in milliseconds. */
export interface Span {
  day: string;
  from: number;
  to: number;
  minutes: number;
}

export interface Reckoning {
  /** Milliseconds since the epoch. */
  due: number;
  spans: Span[];
  /** Days passed over because nobody works, with the reason a person understands. */
  skipped: { day: string; name: string }[];
  /** True where the count touches a year without a published notice. */
  provisional: boolean;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SHANGHAI = 8 * 60 * MINUTE;
/** Two years: a count that finds no open day within it has a broken calendar. */
const FAR = 730;

/** The day in Asia/Shanghai an instant falls on. */
export const dayOf = (instant: number) => new Date(instant + SHANGHAI).toISOString().slice(0, 10);
/** The instant of a minute of a day in Asia/Shanghai. */
export const at = (day: string, minute: number) => Date.parse(`${day}T00:00:00Z`) - SHANGHAI + minute * MINUTE;
/** Minute of the day in Asia/Shanghai, 0 to 1439. */
export const minuteOf = (instant: number) => Math.floor(((instant + SHANGHAI) % DAY) / MINUTE);
export const nextDay = (day: string, n = 1) => new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
/** 0 is Sunday. */
export const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

export const isWorkday = (calendar: Calendar, day: string) => calendar.days[day]?.work ?? ![0, 6].includes(weekdayOf(day));

const isOfficial = (calendar: Calendar, day: string) => calendar.officialYears.includes(Number(day.slice(0, 4)));
const nameOfRest = (calendar: Calendar, day: string) => calendar.days[day]?.name ?? '周末';

/** The open stretches of one day; none on a day of rest. */
export function openSpans(calendar: Calendar, day: string): Span[] {
  if (!isWorkday(calendar, day)) return [];
  const hours = calendar.hours.filter((h) => h.from <= day).at(-1);
  if (!hours) throw new Error(`no opening hours on ${day}`);
  return hours.spans.map(([opens, closes]) => ({ day, from: at(day, opens), to: at(day, closes), minutes: closes - opens }));
}

const openMinutesOn = (calendar: Calendar, day: string) => openSpans(calendar, day).reduce((sum, s) => sum + s.minutes, 0);

export const isOpen = (calendar: Calendar, instant: number) =>
  openSpans(calendar, dayOf(instant)).some((s) => s.from <= instant && instant < s.to);

/** The first instant, this one included, at which the county is open. */
export function nextOpen(calendar: Calendar, instant: number): number {
  for (let day = dayOf(instant), i = 0; i < FAR; day = nextDay(day), i++) {
    const span = openSpans(calendar, day).find((s) => s.to > instant);
    if (span) return Math.max(span.from, instant);
  }
  throw new Error('the calendar never opens');
}

/** Counts `minutes` of open time from an instant. Lands inside open time, at the latest on a close. */
export function addMinutes(calendar: Calendar, from: number, minutes: number): Reckoning {
  const spans: Span[] = [];
  const skipped: Reckoning['skipped'] = [];
  let left = minutes * MINUTE;
  let due = nextOpen(calendar, from);
  for (let day = dayOf(from), i = 0; left > 0; day = nextDay(day), i++) {
    if (i > FAR) throw new Error('the calendar never opens');
    if (!isWorkday(calendar, day)) skipped.push({ day, name: nameOfRest(calendar, day) });
    for (const span of openSpans(calendar, day).filter((s) => s.to > from)) {
      if (left <= 0) break;
      const start = Math.max(span.from, from);
      due = Math.min(span.to, start + left);
      left -= due - start;
      spans.push({ day, from: start, to: due, minutes: (due - start) / MINUTE });
    }
  }
  return { due, spans, skipped, provisional: touchesUnpublished(calendar, from, due) };
}

/** Close of the n-th working day after the day of `from`. A part of a day is that part of its open minutes, run in open time after the whole days. */
export function addDays(calendar: Calendar, from: number, days: number): Reckoning {
  const whole = addWholeDays(calendar, from, Math.floor(days));
  if (days >= 1 && Number.isInteger(days)) return whole;
  const rest = addMinutes(calendar, whole.due, openMinutesOn(calendar, dayOf(nextOpen(calendar, whole.due))) * (days % 1));
  return {
    due: rest.due,
    spans: [...whole.spans, ...rest.spans],
    skipped: [...whole.skipped, ...rest.skipped],
    provisional: touchesUnpublished(calendar, from, rest.due),
  };
}

function addWholeDays(calendar: Calendar, from: number, days: number): Reckoning {
  const spans: Span[] = [];
  const skipped: Reckoning['skipped'] = [];
  let due = from;
  for (let day = nextDay(dayOf(from)), i = 0; spans.length < days; day = nextDay(day), i++) {
    if (i > FAR) throw new Error('the calendar never opens');
    const open = openSpans(calendar, day);
    const last = open.at(-1);
    if (!last) {
      skipped.push({ day, name: nameOfRest(calendar, day) });
      continue;
    }
    due = last.to;
    spans.push({ day, from: open[0]?.from ?? last.from, to: last.to, minutes: open.reduce((sum, s) => sum + s.minutes, 0) });
  }
  return { due, spans, skipped, provisional: touchesUnpublished(calendar, from, due) };
}

function touchesUnpublished(calendar: Calendar, from: number, to: number) {
  return !isOfficial(calendar, dayOf(from)) || !isOfficial(calendar, dayOf(to));
}

/** Open minutes between two instants, 0 where `to` is not after `from`. */
export function minutesBetween(calendar: Calendar, from: number, to: number): number {
  let sum = 0;
  for (let day = dayOf(from); at(day, 0) < to; day = nextDay(day)) {
    for (const span of openSpans(calendar, day)) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  }
  return sum / MINUTE;
}

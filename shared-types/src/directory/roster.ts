import { at, type Calendar, dayOf, isWorkday, nextDay, openSpans, weekdayOf } from '../kernel/calendar';

/** One stretch of a week an agent is there: 0 is Sunday, minutes of the day. */
export interface Shift {
  weekday: number;
  opens: number;
  closes: number;
}
/** From `from` on, up to but not including `to`. */
export interface Absence {
  from: Date;
  to: Date;
}
export interface Rostered {
  /** Null: none of their own; then they are there in the county's opening hours. */
  shifts: readonly Shift[] | null;
  absences: readonly Absence[];
}
export type Duty = 'on' | 'off_duty' | 'on_leave';

const WORK_WEEK = [1, 2, 3, 4, 5];
/** Nobody looks further ahead than this for an agent who comes back. */
const FAR = 60;

/**
 * The shifts that hold on a day. Monday to Friday need a working day; Saturday and Sunday need a day of rest. On a make-up day
 * (调休) only those come who work all five weekdays, at the hours they keep on every one of them.
 */
export function shiftsOn(shifts: readonly Shift[], calendar: Calendar, day: string): Shift[] {
  const weekday = weekdayOf(day);
  const weekend = !WORK_WEEK.includes(weekday);
  if (isWorkday(calendar, day) === weekend) return weekend ? shifts.filter((s) => keptAllWeek(shifts, s)) : [];
  return shifts.filter((s) => s.weekday === weekday);
}

const keptAllWeek = (shifts: readonly Shift[], shift: Shift) =>
  shift.weekday === 1 &&
  WORK_WEEK.every((weekday) => shifts.some((s) => s.weekday === weekday && s.opens <= shift.opens && shift.closes <= s.closes));

const awayAt = (absences: readonly Absence[], instant: number) =>
  absences.some((a) => a.from.getTime() <= instant && instant < a.to.getTime());

/** The instants at which somebody comes and goes on one day, ascending. */
const spansOn = (shifts: Rostered['shifts'], calendar: Calendar, day: string): { from: number; to: number }[] =>
  shifts === null
    ? openSpans(calendar, day)
    : shiftsOn(shifts, calendar, day)
        .map((s) => ({ from: at(day, s.opens), to: at(day, s.closes) }))
        .sort((a, b) => a.from - b.from);

/** Whether a roster covers an instant (milliseconds); leave goes before duty. */
export function dutyAt({ shifts, absences }: Rostered, calendar: Calendar, instant: number): Duty {
  if (awayAt(absences, instant)) return 'on_leave';
  return spansOn(shifts, calendar, dayOf(instant)).some((s) => s.from <= instant && instant < s.to) ? 'on' : 'off_duty';
}

/** Until when somebody on duty stays (milliseconds): the end of the shift or the start of a leave. */
export function dutyEnds({ shifts, absences }: Rostered, calendar: Calendar, instant: number): number | null {
  const span = spansOn(shifts, calendar, dayOf(instant)).find((s) => s.from <= instant && instant < s.to);
  if (!span) return null;
  return absences.reduce((end, a) => (a.from.getTime() > instant ? Math.min(end, a.from.getTime()) : end), span.to);
}

/** When somebody is next on duty after an instant (milliseconds), null where no shift comes within sixty days. */
export function nextDuty({ shifts, absences }: Rostered, calendar: Calendar, instant: number): number | null {
  for (let day = dayOf(instant), i = 0; i < FAR; day = nextDay(day), i++) {
    for (const span of spansOn(shifts, calendar, day)) {
      const back = afterLeave(absences, Math.max(span.from, instant));
      if (back < span.to && back > instant) return back;
    }
  }
  return null;
}

/** The first instant from this one on that no leave covers. */
function afterLeave(absences: readonly Absence[], instant: number): number {
  const covering = absences.filter((a) => a.from.getTime() <= instant && instant < a.to.getTime());
  return covering.length === 0 ? instant : afterLeave(absences, Math.max(...covering.map((a) => a.to.getTime())));
}

import { type Calendar, dayOf } from '../kernel/calendar';
import { shiftLines } from './shift.words';

const WORK_WEEK = [1, 2, 3, 4, 5];

/** Where nobody has a number of their own. */
export const HOTLINE = '12345';
/** Stands everywhere somebody could be asked for money. */
export const FREE_WORDS = '办事不收费,收费请举报';
/** Whether somebody helps without pay, besides whatever they are. */
export const isVolunteer = (drawnFrom: string) => drawnFrom.includes('志愿');

/** The opening hours that hold on the day of an instant: 周一至周五 08:30-12:00 14:30-18:00. */
export function hoursLines(calendar: Calendar, now: number): string[] {
  const spans = calendar.hours.filter((h) => h.from <= dayOf(now)).at(-1)?.spans ?? [];
  return shiftLines(WORK_WEEK.flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes }))));
}

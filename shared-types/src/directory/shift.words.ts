import type { Calendar } from '../kernel/calendar';
import type { Shift } from './roster';

/** A week starts on Monday, as people read it. */
const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
const weekdayAt = (place: number) => (place + 1) % 7;
const placeOf = (weekday: number) => (weekday + 6) % 7;
const DAYS = /^(?:周([一二三四五六日])至周([一二三四五六日])|((?:周?[一二三四五六日])+))$/;
const HOURS = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;
const DAY_MINUTES = 1440;

/** Reads 周一至周五 08:30-12:00 14:30-18:00, 周一三五 …, 周六周日 …; several of them stand apart by `;`. Null where it is not understood. */
export function parseShifts(words: string): Shift[] | null {
  const shifts: Shift[] = [];
  for (const part of words.split(/[;\uff1b]/)) {
    const [days = '', ...hours] = part.trim().split(/\s+/);
    const weekdays = parseDays(days);
    const spans = hours.map(parseHours);
    if (!weekdays || spans.length === 0) return null;
    for (const span of spans) {
      if (!span) return null;
      shifts.push(...weekdays.map((weekday) => ({ weekday, ...span })));
    }
  }
  return overlap(shifts) ? null : shifts;
}

function parseDays(words: string): number[] | null {
  const [, first, last, each] = (words.startsWith('周') && DAYS.exec(words)) || [];
  if (each) {
    const places = [...each.replace(/周/g, '')].map((name) => WEEK.indexOf(name));
    return new Set(places).size === places.length ? places.map(weekdayAt) : null;
  }
  const [from, to] = [WEEK.indexOf(first ?? '-'), WEEK.indexOf(last ?? '-')];
  if (from < 0 || to <= from) return null;
  return Array.from({ length: to - from + 1 }, (_, i) => weekdayAt(from + i));
}

function parseHours(words: string) {
  const [, ...numbers] = HOURS.exec(words) ?? [];
  const [h1 = 0, m1 = 60, h2 = 0, m2 = 60] = numbers.map(Number);
  const [opens, closes] = [h1 * 60 + m1, h2 * 60 + m2];
  return m1 < 60 && m2 < 60 && opens < closes && closes <= DAY_MINUTES ? { opens, closes } : null;
}

const overlap = (shifts: Shift[]) =>
  shifts.some((a, i) => shifts.some((b, j) => i < j && a.weekday === b.weekday && a.opens < b.closes && b.opens < a.closes));

/** The opening hours that hold on a day, as the shifts of somebody who is there in them. */
export function openShifts({ hours }: Calendar, day: string): Shift[] {
  const spans = hours.filter(({ from }) => from <= day).at(-1)?.spans ?? [];
  return [1, 2, 3, 4, 5].flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes })));
}

/** One line for each set of days with the same hours: 周一至周五 08:30-12:00 14:30-18:00. */
export function shiftLines(shifts: readonly Shift[]): string[] {
  const daysByHours = new Map<string, number[]>();
  for (const place of WEEK.keys()) {
    const ofDay = shifts.filter((s) => s.weekday === weekdayAt(place)).sort((a, b) => a.opens - b.opens);
    if (ofDay.length === 0) continue;
    const hours = ofDay.map((s) => `${clock(s.opens)}-${clock(s.closes)}`).join(' ');
    daysByHours.set(hours, [...(daysByHours.get(hours) ?? []), place]);
  }
  return [...daysByHours].map(([hours, places]) => `${dayWords(places)} ${hours}`);
}

function dayWords(places: number[]) {
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  if (places.length > 2 && last - first === places.length - 1) return `周${WEEK[first]}至周${WEEK[last]}`;
  if (first === placeOf(6)) return places.map((p) => `周${WEEK[p]}`).join('');
  return `周${places.map((p) => WEEK[p]).join('')}`;
}

const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

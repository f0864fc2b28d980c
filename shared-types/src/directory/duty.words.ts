import { type Calendar, dayOf, minuteOf } from '../kernel/calendar';
import { momentWords } from '../kernel/time.words';
import { dutyAt, dutyEnds, nextDuty, type Rostered } from './roster';

const clock = (instant: number) => `${Math.floor(minuteOf(instant) / 60)}:${String(minuteOf(instant) % 60).padStart(2, '0')}`;
const moment = (instant: number, now: number) => momentWords(new Date(instant).toISOString(), now);

/** 今天到 18:00; or when the agent is next there: 明天 8:30 起当班, 请假,11月26日 周四 8:30 回来. */
export function dutyWords(rostered: Rostered, calendar: Calendar, now: number): string {
  const duty = dutyAt(rostered, calendar, now);
  const ends = dutyEnds(rostered, calendar, now);
  if (duty === 'on' && ends !== null) return dayOf(ends) === dayOf(now) ? `今天到 ${clock(ends)}` : `到 ${moment(ends, now)}`;
  const next = nextDuty(rostered, calendar, now);
  if (duty === 'on_leave') return next === null ? '请假了' : `请假,${moment(next, now)} 回来`;
  return next === null ? '近期没有排班' : `${moment(next, now)} 起当班`;
}

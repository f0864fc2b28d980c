import { dayOf, minuteOf } from 'shared-types/kernel/calendar';
import { momentWords } from 'shared-types/kernel/time.words';
import type { OnDuty } from '../duty.service';

const HOUR = 3_600_000;
const NOON_BEGINS = 10 * 60;

/** The day an evening belongs to: until noon of the next day it is still the same one. */
export const eveningOf = (now: Date) => dayOf(now.getTime() - 12 * HOUR);

/** When somebody is back, where nobody is there now and it is more than the break at noon; null else. */
export function restUntil({ staff, next }: OnDuty, now: Date): Date | null {
  if (next === null || staff.length === 0 || staff.some(({ on }) => on)) return null;
  const at = now.getTime();
  const isNoon = dayOf(next) === dayOf(at) && minuteOf(at) >= NOON_BEGINS && next - at < 3 * HOUR;
  return isNoon ? null : new Date(next);
}

/** 11月24日 周二 8:30: what is kept is read on other days too. */
export const onDate = (at: Date) => momentWords(at.toISOString(), at.getTime() - 30 * 24 * HOUR);

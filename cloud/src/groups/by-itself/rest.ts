import { type Calendar, dayOf, isOpen, minuteOf, nextOpen } from 'shared-types/kernel/calendar';
import { momentWords } from 'shared-types/kernel/time.words';
import type { OnDuty } from '../duty.service';
import { KEEPERS } from '../group.scope';

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

/** Who goes on where the last of the staff has gone, and from when on. */
export interface Relief {
  back: Date;
  people: string[];
  /** False: no roster says that anybody comes back, and those who keep the group have to see to it. */
  rostered: boolean;
}

/** Null while somebody is there, or breaks at noon. Where nobody is rostered the county's hours count. */
export function reliefOf({ staff, next }: OnDuty, calendar: Calendar, now: Date): Relief | null {
  const at = now.getTime();
  const open = isOpen(calendar, at) ? null : nextOpen(calendar, at);
  const back = restUntil({ staff, next: next ?? open }, now);
  if (!back) return null;
  const keepers = staff.filter(({ part }) => KEEPERS.includes(part));
  const own = next === null ? keepers : staff.filter((one) => one.next === next);
  const people = (own.length > 0 ? own : staff).map(({ personId }) => personId);
  return { back, people: [...new Set(people)], rostered: next !== null };
}

/** 11月24日 周二 8:30: what is kept is read on other days too. */
export const onDate = (at: Date) => momentWords(at.toISOString(), at.getTime() - 30 * 24 * HOUR);

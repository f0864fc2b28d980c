import { type AgentRow, shiftLines, type UnitCard, type UnitRow as UnitShown } from 'shared-types/directory';
import { type Calendar, dayOf, isOpen } from 'shared-types/kernel/calendar';
import type { UnitRow } from './unit.service';

const WORK_WEEK = [1, 2, 3, 4, 5];

/** `place` is the name of the division; where the point really stands goes before it. */
export const viewUnit = (unit: UnitRow, place: string, calendar: Calendar, now: number): UnitShown => ({
  id: unit.id,
  name: unit.name,
  kind: unit.kind,
  division: unit.division,
  place: unit.locatedAt ?? place,
  brand: unit.brand,
  openNow: isOpen(calendar, now),
});

export const viewUnitCard = (
  row: UnitShown,
  more: { hours: string[]; agents: AgentRow[]; items: number; parent: UnitRow | null },
): UnitCard => ({ ...row, ...more, parent: more.parent && { id: more.parent.id, name: more.parent.name } });

/** The opening hours that hold on the day of an instant: 周一至周五 08:30-12:00 14:30-18:00. */
export function hoursWords(calendar: Calendar, now: number): string[] {
  const spans = calendar.hours.filter((h) => h.from <= dayOf(now)).at(-1)?.spans ?? [];
  return shiftLines(WORK_WEEK.flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes }))));
}

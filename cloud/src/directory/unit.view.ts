import type { AgentRow, UnitCard, UnitRow as UnitShown } from 'shared-types/directory';
import { type Calendar, isOpen } from 'shared-types/kernel/calendar';
import type { UnitRow } from './unit.service';

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

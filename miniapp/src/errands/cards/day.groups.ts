import type { DayRow } from 'shared-types/errands';

/** One door: everything to be done there in one go. */
export interface Household {
  id: string;
  rows: DayRow[];
}
export interface Village {
  name: string;
  households: Household[];
}

const timeOf = ({ agreed }: DayRow) => agreed?.from ?? '9';
const doorOf = ({ divisionName, beneficiary, placeText }: DayRow) => `${divisionName}/${placeText ?? ''}/${beneficiary.name}`;
const FINISHED = ['done', 'confirmed', 'closed'];

const grouped = <T>(all: readonly T[], key: (one: T) => string) => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
};

/** The visits of a day by village and door, in the order of their times; what has no time yet comes last. */
export function groupsOf(visits: readonly DayRow[]) {
  const inOrder = [...visits].sort((a, b) => timeOf(a).localeCompare(timeOf(b)));
  const villages: Village[] = grouped(inOrder, (row) => row.divisionName).map(([name, rows]) => ({
    name,
    households: grouped(rows, doorOf).map(([id, atDoor]) => ({ id, rows: atDoor })),
  }));
  return {
    villages,
    households: villages.reduce((sum, village) => sum + village.households.length, 0),
    finished: visits.filter(({ state }) => FINISHED.includes(state)).length,
  };
}

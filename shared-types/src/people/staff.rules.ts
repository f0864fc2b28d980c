import type { UNIT_KINDS } from '../directory';
import type { Role } from '../kernel/actor';

export const STAFF_ROLES = ['agent', 'dispatcher', 'clerk', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
type UnitKind = (typeof UNIT_KINDS)[number];

const GIVES: Record<Role, readonly StaffRole[]> = {
  resident: [],
  agent: [],
  dispatcher: ['agent'],
  clerk: [],
  administrator: STAFF_ROLES,
};
/** The posts one may invite to and end; never one above one's own. */
export const givenBy = (role: Role): readonly StaffRole[] => GIVES[role];

const PLACED: Record<StaffRole, readonly UnitKind[]> = {
  agent: ['village_station', 'town_centre'],
  dispatcher: ['town_centre', 'county_centre'],
  clerk: ['department', 'county_centre', 'town_centre'],
  administrator: ['county_centre'],
};
/** Where a post of this role may be. */
export const placedAt = (role: StaffRole): readonly UnitKind[] => PLACED[role];

/** How many matters a new agent holds at once, until an import or the roster says otherwise. */
export const CAPACITY = { full_time: 12, part_time: 4 } as const;

export const END_REASONS = ['moved', 'term_over', 'own_wish', 'unfit', 'mistake'] as const;
export type EndReason = (typeof END_REASONS)[number];
export const END_WORDS: Record<EndReason, string> = {
  moved: '调到别处了',
  term_over: '聘期到了',
  own_wish: '本人不干了',
  unfit: '不适合这个岗位',
  mistake: '当初弄错了',
};

export const STAFF_WORDS: Record<StaffRole, string> = { agent: '代办员', dispatcher: '调度员', clerk: '工作人员', administrator: '管理员' };

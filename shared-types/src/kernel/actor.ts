/** What a person may be while acting. One person holds several posts and acts as one of them at a time. */
export const ROLES = ['resident', 'agent', 'dispatcher', 'clerk', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
/** Everybody who is signed in, whatever the post. */
export const EVERYONE = ROLES;
export const STAFF = ['agent', 'dispatcher'] as const;
/** Those who see more than one household: their sessions need a second factor, and end when nobody sits there. */
export const AT_DESK = ['dispatcher', 'administrator'] as const;
export const isAtDesk = (role: Role) => role === 'dispatcher' || role === 'administrator';

/**
 * Who acts, in the post they act as. `region` is that post's county, for a resident the county chosen.
 * `town` and `unitId` are those of the post and null for a resident.
 */
export interface Actor {
  personId: string;
  role: Role;
  region: string;
  postId: string | null;
  unitId: string | null;
  /** 9-digit code of the town the post serves; null for a resident and for a county-level post. */
  town: string | null;
}

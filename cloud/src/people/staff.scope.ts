import type { Actor } from 'shared-types/kernel/actor';
import { givenBy, placedAt, type StaffRole } from 'shared-types/people';
import { guarantees } from '../kernel/guarantees';

interface Condition {
  sql: string;
  params: unknown[];
}

/** Posts, or invitations to posts, that this actor may give and end: columns region, role and town of the table `t`. */
export function inReach({ role, region, town }: Actor): Condition {
  const sql = 't.region = ? AND t.role IN (?)';
  const params = [region, [...givenBy(role), '']];
  if (town === null || !guarantees.scopeInQuery) return { sql, params };
  return { sql: `${sql} AND t.town = ?`, params: [...params, town] };
}

/** Units to which this actor may invite somebody for one of these roles: the table `u`. */
export function unitsInReach({ region, town }: Actor, roles: readonly StaffRole[]): Condition {
  const sql = 'u.region = ? AND u.kind IN (?)';
  const params = [region, [...new Set(roles.flatMap(placedAt)), '']];
  if (town === null || !guarantees.scopeInQuery) return { sql, params };
  return { sql: `${sql} AND LEFT(u.division, 9) = ?`, params: [...params, town] };
}

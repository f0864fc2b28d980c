import type { Actor } from 'shared-types/kernel/actor';
import { guarantees } from '../kernel/guarantees';

interface Condition {
  sql: string;
  params: unknown[];
}

/** The service points whose codes this actor keeps: the county's, for a dispatcher of a town those of her town. The table `u`. */
export function pointsInReach({ region, town }: Actor): Condition {
  const sql = "u.region = ? AND u.kind <> 'department'";
  if (town === null || !guarantees.scopeInQuery) return { sql, params: [region] };
  return { sql: `${sql} AND LEFT(u.division, 9) = ?`, params: [region, town] };
}

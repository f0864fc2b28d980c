import type { Actor } from 'shared-types/kernel/actor';
import { guarantees } from '../kernel/guarantees';

/** The agents a dispatcher sees, as a condition on `post t`: those of her town, of the whole county at the county's desk. */
export function inScope({ region, town }: Actor): { sql: string; params: string[] } {
  const agents = "t.region = ? AND t.role = 'agent'";
  return town === null || !guarantees.scopeInQuery
    ? { sql: agents, params: [region] }
    : { sql: `${agents} AND t.town = ?`, params: [region, town] };
}

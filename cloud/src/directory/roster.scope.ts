import type { Actor } from 'shared-types/kernel/actor';
import { guarantees } from '../kernel/guarantees';

interface Scope {
  sql: string;
  params: string[];
}

/** Those whose roster somebody keeps, as a condition on `post t`: a clerk's own unit; a dispatcher's town, or at the county's desk every agent. */
export function inScope({ role, region, town, unitId }: Actor): Scope {
  if (role === 'clerk') return within({ sql: "t.region = ? AND t.role = 'clerk'", params: [region] }, 't.unit_id = ?', unitId ?? '0');
  return within({ sql: "t.region = ? AND t.role = 'agent'", params: [region] }, 't.town = ?', town);
}

function within({ sql, params }: Scope, which: string, value: string | null): Scope {
  if (value === null || !guarantees.scopeInQuery) return { sql, params };
  return { sql: `${sql} AND ${which}`, params: [...params, value] };
}

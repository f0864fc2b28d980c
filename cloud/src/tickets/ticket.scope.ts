import type { Actor } from 'shared-types/kernel/actor';
import { guarantees } from '../kernel/guarantees';

/** A condition with its parameters, over `ticket t`. */
export interface Scope {
  sql: string;
  params: unknown[];
}

/**
 * The matters a person may open: those of the firms one acts for, and what one asked without a firm; as staff those of one's
 * own unit. Whoever has left a firm has left its matters.
 */
export function visibleTo({ role, region, personId, unitId }: Actor, firms: readonly string[]): Scope {
  if (!guarantees.scopeInQuery) return { sql: '1 = 1', params: [] };
  if (role === 'clerk') return { sql: '(t.region = ? AND t.unit_id = ?)', params: [region, unitId] };
  if (firms.length === 0) return { sql: '(t.requester_id = ? AND t.firm_id IS NULL)', params: [personId] };
  return { sql: '((t.requester_id = ? AND t.firm_id IS NULL) OR t.firm_id IN (?))', params: [personId, firms] };
}

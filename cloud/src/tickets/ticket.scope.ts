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

/** The matters a person may open in any of their capacities: as themselves, and in every post they hold at the unit. */
export function openTo(region: string, personId: string, firms: readonly string[]): Scope {
  const own = visibleTo({ role: 'resident', region, personId, postId: null, unitId: null, town: null }, firms);
  return {
    sql: `(${own.sql} OR EXISTS (SELECT 1 FROM post p WHERE p.region = t.region AND p.unit_id = t.unit_id AND p.person_id = ?
      AND p.role = 'clerk' AND p.ended_at IS NULL))`,
    params: [...own.params, personId],
  };
}

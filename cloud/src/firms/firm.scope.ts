import type { Actor } from 'shared-types/kernel/actor';
import { guarantees } from '../kernel/guarantees';

/** A condition with its parameters over `firm f`. */
export interface Scope {
  sql: string;
  params: unknown[];
}

/** The last words of the name of a unit that verifies for the whole county: rule `firm.verifier`. */
export const VERIFIER = `u.name LIKE CONCAT('%', (SELECT r.value FROM rule r WHERE r.region = u.region AND r.name = 'firm.verifier'
  AND r.effective_from <= ? ORDER BY r.effective_from DESC LIMIT 1))`;

/** The firms somebody verifies for: a town's staff those of the town, the verifier's and administrators all of the county. */
export function verifiedBy({ role, region, town, unitId }: Actor, today: string): Scope {
  if (!guarantees.scopeInQuery) return { sql: '1 = 1', params: [] };
  if (role === 'administrator') return { sql: 'f.region = ?', params: [region] };
  if (role !== 'clerk') return { sql: '1 = 0', params: [] };
  if (town !== null) return { sql: '(f.region = ? AND f.town = ?)', params: [region, town] };
  return {
    sql: `(f.region = ? AND EXISTS (SELECT 1 FROM unit u WHERE u.region = f.region AND u.id = ? AND u.kind = 'department' AND ${VERIFIER}))`,
    params: [region, unitId, today],
  };
}

/** The firms one is a verified owner of. */
const ownedBy = ({ personId }: Actor): Scope => ({
  sql: `EXISTS (SELECT 1 FROM firm_person o WHERE o.region = f.region AND o.firm_id = f.id AND o.person_id = ? AND o.part = 'owner'
    AND o.state = 'verified')`,
  params: [personId],
});

/** The firms whose people one may see and dismiss. */
export function keptBy(actor: Actor, today: string): Scope {
  const [owned, verified] = [ownedBy(actor), verifiedBy(actor, today)];
  return { sql: `(${owned.sql} OR ${verified.sql})`, params: [...owned.params, ...verified.params] };
}

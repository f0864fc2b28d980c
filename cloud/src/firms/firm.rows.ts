import type { FIRM_KINDS, FIRM_SCALES } from 'shared-types/firms';
import type { Tx } from '../kernel/db/transaction';
import { VERIFIER } from './firm.scope';

type Ask = Pick<Tx, 'query'>;

/** A firm as the registry has it; `phone` stays sealed. */
export interface FirmRow {
  region: string;
  id: string;
  uscc: string | null;
  name: string;
  kind: (typeof FIRM_KINDS)[number];
  trade: string | null;
  industry: string | null;
  scale: (typeof FIRM_SCALES)[number];
  marks: string;
  town: string;
  village: string | null;
  registeredOn: string | null;
  state: 'active' | 'closed';
}
export const FIRM = `f.region, f.id, f.uscc, f.name, f.kind, f.trade, f.industry, f.scale, f.marks, f.town, f.village,
  DATE_FORMAT(f.registered_on, '%Y-%m-%d') AS registeredOn, f.state`;

/** Who verifies for a firm of a town: its office, the county's verifier, the administrators. People's ids, each once. */
export async function verifiersOf(ask: Ask, region: string, town: string, today: string): Promise<string[]> {
  const rows = await ask.query<{ id: string }>(
    `SELECT DISTINCT p.person_id AS id FROM post p JOIN unit u ON u.region = p.region AND u.id = p.unit_id
     WHERE p.region = ? AND p.ended_at IS NULL AND (p.role = 'clerk' AND (p.town = ? OR (p.town IS NULL AND u.kind = 'department' AND ${VERIFIER})))
     ORDER BY 1`,
    [region, town, today],
  );
  return rows.length > 0 ? rows.map(({ id }) => id) : administratorsOf(ask, region);
}

/** Where a town has nobody yet, somebody must hear of it all the same. */
async function administratorsOf(ask: Ask, region: string): Promise<string[]> {
  const rows = await ask.query<{ id: string }>(
    "SELECT DISTINCT person_id AS id FROM post WHERE region = ? AND role = 'administrator' AND ended_at IS NULL ORDER BY 1",
    [region],
  );
  return rows.map(({ id }) => id);
}

/** The verified owners of a firm. */
export async function ownersOf(ask: Ask, region: string, firmId: string): Promise<string[]> {
  const rows = await ask.query<{ id: string }>(
    "SELECT person_id AS id FROM firm_person WHERE region = ? AND firm_id = ? AND part = 'owner' AND state = 'verified' ORDER BY id",
    [region, firmId],
  );
  return rows.map(({ id }) => id);
}

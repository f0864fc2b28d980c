import type { Errand } from 'shared-types/errands';
import type { DirectoryPort } from '../directory/directory.port';
import type { Tx } from '../kernel/db/transaction';
import type { ErrandEntity } from './errand.entity';

const SAME_CALL = 600_000;

/** One look at a phone or a full address, kept where its owner can see it. */
export interface Look {
  region: string;
  id: string;
  errandId: string;
  personId: string;
  unitId: string;
  why: string;
  at: Date;
}

export const keepReveal = (tx: Tx, { region, id, errandId, personId, unitId, why, at }: Look) =>
  tx.run('INSERT INTO reveal (region, id, errand_id, person_id, unit_id, why, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    region,
    id,
    errandId,
    personId,
    unitId,
    why,
    at,
  ]);

/** Found at the word of whoever called: noted once while the same call may last, so that asking again changes nothing. */
export async function noteLookUp(tx: Tx, look: Look & { why: 'number' | 'phone' }): Promise<void> {
  const { region, errandId, personId, why, at } = look;
  // Two calls at once would each find nothing noted: one waits here for the other.
  await tx.query('SELECT id FROM errand WHERE region = ? AND id = ? FOR UPDATE', [region, errandId]);
  const [noted] = await tx.query(
    'SELECT id FROM reveal WHERE region = ? AND errand_id = ? AND person_id = ? AND why = ? AND at > ? LIMIT 1',
    [region, errandId, personId, why, new Date(at.getTime() - SAME_CALL)],
  );
  if (!noted) await keepReveal(tx, look);
}

/** How many phones and addresses a person has been shown since an instant. */
export async function revealsSince(ask: Pick<Tx, 'query'>, region: string, personId: string, since: Date): Promise<number> {
  const [row] = await ask.query<{ n: string }>(
    "SELECT COUNT(*) AS n FROM reveal WHERE region = ? AND person_id = ? AND at >= ? AND why NOT IN ('number', 'phone', 'tell')",
    [region, personId, since],
  );
  return Number(row?.n ?? 0);
}

/** Who looked, newest first: the unit and the purpose, not the person. */
export async function revealsOf(ask: Pick<Tx, 'query'>, directory: DirectoryPort, { region, id }: ErrandEntity): Promise<Errand['seenBy']> {
  const rows = await ask.query<{ unitId: string; why: string; at: Date }>(
    'SELECT unit_id AS unitId, why, at FROM reveal WHERE region = ? AND errand_id = ? ORDER BY id DESC LIMIT 50',
    [region, id],
  );
  const units = new Map(
    await Promise.all([...new Set(rows.map((r) => r.unitId))].map(async (u) => [u, await directory.unit(region, u)] as const)),
  );
  return rows.map((r) => ({ unit: units.get(r.unitId)?.name ?? '', why: r.why, at: r.at.toISOString() }));
}

import type { Errand } from 'shared-types/errands';
import type { DirectoryPort } from '../directory/directory.port';
import type { Tx } from '../kernel/db/transaction';
import type { ErrandEntity } from './errand.entity';

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

/** How many looks a person has had since an instant. */
export async function revealsSince(ask: Pick<Tx, 'query'>, region: string, personId: string, since: Date): Promise<number> {
  const [row] = await ask.query<{ n: string }>('SELECT COUNT(*) AS n FROM reveal WHERE region = ? AND person_id = ? AND at >= ?', [
    region,
    personId,
    since,
  ]);
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

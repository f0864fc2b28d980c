import { unseal } from '../kernel/crypto';
import type { Database } from '../kernel/db/database';

export interface Clerk {
  postId: string;
  name: string;
  unitName: string;
  title: string | null;
}

/** The staff of a unit, longest there first. */
export async function clerksOf(database: Database, region: string, unitId: string): Promise<Clerk[]> {
  const rows = await database.query<Omit<Clerk, 'name'> & { sealedName: Buffer | null }>(
    `SELECT t.id AS postId, p.name AS sealedName, u.name AS unitName, t.title
     FROM post t JOIN person p ON p.id = t.person_id JOIN unit u ON u.region = t.region AND u.id = t.unit_id
     WHERE t.region = ? AND t.role = 'clerk' AND t.unit_id = ? AND t.ended_at IS NULL ORDER BY t.id`,
    [region, unitId],
  );
  return rows.map(({ sealedName, ...row }) => ({ ...row, name: sealedName ? unseal(sealedName, 'person.name') : '同事' }));
}

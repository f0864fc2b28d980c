import { unseal } from '../../cloud/src/kernel/crypto';
import type { Target } from './attack';

type Row = Record<string, unknown>;

/** Every value kept of a county and its people, sealed ones opened, as one text; `personId`: somebody besides them. */
export async function keptOf({ county: { database, region } }: Pick<Target, 'county'>, personId = '0'): Promise<string> {
  const tables = await database.query<{ name: string; regional: string }>(
    `SELECT table_name AS name, MAX(column_name = 'region') AS regional FROM information_schema.columns
     WHERE table_schema = DATABASE() AND column_name IN ('region', 'person_id') GROUP BY table_name`,
  );
  const people = `person_id = ${personId} OR person_id IN (SELECT id FROM person WHERE region = '${region}')`;
  const rows = await Promise.all(
    tables.map(async ({ name, regional }) => {
      const found = await database.query<Row>(`SELECT * FROM ${name} WHERE ${Number(regional) === 1 ? `region = '${region}'` : people}`);
      return found.flatMap((row) => Object.entries(row).map(([column, value]) => readable(value, `${name}.${column}`)));
    }),
  );
  return rows.flat().join('\n');
}

function readable(value: unknown, field: string): string {
  if (!Buffer.isBuffer(value)) return String(value);
  try {
    return unseal(value, field);
  } catch {
    return value.toString('utf8');
  }
}

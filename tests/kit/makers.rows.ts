import type { Database } from '../../cloud/src/kernel/db/database';
import type { Ids } from '../../cloud/src/kernel/ids';

/** What every maker needs: where to write, and for which county. */
export interface Workshop {
  database: Database;
  ids: Ids;
  region: string;
}

export const HOURS = [
  [510, 720],
  [870, 1080],
] as const;

/** Inserts some rows of one table. */
export async function rows({ database }: Workshop, table: string, columns: string[], values: unknown[][]) {
  const marks = values.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
  await database.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, values.flat());
}

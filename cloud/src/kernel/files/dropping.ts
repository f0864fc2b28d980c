import type { Tx } from '../db/transaction';
import { log } from '../log';
import { FILE_COLUMNS, type FileRow, namesOf } from './file.rows';
import { openStore } from './store';

/** Removes files by a condition: rows at once, bytes after the commit; should that fail, the sweep finds them without a row. Gives how many. */
export async function dropFiles(tx: Tx, where: string, params: unknown[]): Promise<number> {
  const rows = await tx.query<FileRow>(`SELECT ${FILE_COLUMNS} FROM file WHERE ${where} FOR UPDATE`, params);
  if (rows.length === 0) return 0;
  const { affectedRows } = await tx.run(`DELETE FROM file WHERE ${where}`, params);
  tx.afterCommit(() => void removeAll(rows.flatMap(namesOf)));
  return affectedRows;
}

async function removeAll(names: readonly string[]) {
  for (const name of names)
    await openStore()
      .remove(name)
      .catch((error) => log.warn('bytes of a file that is gone stay for the sweep', { code: errorCode(error) }));
}

const errorCode = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

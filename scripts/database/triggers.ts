import { readFileSync } from 'node:fs';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { statementsOf } from './statements';

const MAKES = /^CREATE TRIGGER (\w+)/;
const DROPS = /^DROP TRIGGER (?:IF EXISTS )?(\w+)/;

/** The triggers these files leave behind, read in their order, each with the statement that makes it. */
function triggersIn(files: readonly string[]): Map<string, string> {
  const left = new Map<string, string>();
  for (const statement of files.flatMap((file) => statementsOf(readFileSync(file, 'utf8')))) {
    const sql = statement.replace(/^--.*$/gm, '').trim();
    const [made, gone] = [MAKES.exec(sql)?.[1], DROPS.exec(sql)?.[1]];
    if (made) left.set(made, sql);
    if (gone) left.delete(gone);
  }
  return left;
}

/** Those of them that the database does not have, as its owner sees it: a restore may have left them behind. */
export async function missingTriggers(db: Connection, files: readonly string[]): Promise<Map<string, string>> {
  const [rows] = await db.query<RowDataPacket[]>(
    'SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = DATABASE()',
  );
  const there = new Set(rows.map(({ name }) => String(name)));
  return new Map([...triggersIn(files)].filter(([name]) => !there.has(name)));
}

/** Makes those that are missing. Gives their names. */
export async function putBackTriggers(db: Connection, files: readonly string[]): Promise<string[]> {
  const missing = await missingTriggers(db, files);
  for (const sql of missing.values()) await db.query(sql);
  return [...missing.keys()];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WordImport } from '../cloud/src/groups/order/word.import';
import type { Workshop } from './demo/workshop';

/** What a county may begin with; each word says where it comes from. */
const STARTER = join(__dirname, 'starter', 'words.csv');

/** A sheet of words as an administrator brings it; without `write` only a look. */
export const bringWords = ({ database }: Workshop, region: string, csv: string, write: boolean) =>
  database.inTransaction((tx) => new WordImport().bring(tx, region, csv, !write));

/** The list a county that has none begins with; null where it has one, which is left as it is. */
export async function startWords(workshop: Workshop, region: string) {
  const own = await workshop.database.query('SELECT word FROM chat_word WHERE region = ? LIMIT 1', [region]);
  return own.length > 0 ? null : bringWords(workshop, region, readFileSync(STARTER, 'utf8'), true);
}

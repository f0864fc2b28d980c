import { WordImport } from '../../cloud/src/groups/order/word.import';
import { linesOf } from '../import';
import { Complaint } from '../launch/complaint';
import { csvOf } from './file';
import type { Workshop } from './workshop';

const FILE = 'words.csv';

/** The words a county refuses or looks at first. */
export async function loadWords({ database }: Workshop, region: string): Promise<string> {
  const report = await database.inTransaction((tx) => new WordImport().bring(tx, region, csvOf(FILE), false));
  const lines = linesOf({ kind: 'words', ...report });
  if (!report.written) throw new Complaint([`${FILE} was refused.`, ...lines].join('\n'));
  return `${region} ${lines.join('\n')}`;
}

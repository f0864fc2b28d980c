import { markEverybody } from '../../cloud/src/groups/members/due.rows';
import { linesOf } from '../import';
import { Complaint } from '../launch/complaint';
import { csvOf } from './file';
import type { Workshop } from './workshop';

/** The groups of a county, the clerks who serve them, and the firms' people in them. One line tells of the sheet. */
export async function loadGroups({ database, imports, seats }: Workshop, region: string): Promise<string> {
  const file = `${region}/groups.csv`;
  const report = await imports.bring(region, 'groups', csvOf(file), false);
  const lines = linesOf(report);
  if (!report.written) throw new Complaint([`${file} was refused.`, ...lines].join('\n'));
  // A script has no rounds: what they would do is done here.
  await database.inTransaction((tx) => markEverybody(tx, region));
  await seats.goThrough(region);
  return `${region} ${lines.join('\n')}`;
}

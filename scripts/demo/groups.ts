import { FirmsPort } from '../../cloud/src/firms/firms.port';
import { GroupImport } from '../../cloud/src/groups/group.import';
import { Membership } from '../../cloud/src/groups/members/membership.service';
import { serveOwn } from '../../cloud/src/groups/members/staff.rows';
import { linesOf } from '../import';
import { Complaint } from '../launch/complaint';
import { csvOf } from './file';
import type { Workshop } from './workshop';

/** More people than act for firms in the demo. */
const FEW = 200;

/** The groups of a county, the clerks who serve them, and the firms' people in them. One line tells of the sheet. */
export async function loadGroups(workshop: Workshop, region: string): Promise<string> {
  const { database, ids, clock } = workshop;
  const file = `${region}/groups.csv`;
  const importer = Object.assign(new GroupImport(), { ids, clock });
  const report = await database.inTransaction((tx) => importer.bring(tx, region, csvOf(file), false));
  const lines = linesOf({ kind: 'groups', ...report });
  if (!report.written) throw new Complaint([`${file} was refused.`, ...lines].join('\n'));
  await seatAll(workshop, region);
  return `${region} ${lines.join('\n')}`;
}

/** Everybody serves the groups their unit leads; in the leaders' group all of them sit, and whoever its unit has owns it. */
async function seatAll({ database, clock }: Workshop, region: string) {
  const posts = await database.query<{ id: string; personId: string; unitId: string }>(
    "SELECT id, person_id AS personId, unit_id AS unitId FROM post WHERE region = ? AND role = 'clerk' AND ended_at IS NULL ORDER BY id",
    [region],
  );
  const firms = Object.assign(new FirmsPort(), { database });
  const membership = Object.assign(new Membership(), { firms, clock, streams: { publish: () => undefined } });
  for (const { id, personId, unitId } of posts) {
    await database.inTransaction(async (tx) => {
      await serveOwn(tx, region, id, unitId, clock.now());
      await tx.run(
        `INSERT INTO group_staff (region, group_id, post_id, part, since)
         SELECT g.region, g.id, ?, 'staff', ? FROM chat_group g WHERE g.region = ? AND g.axis = 'escalation'
         AND NOT EXISTS (SELECT 1 FROM group_staff s WHERE s.region = g.region AND s.group_id = g.id AND s.post_id = ? AND s.live = 1)`,
        [id, clock.now(), region, id],
      );
      await membership.settle(tx, region, personId);
    });
  }
  for (const person of await firms.bonded(region, '0', FEW)) await database.inTransaction((tx) => membership.settle(tx, region, person));
}

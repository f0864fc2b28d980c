import type { Tx } from '../../kernel/db/transaction';
import type { Part } from '../group.scope';

interface Serving {
  groupId: string;
  postId: string;
  part: Part;
}

/** Lets a post serve the groups its unit leads; where nobody owns one, it owns it. */
export async function serveOwn(tx: Tx, region: string, postId: string, unitId: string, now: Date) {
  await tx.query("SELECT id FROM chat_group WHERE region = ? AND lead_unit_id = ? AND state = 'active' ORDER BY id FOR UPDATE", [
    region,
    unitId,
  ]);
  await tx.run(
    `INSERT INTO group_staff (region, group_id, post_id, part, since)
     SELECT g.region, g.id, ?, IF(EXISTS (SELECT 1 FROM group_staff o WHERE o.region = g.region AND o.group_id = g.id AND o.owner = 1), 'staff', 'owner'), ?
     FROM chat_group g WHERE g.region = ? AND g.lead_unit_id = ? AND g.state = 'active'
       AND NOT EXISTS (SELECT 1 FROM group_staff s WHERE s.region = g.region AND s.group_id = g.id AND s.post_id = ? AND s.live = 1)`,
    [postId, now, region, unitId, postId],
  );
}

/** A post serves no group any more; a group it owned goes to the eldest deputy, else to whoever has served it longest. */
export async function serveNone(tx: Tx, region: string, postId: string, now: Date) {
  const served = await tx.query<Serving>(
    `SELECT s.group_id AS groupId, s.post_id AS postId, s.part FROM group_staff s
     WHERE s.region = ? AND s.post_id = ? AND s.live = 1 ORDER BY s.group_id FOR UPDATE`,
    [region, postId],
  );
  await end(tx, region, served, now);
  for (const { groupId, part } of served) if (part === 'owner') await passOn(tx, region, groupId, now);
}

async function passOn(tx: Tx, region: string, groupId: string, now: Date) {
  const [next] = await tx.query<Serving>(
    `SELECT group_id AS groupId, post_id AS postId, part FROM group_staff WHERE region = ? AND group_id = ? AND live = 1
     ORDER BY part = 'deputy' DESC, since, post_id LIMIT 1 FOR UPDATE`,
    [region, groupId],
  );
  if (!next) return;
  await end(tx, region, [next], now);
  // Who owned a group before stays in the list, so the part is a new row and never an older one written over.
  await tx.run("INSERT INTO group_staff (region, group_id, post_id, part, since) VALUES (?, ?, ?, 'owner', ?)", [
    region,
    groupId,
    next.postId,
    new Date(now.getTime() + 1),
  ]);
}

async function end(tx: Tx, region: string, rows: readonly Serving[], now: Date) {
  for (const { groupId, postId } of rows)
    await tx.run('UPDATE group_staff SET until_at = ? WHERE region = ? AND group_id = ? AND post_id = ? AND live = 1', [
      ...[now, region, groupId, postId],
    ]);
}

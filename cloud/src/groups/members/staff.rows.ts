import type { Tx } from '../../kernel/db/transaction';
import { type Ask, lockGroups } from '../group.rows';
import { KEEPERS, type Part, SERVING } from '../group.scope';

interface Serving {
  groupId: string;
  postId: string;
  part: Part;
}

/** Whose clerks belong into a group `g`: those of the unit that leads it, and of the units that sit in it; over the clerk's post `p`. */
export const BELONGS = `(p.unit_id = g.lead_unit_id OR EXISTS (SELECT 1 FROM group_unit u
  WHERE u.region = g.region AND u.group_id = g.id AND u.unit_id = p.unit_id))`;
const OWNED = 'EXISTS (SELECT 1 FROM group_staff o WHERE o.region = g.region AND o.group_id = g.id AND o.owner = 1)';
const SERVES = 'EXISTS (SELECT 1 FROM group_staff s WHERE s.region = g.region AND s.group_id = g.id AND s.post_id = p.id AND s.live = 1)';

/**
 * Lets a clerk serve the groups their unit leads or sits in; where nobody owns one their unit leads, they own it. The groups are locked and
 * the post is not: whoever speaks there holds the group first, and then the post.
 */
export async function serveOwn(tx: Tx, region: string, postId: string, now: Date) {
  const mine = `FROM chat_group g JOIN post p ON p.region = g.region AND p.id = ? WHERE g.region = ? AND g.state = 'active' AND ${BELONGS}`;
  const found = await tx.query<{ id: string }>(`SELECT g.id ${mine}`, [postId, region]);
  const groups = await lockGroups(
    tx,
    region,
    found.map(({ id }) => id),
  );
  // A group that has come to its unit since sees to its staff itself.
  await tx.run(
    `INSERT INTO group_staff (region, group_id, post_id, part, since)
     SELECT g.region, g.id, p.id, IF(${OWNED} OR NOT (p.unit_id <=> g.lead_unit_id), 'staff', 'owner'), ? ${mine} AND NOT ${SERVES} AND g.id IN (?)`,
    [now, postId, region, ['0', ...groups.keys()]],
  );
}

const served = (ask: Ask, region: string, postId: string) =>
  ask.query<Serving>(
    `SELECT s.group_id AS groupId, s.post_id AS postId, s.part FROM group_staff s
     WHERE s.region = ? AND s.post_id = ? AND s.live = 1 ORDER BY s.group_id`,
    [region, postId],
  );

/** A post serves no group any more; a group it owned goes to the eldest deputy, else to whoever has served it longest. */
export async function serveNone(tx: Tx, region: string, postId: string, now: Date) {
  const groups = await lockGroups(
    tx,
    region,
    (await served(tx, region, postId)).map(({ groupId }) => groupId),
  );
  // Its part may have become another before the lock; whoever brings the post into one more group asks first whether it lives.
  for (const { groupId, part } of await served(tx, region, postId)) {
    if (!groups.has(groupId)) continue;
    await endServing(tx, region, groupId, postId, now);
    if (part === 'owner') await passOn(tx, region, groupId, now);
  }
}

/** Gives a group nobody owns to its eldest deputy, else to a clerk of the unit that leads it, else to whoever has served it longest. The group is locked. */
export async function passOn(tx: Tx, region: string, groupId: string, now: Date) {
  const [next] = await tx.query<Serving>(
    `SELECT s.group_id AS groupId, s.post_id AS postId, s.part FROM group_staff s JOIN chat_group g ON g.region = s.region AND g.id = s.group_id
     JOIN post p ON p.region = s.region AND p.id = s.post_id WHERE s.region = ? AND s.group_id = ? AND s.live = 1
     ORDER BY s.part = 'deputy' DESC, (p.unit_id <=> g.lead_unit_id) DESC, s.since, s.post_id LIMIT 1`,
    [region, groupId],
  );
  if (next) await takePart(tx, { region, groupId, postId: next.postId, part: 'owner', now });
}

/** The part a post has in a group; null: none. */
export async function partOf(ask: Ask, region: string, groupId: string, postId: string): Promise<Part | null> {
  const [row] = await ask.query<{ part: Part }>(
    'SELECT part FROM group_staff WHERE region = ? AND group_id = ? AND post_id = ? AND live = 1',
    [region, groupId, postId],
  );
  return row?.part ?? null;
}

interface Taking {
  region: string;
  groupId: string;
  postId: string;
  part: Part;
  now: Date;
  /** The administrator's post, where somebody was appointed by hand; else what it was before. */
  by?: string | null;
}
/** Gives a post another part. Who had which part before stays in the list, so it is a new row and never an older one written over. */
export async function takePart(tx: Tx, { region, groupId, postId, part, now, by = null }: Taking) {
  const [before] = await tx.query<{ since: Date; by: string | null }>(
    'SELECT since, IF(until_at IS NULL, appointed_by, NULL) AS `by` FROM group_staff WHERE region = ? AND group_id = ? AND post_id = ? ORDER BY since DESC LIMIT 1',
    [region, groupId, postId],
  );
  await endServing(tx, region, groupId, postId, now);
  // Two parts of one post never begin in the same millisecond.
  const since = new Date(Math.max(now.getTime(), (before?.since.getTime() ?? 0) + 1));
  await tx.run('INSERT INTO group_staff (region, group_id, post_id, part, since, appointed_by) VALUES (?, ?, ?, ?, ?, ?)', [
    ...[region, groupId, postId, part, since, by ?? before?.by ?? null],
  ]);
}

export const endServing = (tx: Tx, region: string, groupId: string, postId: string, now: Date) =>
  tx.run('UPDATE group_staff SET until_at = ? WHERE region = ? AND group_id = ? AND post_id = ? AND live = 1', [
    ...[now, region, groupId, postId],
  ]);

/** The people who keep a group, each in a living post. */
export async function keepersOf(ask: Ask, region: string, groupId: string): Promise<string[]> {
  const rows = await ask.query<{ id: string }>(
    `SELECT DISTINCT p.person_id AS id ${SERVING} WHERE s.region = ? AND s.group_id = ? AND s.part IN (?) ORDER BY 1`,
    [region, groupId, KEEPERS],
  );
  return rows.map(({ id }) => id);
}

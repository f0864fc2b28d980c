import type { Tx } from '../../kernel/db/transaction';
import { recordEvent } from '../../kernel/engine/event';
import type { Ask, GroupOf } from '../group.rows';
import { keepersOf } from './staff.rows';

/** One who waits for room in a group; told of under the id of the waiting. */
interface Waiting {
  region: string;
  groupId: string;
  id: string;
  personId: string;
}

/** Puts somebody at the end of those who wait, and tells them; of the first one who waits those who keep the group hear as well. */
export async function queueUp(tx: Tx, { region, id: groupId }: GroupOf, { id, personId }: Pick<Waiting, 'id' | 'personId'>, now: Date) {
  const { affectedRows } = await tx.run('INSERT IGNORE INTO seat_waiting (region, group_id, id, person_id, since) VALUES (?, ?, ?, ?, ?)', [
    ...[region, groupId, id, personId, now],
  ]);
  if (affectedRows === 0) return;
  const keepers = (await waitingIn(tx, region, groupId)) > 1 ? [] : await keepersOf(tx, region, groupId);
  await tell(tx, { region, groupId, id, personId }, 'full', now, keepers);
}

/** Somebody sits whom there was no room for before: they hear that they do. */
export async function leaveQueue(tx: Tx, { region, id: groupId }: GroupOf, personId: string, now: Date) {
  const [waited] = await tx.query<{ id: string }>('SELECT id FROM seat_waiting WHERE region = ? AND group_id = ? AND person_id = ?', [
    ...[region, groupId, personId],
  ]);
  if (!waited) return;
  await tx.run('DELETE FROM seat_waiting WHERE region = ? AND group_id = ? AND id = ?', [region, groupId, waited.id]);
  await tell(tx, { region, groupId, id: waited.id, personId }, 'seated', now, []);
}

/** Nobody waits for what is not theirs any more. */
export async function stopWaiting(tx: Tx, region: string, personId: string, wanted: ReadonlyMap<string, unknown>) {
  const waits = await tx.query<{ groupId: string }>('SELECT group_id AS groupId FROM seat_waiting WHERE region = ? AND person_id = ?', [
    region,
    personId,
  ]);
  for (const { groupId } of waits)
    if (!wanted.has(groupId))
      await tx.run('DELETE FROM seat_waiting WHERE region = ? AND group_id = ? AND person_id = ?', [region, groupId, personId]);
}

async function waitingIn(ask: Ask, region: string, groupId: string): Promise<number> {
  const [row] = await ask.query<{ n: string }>('SELECT COUNT(*) AS n FROM seat_waiting WHERE region = ? AND group_id = ?', [
    region,
    groupId,
  ]);
  return Number(row?.n);
}

/** Those at the head of each queue, as many as there is room for. */
export async function nextIn(ask: Ask, region: string, most: number): Promise<string[]> {
  const open = await ask.query<{ id: string; room: string }>(
    `SELECT g.id, CAST(g.member_cap AS SIGNED) - (SELECT COUNT(*) FROM group_member m WHERE m.region = g.region AND m.group_id = g.id AND m.live = 1) AS room
     FROM chat_group g WHERE g.region = ? AND g.state = 'active'
       AND EXISTS (SELECT 1 FROM seat_waiting w WHERE w.region = g.region AND w.group_id = g.id)`,
    [region],
  );
  const people = new Set<string>();
  for (const { id, room } of open) {
    const places = Math.min(Number(room), most);
    if (places <= 0) continue;
    const rows = await ask.query<{ personId: string }>(
      `SELECT person_id AS personId FROM seat_waiting WHERE region = ? AND group_id = ? ORDER BY id LIMIT ${places}`,
      [region, id],
    );
    for (const { personId } of rows) people.add(personId);
  }
  return [...people];
}

function tell(tx: Tx, { region, groupId, id, personId }: Waiting, what: 'full' | 'seated', now: Date, keepers: readonly string[]) {
  const facts = { group: groupId, requester: personId, keepers: keepers.join(' '), tell: [personId, ...keepers].join(' ') };
  const subject = what === 'full' ? `group-wait/${id}` : `group-seat/${id}`;
  return recordEvent(tx, { region, subject, no: 1, type: `group.${what}`, at: now.toISOString(), facts });
}

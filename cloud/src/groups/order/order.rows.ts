import type { Actor } from 'shared-types/kernel/actor';
import type { Tx } from '../../kernel/db/transaction';
import type { Ask } from '../group.rows';

/** Whatever somebody does to keep order: on record for good. */
export interface ActDone {
  groupId: string;
  act: 'mute' | 'unmute' | 'hide' | 'show' | 'pass' | 'refuse' | 'upheld' | 'turned' | 'evidence';
  seq?: number;
  personId?: string;
  until?: Date | null;
  why: string;
}

/** Writes an act into the record, in the transaction that does it. */
export const record = (tx: Tx, { region, postId }: Actor, id: string, { groupId, act, seq, personId, until, why }: ActDone, now: Date) =>
  tx.run(
    'INSERT INTO order_act (region, id, group_id, act, seq, person_id, until_at, why, post_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [...[region, id, groupId, act, seq ?? null, personId ?? null, until ?? null, why, postId, now]],
  );

/** The groups whose order is somebody's duty: those one keeps; for supervision, all of the county. */
export async function groupsInOrder(ask: Ask, { region, role, postId }: Actor): Promise<string[]> {
  const rows =
    role === 'administrator'
      ? await ask.query<{ id: string }>('SELECT id FROM chat_group WHERE region = ?', [region])
      : await ask.query<{ id: string }>(
          "SELECT group_id AS id FROM group_staff WHERE region = ? AND post_id = ? AND live = 1 AND part IN ('owner', 'deputy')",
          [region, postId],
        );
  return rows.map(({ id }) => id);
}

/** Whether somebody keeps order in a group, or oversees the county, in any of their posts. */
export async function keepsOrder(ask: Ask, region: string, personId: string, groupId: string): Promise<boolean> {
  const [post] = await ask.query(
    `SELECT p.id FROM post p LEFT JOIN group_staff s ON s.region = p.region AND s.post_id = p.id AND s.group_id = ? AND s.live = 1
     WHERE p.region = ? AND p.person_id = ? AND p.ended_at IS NULL AND (p.role = 'administrator' OR s.part IN ('owner', 'deputy')) LIMIT 1`,
    [groupId, region, personId],
  );
  return post !== undefined;
}

import type { Actor } from 'shared-types/kernel/actor';
import type { Tx } from '../../kernel/db/transaction';
import type { Ask } from '../group.rows';
import { keptBy, keptInAnyPost } from '../group.scope';

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

/** The groups whose order is somebody's duty. */
export async function groupsInOrder(ask: Ask, actor: Actor): Promise<string[]> {
  const scope = keptBy(actor);
  const rows = await ask.query<{ id: string }>(`SELECT g.id FROM chat_group g WHERE ${scope.sql}`, scope.params);
  return rows.map(({ id }) => id);
}

/** Whether the order of a group is a person's duty, whichever of their posts they act in. */
export async function keepsOrder(ask: Ask, region: string, personId: string, groupId: string): Promise<boolean> {
  const scope = keptInAnyPost(region, personId);
  const [kept] = await ask.query(`SELECT g.id FROM chat_group g WHERE g.id = ? AND ${scope.sql}`, [groupId, ...scope.params]);
  return kept !== undefined;
}

import type { Absence, Rostered, Shift } from 'shared-types/directory';
import type { Actor } from 'shared-types/kernel/actor';
import type { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { inScope } from './roster.scope';

type Of<T> = T & { postId: string };

/** Shifts of posts and their leaves that are not over, by post; a post without shifts keeps the opening hours. */
export async function rostersOf(database: Database, region: string, postIds: readonly string[], now: Date): Promise<Map<string, Rostered>> {
  if (postIds.length === 0) return new Map();
  const [shifts, absences] = await Promise.all([
    database.query<Of<Shift>>('SELECT post_id AS postId, weekday, opens, closes FROM shift WHERE region = ? AND post_id IN (?)', [
      region,
      postIds,
    ]),
    database.query<Of<Absence>>(
      'SELECT post_id AS postId, from_at AS `from`, to_at AS `to` FROM absence WHERE region = ? AND post_id IN (?) AND ended_at IS NULL AND to_at > ?',
      [region, postIds, now],
    ),
  ]);
  const mine = <T extends Of<object>>(rows: T[], id: string) => rows.filter(({ postId }) => postId === id);
  const shiftsOf = (id: string) => (shifts.some(({ postId }) => postId === id) ? mine(shifts, id) : null);
  return new Map(postIds.map((id) => [id, { shifts: shiftsOf(id), absences: mine(absences, id) }]));
}

/** Holds a post of one's roster until the transaction is over: what two note about one person comes one after the other. */
export async function lockKept(tx: Tx, actor: Actor, postId: string): Promise<{ role: string }> {
  const scope = inScope(actor);
  const [post] = await tx.query<{ role: string }>(
    `SELECT t.role FROM post t WHERE t.id = ? AND t.ended_at IS NULL AND ${scope.sql} FOR UPDATE`,
    [postId, ...scope.params],
  );
  if (!post) throw new Refusal('NOT_FOUND');
  return post;
}

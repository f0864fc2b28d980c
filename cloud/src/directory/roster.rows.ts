import type { Absence, Rostered, Shift } from 'shared-types/directory';
import type { Database } from '../kernel/db/database';

type Of<T> = T & { postId: string };

/** Shifts of posts and their leaves that are not over, by post; a post without shifts is not among them. */
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
  const rostered = [...new Set(shifts.map(({ postId }) => postId))];
  const mine = <T extends Of<object>>(rows: T[], id: string) => rows.filter(({ postId }) => postId === id);
  return new Map(rostered.map((id) => [id, { shifts: mine(shifts, id), absences: mine(absences, id) }]));
}

import type { Actor } from 'shared-types/kernel/actor';

/** The parts a post can have in a group it serves. */
export type Part = 'owner' | 'deputy' | 'staff';
const STAFF: readonly Part[] = ['owner', 'deputy', 'staff'];
/** Those who keep order in a group and speak for it. */
export const KEEPERS: readonly (Part | null)[] = ['owner', 'deputy'];

/** Those who serve groups, each in a living post `p`. */
export const SERVING = 'FROM group_staff s JOIN post p ON p.region = s.region AND p.id = s.post_id AND p.ended_at IS NULL AND s.live = 1';

/** A condition with its parameters, over `chat_group g`. */
interface Scope {
  sql: string;
  params: unknown[];
}

/** The groups a person serves in their living post, or oversees in it; `post`: a condition on that post `p`. */
const through = (region: string, personId: string, parts: readonly (Part | null)[], post: Scope): Scope => ({
  sql: `(g.region = ? AND EXISTS (SELECT 1 FROM post p
    LEFT JOIN group_staff s ON s.region = p.region AND s.post_id = p.id AND s.group_id = g.id AND s.live = 1
    WHERE p.region = g.region AND p.person_id = ? AND p.ended_at IS NULL AND (p.role = 'administrator' OR s.part IN (?)) AND ${post.sql}))`,
  params: [region, personId, parts, ...post.params],
});

/** The groups whose staff one is, in the post one acts in; for supervision, all of the county. */
export const servedBy = ({ region, personId, postId }: Actor): Scope =>
  through(region, personId, STAFF, { sql: 'p.id = ?', params: [postId] });

/** The groups one keeps, in the post one acts in; for supervision, all of the county. */
export const keptBy = ({ region, personId, postId }: Actor): Scope =>
  through(region, personId, KEEPERS, { sql: 'p.id = ?', params: [postId] });

/** The groups somebody keeps or oversees, whichever of their posts they act in. */
export const keptInAnyPost = (region: string, personId: string): Scope => through(region, personId, KEEPERS, { sql: 'TRUE', params: [] });

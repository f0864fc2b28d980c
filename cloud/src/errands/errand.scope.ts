import type { Actor } from 'shared-types/kernel/actor';
import { guarantees } from '../kernel/guarantees';

const AFTERWARDS = 24 * 3_600_000;

/** A condition with its parameters, to be joined into a statement over `errand e`. */
export interface Scope {
  sql: string;
  params: unknown[];
}

/**
 * The requests a person may open: one's own, whatever the post; an agent's while assigned and 24 hours after;
 * a dispatcher's town (or county) while nobody has it, it is at risk, or somebody must be called back.
 */
export function visibleTo(actor: Actor, now: Date): Scope {
  if (!guarantees.scopeInQuery) return { sql: '1 = 1', params: [] };
  const parts: Scope[] = [{ sql: 'e.requester_id = ?', params: [actor.personId] }];
  if (actor.role === 'agent') {
    parts.push({
      sql: '(e.region = ? AND (e.agent_post_id = ? OR (e.done_post_id = ? AND e.done_at > ?)))',
      params: [actor.region, actor.postId, actor.postId, new Date(now.getTime() - AFTERWARDS)],
    });
  }
  if (actor.role === 'dispatcher') parts.push(deskScope(actor));
  return { sql: `(${parts.map((p) => p.sql).join(' OR ')})`, params: parts.flatMap((p) => p.params) };
}

/** What an agent of a town may take unasked while nobody has it; never what one asked for oneself. */
export const poolScope = (actor: Actor): Scope => ({
  sql: '(e.region = ? AND e.town = ? AND e.requester_id <> ?)',
  params: [actor.region, actor.town, actor.personId],
});

/** What a dispatcher answers for, apart from who sent it: the parts of `visibleTo` that come from the post. */
export function deskScope(actor: Actor): Scope {
  const town = actor.town === null ? '' : ' AND e.town = ?';
  return {
    sql: `(e.region = ?${town} AND e.requester_id <> ? AND (e.state IN ('open', 'offered') OR e.alarmed_at IS NOT NULL OR e.call_back_at IS NOT NULL))`,
    params: [actor.region, ...(actor.town === null ? [] : [actor.town]), actor.personId],
  };
}

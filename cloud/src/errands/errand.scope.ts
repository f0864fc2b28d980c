import type { Actor } from 'shared-types/kernel/actor';
import { guarantees } from '../kernel/guarantees';

/** How long an agent may look at what is no longer in hand. */
export const AFTERWARDS = 24 * 3_600_000;
/** As long as a working day: who calls in the morning may call again in the afternoon. */
const CALLED = 8 * 3_600_000;

/** A condition with its parameters, to be joined into a statement over `errand e`. */
export interface Scope {
  sql: string;
  params: unknown[];
}

/**
 * The requests a person may open: one's own, whatever the post; an agent's while assigned and 24 hours after;
 * a dispatcher's town (or county) while nobody has it, it is at risk, or somebody must be called back, and for some
 * hours what somebody called her about or what she has written down for a caller.
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
  if (actor.role === 'dispatcher') parts.push(deskScope(actor), lookedUp(actor, now), writtenDown(actor, now));
  return { sql: `(${parts.map((p) => p.sql).join(' OR ')})`, params: parts.flatMap((p) => p.params) };
}

/** What an agent of a town may take unasked while nobody has it; never what one asked for oneself. */
export const poolScope = (actor: Actor): Scope => ({
  sql: '(e.region = ? AND e.town = ? AND e.requester_id <> ?)',
  params: [actor.region, actor.town, actor.personId],
});

/** Whatever an agent has, or has had: a late act is then told so instead of "not found". */
export const assignedTo = (actor: Actor): Scope => ({
  sql: `(e.region = ? AND EXISTS (SELECT 1 FROM offer o WHERE o.region = e.region AND o.errand_id = e.id AND o.post_id = ?
    AND o.state IN ('accepted', 'released', 'finished')))`,
  params: [actor.region, actor.postId],
});

/** The town of a dispatcher's post, or the county; never what she asked for herself. */
export function answeredFor(actor: Actor): Scope {
  const town = actor.town === null ? '' : ' AND e.town = ?';
  return {
    sql: `(e.region = ?${town} AND e.requester_id <> ?)`,
    params: [actor.region, ...(actor.town === null ? [] : [actor.town]), actor.personId],
  };
}

/** What stands on a dispatcher's desk by itself. */
export function deskScope(actor: Actor): Scope {
  const { sql, params } = answeredFor(actor);
  return { sql: `(${sql} AND (e.state IN ('open', 'offered') OR e.alarmed_at IS NOT NULL OR e.call_back_at IS NOT NULL))`, params };
}

/** What somebody called this dispatcher about: the row her look has left opens it. */
function lookedUp(actor: Actor, now: Date): Scope {
  const { sql, params } = answeredFor(actor);
  return {
    sql: `(${sql} AND EXISTS (SELECT 1 FROM reveal r WHERE r.region = e.region AND r.errand_id = e.id AND r.person_id = ?
      AND r.why IN ('number', 'phone') AND r.at > ?))`,
    params: [...params, actor.personId, new Date(now.getTime() - CALLED)],
  };
}

/** What this post wrote down for a caller, also where another town has it: the number has to be read out. */
const writtenDown = (actor: Actor, now: Date): Scope => ({
  sql: `(e.region = ? AND e.requester_id <> ? AND EXISTS (SELECT 1 FROM intake i WHERE i.region = e.region AND i.errand_id = e.id
    AND i.post_id = ? AND i.at > ?))`,
  params: [actor.region, actor.personId, actor.postId, new Date(now.getTime() - CALLED)],
});

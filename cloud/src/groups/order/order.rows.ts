import type { Actor } from 'shared-types/kernel/actor';
import type { Tx } from '../../kernel/db/transaction';
import { recordEvent } from '../../kernel/engine/event';
import type { Ask } from '../group.rows';
import { keptBy, keptInAnyPost } from '../group.scope';

/** What is done to keep order, and what those do who found and close groups. */
type Act =
  | ('mute' | 'unmute' | 'stays' | 'hide' | 'show' | 'pass' | 'refuse' | 'upheld' | 'turned' | 'evidence' | 'slow' | 'staff_only')
  | ('about' | 'document' | 'cap' | 'history' | 'lead' | 'units' | 'owner' | 'deputy' | 'staff' | 'unseat' | 'archive' | 'reopen');
/** Whatever somebody does to keep order: on record for good. */
export interface ActDone {
  groupId: string;
  act: Act;
  seq?: number;
  personId?: string;
  until?: Date | null;
  why: string;
  told?: ToldOf;
}
/** Whom it concerns, and therefore who hears of it; `appeal`: that person had asked for it. */
export interface ToldOf {
  author?: string | null;
  reporter?: string | null;
  appeal?: boolean;
}

/** Writes an act into the record, in the transaction that does it, and lets those it concerns hear of it. */
export async function record(tx: Tx, actor: Actor, id: string, done: ActDone, now: Date): Promise<void> {
  const { region, postId } = actor;
  const { groupId, act, seq, personId, until, why } = done;
  await tx.run(
    'INSERT INTO order_act (region, id, group_id, act, seq, person_id, until_at, why, post_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [...[region, id, groupId, act, seq ?? null, personId ?? null, until ?? null, why, postId, now]],
  );
  if (done.told) await tell(tx, actor, id, done, done.told, now);
}

/** The reason is read where the person opens it: an event holds no words. */
function tell(tx: Tx, { region, personId }: Actor, id: string, { groupId, act, seq }: ActDone, told: ToldOf, now: Date) {
  const { author = null, reporter = null, appeal = false } = told;
  const facts = {
    author,
    reporter,
    appeal: appeal ? 'yes' : null,
    group: groupId,
    seq: seq ?? null,
    actor: personId,
    tell: author ?? reporter,
  };
  return recordEvent(tx, { region, subject: `order/${id}`, no: 1, type: `order.${act}`, at: now.toISOString(), facts });
}

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

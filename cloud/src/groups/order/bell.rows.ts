import type { Tx } from '../../kernel/db/transaction';
import { recordEvent } from '../../kernel/engine/event';
import type { Ask } from '../group.rows';

/** Something that waits for a person, and who may not be that person. */
export interface Waits {
  what: 'held' | 'appeal' | 'report' | 'ask';
  /** Who said it, or may not speak. */
  saidBy: string | null;
  reportedBy: string | null;
}

/** What waits for a person in one group at an instant. */
export const waitingIn = (ask: Ask, region: string, groupId: string, now: Date): Promise<Waits[]> =>
  ask.query<Waits>(
    `SELECT IF(c.appeal IS NULL, 'held', 'appeal') AS what, m.sender_id AS saidBy, NULL AS reportedBy FROM content_check c
       JOIN chat_message m ON m.region = c.region AND m.group_id = c.group_id AND m.seq = c.seq
       WHERE c.region = ? AND c.group_id = ? AND c.state = 'person' AND m.state IN ('pending', 'refused', 'hidden')
     UNION ALL SELECT 'report', m.sender_id, r.person_id FROM chat_report r
       JOIN chat_message m ON m.region = r.region AND m.group_id = r.group_id AND m.seq = r.seq
       WHERE r.region = ? AND r.group_id = ? AND r.state = 'open'
     UNION ALL SELECT 'appeal', person_id, NULL FROM group_member
       WHERE region = ? AND group_id = ? AND live = 1 AND mute_appeal IS NOT NULL AND muted_until > ?
     UNION ALL SELECT 'ask', person_id, NULL FROM group_ask WHERE region = ? AND group_id = ? AND state = 'open'`,
    [region, groupId, region, groupId, region, groupId, now, region, groupId],
  );

/** How a deadline of a subject stands; null where none was ever set. */
export async function standingOf(ask: Ask, region: string, subject: string, kind: string): Promise<string | null> {
  const [row] = await ask.query<{ state: string }>(
    'SELECT state FROM deadline WHERE region = ? AND subject = ? AND kind = ? AND level = 0',
    [region, subject, kind],
  );
  return row?.state ?? null;
}

/** It rings no more, whether it has rung or not. */
export const silence = (tx: Tx, region: string, subject: string, kind: string) =>
  tx.run("UPDATE deadline SET state = 'met' WHERE region = ? AND subject = ? AND kind = ? AND level = 0", [region, subject, kind]);

/** The number of the next thing that happens to a subject without a row of its own; whoever asks has locked what it is about. */
export async function nextNo(ask: Ask, region: string, subject: string): Promise<number> {
  const [last] = await ask.query<{ no: number | null }>('SELECT MAX(no) AS no FROM event WHERE region = ? AND subject = ?', [
    region,
    subject,
  ]);
  return Number(last?.no ?? 0) + 1;
}

/** Lets the desks of a group that are open look again, those of its staff and of supervision; the group is locked. */
export async function stir(tx: Tx, region: string, groupId: string, now: Date): Promise<void> {
  const people = await tx.query<{ id: string }>(
    `SELECT DISTINCT p.person_id AS id FROM post p
     LEFT JOIN group_staff s ON s.region = p.region AND s.post_id = p.id AND s.group_id = ? AND s.live = 1
     WHERE p.region = ? AND p.ended_at IS NULL AND (p.role = 'administrator' OR s.post_id IS NOT NULL)`,
    [groupId, region],
  );
  if (people.length === 0) return;
  const subject = `order-desk/${groupId}`;
  const [no, tell] = [await nextNo(tx, region, subject), people.map(({ id }) => id).join(' ')];
  // Whoever looks reads what is there now: of the times they were told before nothing has to be known.
  await tx.run("DELETE FROM event WHERE region = ? AND subject = ? AND type = 'order.stir'", [region, subject]);
  await recordEvent(tx, { region, subject, no, type: 'order.stir', at: now.toISOString(), facts: { group: groupId, tell } });
}

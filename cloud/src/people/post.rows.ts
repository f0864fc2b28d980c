import { CAPACITY, type StaffRole } from 'shared-types/people';
import type { Tx } from '../kernel/db/transaction';
import { recordEvent } from '../kernel/engine/event';
import { appendTimeline } from '../kernel/engine/timeline';

/** Who gives or ends a post, as its timeline keeps it. */
export interface Giver {
  party: string;
  personId: string | null;
  postId: string | null;
}
export interface NewPost {
  region: string;
  id: string;
  personId: string;
  unitId: string;
  role: StaffRole;
  town: string | null;
  kind: 'full_time' | 'part_time' | null;
  title: string | null;
  at: Date;
}
export interface Held {
  region: string;
  id: string;
  personId: string;
  unitId: string;
  role: StaffRole;
}

/** The living post of somebody in this role at this unit; null where there is none. */
export async function heldPost(tx: Tx, { region, personId, unitId, role }: Omit<NewPost, 'id'>): Promise<string | null> {
  const [post] = await tx.query<{ id: string }>(
    'SELECT id FROM post WHERE region = ? AND person_id = ? AND unit_id = ? AND role = ? AND ended_at IS NULL LIMIT 1',
    [region, personId, unitId, role],
  );
  return post?.id ?? null;
}

/** Begins a post. An agent starts with the opening hours and with every kind of matter; import and roster make it exact. */
export async function beginPost(tx: Tx, post: NewPost, by: Giver) {
  const { region, id, personId, unitId, role, town, kind, title, at } = post;
  await tx.run(
    `INSERT INTO post (region, id, code, person_id, unit_id, role, town, kind, drawn_from, capacity, title, source, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [region, id, `I${id}`, personId, unitId, role, town, kind, kind && '', kind && CAPACITY[kind], title, '邀请', at],
  );
  if (role === 'agent') await beginRoster(tx, post);
  await notePost(tx, post, { command: 'begin', from: null, to: 'held', at, by, facts: {} });
}

/** Ends a living post; what it leaves behind is for those who hear of it. */
export async function endPost(tx: Tx, post: Held, at: Date, by: Giver, reason: string) {
  await tx.run('UPDATE post SET ended_at = ? WHERE region = ? AND id = ? AND ended_at IS NULL', [at, post.region, post.id]);
  await notePost(tx, post, { command: 'end', from: 'held', to: 'ended', at, by, facts: { reason } });
}

interface Noted {
  command: 'begin' | 'end';
  from: string | null;
  to: string;
  at: Date;
  by: Giver;
  facts: Record<string, string>;
}
/** A post has no version of its own, and imported ones no beginning: its lines are numbered as they come, under the post's lock. */
async function notePost(tx: Tx, { region, id, personId, unitId, role }: Held, { command, from, to, at, by, facts }: Noted) {
  const subject = `post/${id}`;
  const [last] = await tx.query<{ no: number | null }>('SELECT MAX(no) AS no FROM event WHERE region = ? AND subject = ?', [
    region,
    subject,
  ]);
  const no = (last?.no ?? 0) + 1;
  const known = { ...facts, post: id, role, unit: unitId, holder: personId };
  await appendTimeline(tx, region, subject, { no, command, from, to, at: at.toISOString(), by, set: {}, facts: known });
  const told = { ...known, tell: personId, by: by.party, actor: by.personId };
  await recordEvent(tx, { region, subject, no, type: `post.${command}`, at: at.toISOString(), facts: told });
  tx.about ??= { region, subject };
}

async function beginRoster(tx: Tx, { region, id, at }: NewPost) {
  await tx.run('INSERT INTO post_skill (region, post_id, category) SELECT DISTINCT region, ?, category FROM item WHERE region = ?', [
    id,
    region,
  ]);
  await tx.run(
    `INSERT INTO shift (region, post_id, weekday, opens, closes)
     SELECT h.region, ?, d.weekday, h.opens, h.closes FROM opening_hours h
     JOIN (SELECT 1 AS weekday UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) d
     WHERE h.region = ? AND h.effective_from = (SELECT MAX(effective_from) FROM opening_hours WHERE region = ? AND effective_from <= ?)`,
    [id, region, region, at],
  );
}

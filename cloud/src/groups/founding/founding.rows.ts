import type { Ask, GroupOf } from '../group.rows';
import type { Part } from '../group.scope';
import { BELONGS } from '../members/staff.rows';

/** A post and whose it is. */
export interface Held {
  postId: string;
  personId: string;
}
interface Serving extends Held {
  part: Part;
  since: Date;
  rightful: boolean;
}
interface Owned extends Held {
  since: Date;
  until: Date;
}
/** A group with what is counted about it; `ownerId`: the person. */
export interface Group {
  id: string;
  code: string;
  axis: GroupOf['axis'];
  name: string;
  state: GroupOf['state'];
  version: number;
  about: string | null;
  document: string | null;
  documentOn: string | null;
  leadUnitId: string | null;
  cap: number;
  historyDays: number;
  ruled: boolean;
  people: number;
  waiting: number;
  ownerId: string | null;
}
type Raw = Omit<Group, 'ruled' | 'people' | 'waiting'> & { ruled: number; people: string; waiting: string };

/** The groups of a county, or one of them; private threads are nobody's but those in them. */
export async function groupsFounded(ask: Ask, region: string, only?: string): Promise<Group[]> {
  const rows = await ask.query<Raw>(
    `SELECT g.id, g.code, g.axis, g.name, g.state, g.version, g.about, g.document, DATE_FORMAT(g.document_on, '%Y-%m-%d') AS documentOn,
       g.lead_unit_id AS leadUnitId, g.member_cap AS cap, g.history_days AS historyDays, (g.axis = 'territory' OR g.fits IS NOT NULL) AS ruled,
       (SELECT COUNT(*) FROM group_member m WHERE m.region = g.region AND m.group_id = g.id AND m.live = 1) AS people,
       (SELECT COUNT(*) FROM seat_waiting w WHERE w.region = g.region AND w.group_id = g.id) AS waiting,
       (SELECT p.person_id FROM group_staff s JOIN post p ON p.region = s.region AND p.id = s.post_id AND p.ended_at IS NULL
         WHERE s.region = g.region AND s.group_id = g.id AND s.owner = 1) AS ownerId
     FROM chat_group g WHERE g.region = ? AND g.axis <> 'private'${only === undefined ? '' : ' AND g.id = ?'}
     ORDER BY g.state, FIELD(g.axis, 'industry', 'territory', 'escalation'), g.place, g.code`,
    [region, ...(only === undefined ? [] : [only])],
  );
  return rows.map(({ ruled, people, waiting, ...row }) => ({
    ...row,
    ruled: Number(ruled) === 1,
    people: Number(people),
    waiting: Number(waiting),
  }));
}

/** Whose clerks sit in a group besides those of the one that leads it. */
export const sittingIn = (ask: Ask, region: string, groupId: string) =>
  ask.query<{ id: string; name: string }>(
    `SELECT u.id, u.name FROM group_unit s JOIN unit u ON u.region = s.region AND u.id = s.unit_id
     WHERE s.region = ? AND s.group_id = ? ORDER BY LENGTH(u.division), u.code`,
    [region, groupId],
  );

/** Who serves a group, its owner first. */
export async function servingIn(ask: Ask, region: string, groupId: string): Promise<Serving[]> {
  const rows = await ask.query<Omit<Serving, 'rightful'> & { rightful: number }>(
    `SELECT s.post_id AS postId, p.person_id AS personId, s.part, s.since, ${BELONGS} AS rightful
     FROM group_staff s JOIN post p ON p.region = s.region AND p.id = s.post_id AND p.ended_at IS NULL
     JOIN chat_group g ON g.region = s.region AND g.id = s.group_id
     WHERE s.region = ? AND s.group_id = ? AND s.live = 1 ORDER BY FIELD(s.part, 'owner', 'deputy', 'staff'), s.since, s.post_id`,
    [region, groupId],
  );
  return rows.map((row) => ({ ...row, rightful: Number(row.rightful) === 1 }));
}

export const ownersBefore = (ask: Ask, region: string, groupId: string) =>
  ask.query<Owned>(
    `SELECT s.post_id AS postId, p.person_id AS personId, s.since, s.until_at AS until
     FROM group_staff s JOIN post p ON p.region = s.region AND p.id = s.post_id
     WHERE s.region = ? AND s.group_id = ? AND s.part = 'owner' AND s.until_at IS NOT NULL ORDER BY s.until_at DESC, s.since DESC LIMIT 50`,
    [region, groupId],
  );

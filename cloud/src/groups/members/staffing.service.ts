import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../../kernel/db/transaction';
import { Clock } from '../../kernel/time/clock';
import { type Ask, lockGroups } from '../group.rows';
import { Membership } from './membership.service';
import { BELONGS, endServing, passOn, takePart } from './staff.rows';

interface Found {
  groupId: string;
  postId: string;
  personId: string;
}
const FOUND = 's.group_id AS groupId, s.post_id AS postId, p.person_id AS personId';

/** Keeps the staff of groups as their units say, whenever groups or their units have changed; posts that begin and end see to themselves. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Staffing {
  @Inject() membership: Membership;
  @Inject() clock: Clock;

  /** Brings in whoever belongs into these groups, lets go whom only their unit had brought in, and seats all of them. Again it changes nothing. */
  async settle(tx: Tx, region: string, groupIds: readonly string[]): Promise<void> {
    if (groupIds.length === 0) return;
    const now = this.clock.now(region);
    const seen = [
      ...(await lacking(tx, region, groupIds)),
      ...(await beyond(tx, region, groupIds)),
      ...(await unowned(tx, region, groupIds)),
    ];
    const ids = [...new Set(seen.map(({ groupId }) => groupId))];
    if (ids.length === 0) return;
    // What was seen before the lock may have changed; under it nobody changes it.
    await lockGroups(tx, region, ids);
    const [coming, going] = [await lacking(tx, region, ids), await beyond(tx, region, ids)];
    for (const { groupId, postId } of going) await endServing(tx, region, groupId, postId, now);
    for (const { groupId, postId } of coming) await takePart(tx, { region, groupId, postId, part: 'staff', now });
    for (const { groupId } of await unowned(tx, region, ids)) await passOn(tx, region, groupId, now);
    for (const personId of new Set([...coming, ...going].map((one) => one.personId))) await this.membership.settle(tx, region, personId);
  }
}

/** Clerks who belong into a group and do not serve it. */
const lacking = (ask: Ask, region: string, ids: readonly string[]) =>
  ask.query<Found>(
    `SELECT g.id AS groupId, p.id AS postId, p.person_id AS personId FROM chat_group g
     JOIN post p ON p.region = g.region AND p.role = 'clerk' AND p.ended_at IS NULL AND ${BELONGS}
     WHERE g.region = ? AND g.id IN (?) AND g.state = 'active' AND g.axis <> 'private'
       AND NOT EXISTS (SELECT 1 FROM group_staff s WHERE s.region = g.region AND s.group_id = g.id AND s.post_id = p.id AND s.live = 1)
     ORDER BY p.id, g.id`,
    [region, ids],
  );

/** Those who serve a group for their unit's sake alone, which neither leads it nor sits in it any more. */
const beyond = (ask: Ask, region: string, ids: readonly string[]) =>
  ask.query<Found>(
    `SELECT ${FOUND} FROM group_staff s JOIN chat_group g ON g.region = s.region AND g.id = s.group_id AND g.lead_unit_id IS NOT NULL
     JOIN post p ON p.region = s.region AND p.id = s.post_id
     WHERE s.region = ? AND s.group_id IN (?) AND g.state = 'active' AND s.live = 1 AND s.appointed_by IS NULL AND NOT ${BELONGS} ORDER BY p.id, s.group_id`,
    [region, ids],
  );

/** Groups nobody owns though somebody could: a deputy, or a clerk of the unit that leads them. */
const unowned = (ask: Ask, region: string, ids: readonly string[]) =>
  ask.query<{ groupId: string }>(
    `SELECT g.id AS groupId FROM chat_group g WHERE g.region = ? AND g.id IN (?) AND g.state = 'active' AND g.axis <> 'private'
     AND NOT EXISTS (SELECT 1 FROM group_staff o WHERE o.region = g.region AND o.group_id = g.id AND o.owner = 1)
     AND EXISTS (SELECT 1 FROM group_staff s JOIN post p ON p.region = s.region AND p.id = s.post_id AND p.ended_at IS NULL
       WHERE s.region = g.region AND s.group_id = g.id AND s.live = 1 AND (s.part = 'deputy' OR p.unit_id <=> g.lead_unit_id))`,
    [region, ids],
  );

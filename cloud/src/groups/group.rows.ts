import { GroupRule, type Ruled } from 'shared-types/groups';
import type { Tx } from '../kernel/db/transaction';
import type { Reach } from '../kernel/time/clock';

export type Ask = Pick<Tx, 'query'>;

/** A group as the room works with it. */
export interface GroupOf {
  region: string;
  id: string;
  axis: 'industry' | 'territory' | 'escalation' | 'private';
  name: string;
  state: 'active' | 'archived';
  /** Raised by whoever founds, changes or closes groups. */
  version: number;
  lastSeq: number;
  said: number;
  epoch: number;
  memberCap: number;
  historyDays: number;
  slowSeconds: number;
  staffOnly: boolean;
}
export interface RawGroup {
  region: string;
  id: string;
  axis: GroupOf['axis'];
  name: string;
  state: GroupOf['state'];
  version: number;
  lastSeq: string;
  said: string;
  epoch: number;
  memberCap: number;
  historyDays: number;
  slowSeconds: number;
  staffOnly: number;
}

/** Of `chat_group g`. */
export const GROUP = `g.region, g.id, g.axis, g.name, g.state, g.version, g.last_seq AS lastSeq, g.said, g.epoch, g.member_cap AS memberCap,
  g.history_days AS historyDays, g.slow_seconds AS slowSeconds, g.staff_only AS staffOnly`;
/** A row may hold more than the group. */
export const groupIn = ({
  region,
  id,
  axis,
  name,
  state,
  version,
  epoch,
  memberCap,
  historyDays,
  slowSeconds,
  ...raw
}: RawGroup): GroupOf => ({
  ...{ region, id, axis, name, state, version, epoch, memberCap, historyDays, slowSeconds },
  lastSeq: Number(raw.lastSeq),
  said: Number(raw.said),
  staffOnly: raw.staffOnly === 1,
});

/** Locks groups until the transaction is over, always in ascending order: whoever writes into one, or changes who is in it, does so first. */
export async function lockGroups(tx: Tx, region: string, ids: readonly string[]): Promise<Map<string, GroupOf>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<RawGroup>(`SELECT ${GROUP} FROM chat_group g WHERE g.region = ? AND g.id IN (?) ORDER BY g.id FOR UPDATE`, [
    region,
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, groupIn(row)]));
}

/** The living groups of a county as the rules see them. */
export async function ruledGroups(ask: Ask, region: string): Promise<Ruled[]> {
  const rows = await ask.query<Omit<Ruled, 'fits'> & { fits: string | null }>(
    "SELECT id, axis, place, name, town, fits FROM chat_group WHERE region = ? AND state = 'active' AND axis IN ('industry', 'territory')",
    [region],
  );
  return rows.map(({ fits, ...row }) => ({ ...row, fits: fits === null ? null : GroupRule.parse(JSON.parse(fits)) }));
}

/** The counties that talk in groups. */
export async function talkingRegions(ask: Ask, { sql, params }: Reach): Promise<string[]> {
  const rows = await ask.query<{ region: string }>(`SELECT DISTINCT region FROM chat_group WHERE state = 'active' AND ${sql}`, params);
  return rows.map(({ region }) => region);
}

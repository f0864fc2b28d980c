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
interface Raw {
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

const GROUP = `SELECT region, id, axis, name, state, version, last_seq AS lastSeq, said, epoch, member_cap AS memberCap, history_days AS historyDays,
  slow_seconds AS slowSeconds, staff_only AS staffOnly FROM chat_group`;
const read = ({ lastSeq, said, staffOnly, ...rest }: Raw): GroupOf => ({
  ...rest,
  lastSeq: Number(lastSeq),
  said: Number(said),
  staffOnly: staffOnly === 1,
});

/** Locks groups until the transaction is over, always in ascending order: whoever writes into one, or changes who is in it, does so first. */
export async function lockGroups(tx: Tx, region: string, ids: readonly string[]): Promise<Map<string, GroupOf>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<Raw>(`${GROUP} WHERE region = ? AND id IN (?) ORDER BY id FOR UPDATE`, [region, ids]);
  return new Map(rows.map((row) => [row.id, read(row)]));
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

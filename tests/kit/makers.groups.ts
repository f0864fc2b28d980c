import type { GroupRule } from 'shared-types/groups';
import type { Part } from '../../cloud/src/groups/group.scope';
import type { Person } from './county';
import { aFirm } from './firms';
import { rows, type Workshop } from './makers.rows';

export interface FirmMade {
  name?: string;
  kind?: string;
  industry?: string | null;
  scale?: string;
  marks?: string;
  town?: string;
  registeredOn?: string | null;
}
export interface GroupMade {
  axis?: 'industry' | 'territory' | 'escalation';
  place?: number;
  name?: string;
  town?: string | null;
  fits?: GroupRule | null;
  lead?: string | null;
  cap?: number;
  historyDays?: number;
}

const insert = (shop: Workshop, table: string, values: Record<string, unknown>) =>
  rows(shop, table, ['region', ...Object.keys(values)], [[shop.region, ...Object.values(values)]]);

/** A firm of the first town, made of nothing special. */
export async function firm(shop: Workshop, { registeredOn = '2019-03-04', ...made }: FirmMade = {}): Promise<string> {
  const licence = made.kind === 'stall' ? { uscc: null } : {};
  return (await aFirm(shop, { name: '玉成建材行', ...licence, ...made, registered_on: registeredOn })).id;
}

/** Lets somebody act for a firm. */
export const bond = (shop: Workshop, personId: string, firmId: string, state: 'asked' | 'verified' = 'verified') =>
  insert(shop, 'firm_person', {
    ...{ id: shop.ids.next(), firm_id: firmId, person_id: personId, part: 'owner', state, version: 1, how: 'test', asked_at: new Date(0) },
  });

export async function group(shop: Workshop, made: GroupMade = {}): Promise<string> {
  const id = shop.ids.next();
  const { axis = 'industry', place = 1, name = '限上商贸企业诉求交流群', town = null, fits = { industries: ['F'] }, lead = null } = made;
  await insert(shop, 'chat_group', {
    ...{ id, code: `G${id}`.slice(-20), axis, place, name, town, fits: fits && JSON.stringify(fits), lead_unit_id: lead },
    ...{ member_cap: made.cap ?? 2000, history_days: made.historyDays ?? 30, source: 'test', created_at: new Date(0) },
  });
  return id;
}

/** Lets a post serve a group; the seat comes with the next settling. */
export const serve = (shop: Workshop, groupId: string, postId: string, part: Part = 'owner') =>
  insert(shop, 'group_staff', { group_id: groupId, post_id: postId, part, since: new Date(0) });

/** A seat as settling would have given it. */
export async function seat(shop: Workshop, groupId: string, personId: string, as: { postId?: string; firmId?: string }) {
  await insert(shop, 'group_member', {
    ...{ group_id: groupId, person_id: personId, joined_seq: 0, from_seq: 1, read_seq: 0, read_said: 0, joined_at: new Date(0) },
    ...{ post_id: as.postId ?? null, firm_id: as.firmId ?? null, how: as.postId ? 'post' : 'invited' },
  });
}

/** Asks a firm into a group: no rule of the days to come takes the seat away. */
export const ask = (shop: Workshop, groupId: string, firmId: string) =>
  insert(shop, 'group_firm', { group_id: groupId, firm_id: firmId, asked_by: '1', since: new Date(0) });

export type Member = Person & { firmId: string };

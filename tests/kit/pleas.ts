import { createHash } from 'node:crypto';
import { Ids } from '../../cloud/src/kernel/ids';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import type { County, Held, Person } from './county';
import { rows } from './makers.rows';

/** A group in which an owner has said something, with a clerk of the unit that leads it. */
export interface Plea {
  groupId: string;
  firmId: string;
  owner: Person;
  clerk: Held;
  hers: ApiClient;
  his: ApiClient;
  /** Says something more in the group, as this person; gives its number. */
  says: (who: Person | Held, text: string, firm?: string | null, reply?: number) => Promise<number>;
  /** Another post that serves the group. */
  serves: (part: 'owner' | 'deputy' | 'staff', name: string) => Promise<Held>;
  /** Another firm's person in the same group. */
  neighbour: (name?: string) => Promise<Person & { firmId: string }>;
}

interface Shop {
  county: County;
  ids: Ids;
  groupId: string;
}

/** Rows as the rooms themselves would have written them: what a matter is made of, without the chat around it. */
export async function openPlea(county: County, { lead = county.units.bureau, name = '限上商贸企业诉求交流群' } = {}): Promise<Plea> {
  const ids = await county.service.get(Ids);
  const shop = { county, ids, groupId: ids.next() };
  await row(shop, 'chat_group', {
    ...{ id: shop.groupId, code: `G${shop.groupId}`.slice(-20), axis: 'industry', name, lead_unit_id: lead },
    ...{ member_cap: 2000, history_days: 30, source: 'test', created_at: new Date(0) },
  });
  const owner = await county.resident('赵玉成');
  const firmId = await firm(shop, owner, '宣化玉成建材行');
  const clerk = await county.clerk(lead);
  await member(shop, clerk.id, { post_id: clerk.postId, how: 'post' });
  await row(shop, 'group_staff', { group_id: shop.groupId, post_id: clerk.postId, part: 'staff', since: new Date(0) });
  return {
    ...{ groupId: shop.groupId, firmId, owner, clerk },
    hers: await county.as(owner),
    his: await county.as(clerk),
    says: (who, text, firm = 'postId' in who ? null : firmId, reply) => say(shop, who, text, firm, reply),
    serves: async (part, called) => {
      const held = await county.clerk(lead, called);
      await member(shop, held.id, { post_id: held.postId, how: 'post' });
      await row(shop, 'group_staff', { group_id: shop.groupId, post_id: held.postId, part, since: new Date(0) });
      return held;
    },
    neighbour: async (called = '钱多多') => {
      const person = await county.resident(called);
      return { ...person, firmId: await firm(shop, person, `${called}商行`) };
    },
  };
}

const row = ({ county: { database, region }, ids }: Pick<Shop, 'county' | 'ids'>, table: string, values: Record<string, unknown>) =>
  rows({ database, ids, region }, table, ['region', ...Object.keys(values)], [[region, ...Object.values(values)]]);

async function firm(shop: Shop, { id: personId }: Person, name: string): Promise<string> {
  const { county, ids } = shop;
  const firmId = ids.next();
  await row(shop, 'firm', {
    ...{ id: firmId, name, kind: 'stall', town: county.places.town, source: 'test', digest: Buffer.alloc(32), created_at: new Date(0) },
  });
  await row(shop, 'firm_person', {
    ...{
      id: ids.next(),
      firm_id: firmId,
      person_id: personId,
      part: 'owner',
      state: 'verified',
      version: 1,
      how: 'test',
      asked_at: new Date(0),
    },
  });
  // Asked in: no rule of the days to come takes the seat away.
  await row(shop, 'group_firm', { group_id: shop.groupId, firm_id: firmId, asked_by: '1', since: new Date(0) });
  await member(shop, personId, { firm_id: firmId, how: 'invited' });
  return firmId;
}

const member = (shop: Shop, personId: string, as: Record<string, string>) =>
  row(shop, 'group_member', {
    ...{
      group_id: shop.groupId,
      person_id: personId,
      joined_seq: 0,
      from_seq: 0,
      read_seq: 0,
      read_said: 0,
      joined_at: new Date(0),
      ...as,
    },
  });

async function say(shop: Shop, who: Person | Held, text: string, firmId: string | null, reply: number | null = null): Promise<number> {
  const { county, groupId } = shop;
  const last = await county.database.query<{ last: string }>('SELECT last_seq AS last FROM chat_group WHERE region = ? AND id = ?', [
    county.region,
    groupId,
  ]);
  const seq = Number(last[0]?.last) + 1;
  await row(shop, 'chat_message', {
    ...{ group_id: groupId, seq, kind: 'text', state: 'shown', sender_id: who.id, firm_id: firmId, said: seq, at: county.now() },
    ...{
      post_id: 'postId' in who ? who.postId : null,
      client_id: `said-${seq}-${who.id}`,
      reply_seq: reply,
      text,
    },
    digest: createHash('sha256').update(text).digest(),
  });
  await county.database.query('UPDATE chat_group SET last_seq = ?, said = ? WHERE region = ? AND id = ?', [
    seq,
    seq,
    county.region,
    groupId,
  ]);
  return seq;
}

/** A matter made of what the owner said, as far as it has come. */
export async function ticketIn(county: County, state: 'open' | 'taken' | 'answered' = 'open') {
  const plea = await openPlea(county);
  const seq = await plea.says(plea.owner, '门口的路灯坏了半个月,晚上没人敢来');
  const raised = await plea.hers.tickets.raise(aTicket(plea.groupId, [seq]));
  if (state !== 'open') await plea.his.tickets.take({ id: raised.id });
  if (state === 'answered') await plea.his.tickets.answer({ id: raised.id, outcome: 'solved', answer: '路灯今天上午修好了' });
  return { ...plea, id: raised.id, seq };
}

export const aTicket = (groupId: string, seqs: number[], over: { title?: string; words?: string; hidden?: boolean } = {}) => ({
  ...{ groupId, seqs, title: '路灯坏了', words: '门口的路灯坏了半个月', hidden: false, ...over },
});

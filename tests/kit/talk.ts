import { Ids } from '../../cloud/src/kernel/ids';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County, Held } from './county';
import { ask, bond, firm, type GroupMade, group, type Member, seat, serve } from './makers.groups';
import type { Workshop } from './makers.rows';

/** A group in which a clerk keeps order, and firms are those that were asked in. */
export interface Talk {
  shop: Workshop;
  groupId: string;
  keeper: Held;
  his: ApiClient;
  /** Somebody of a firm of their own, in the group. */
  member: (name?: string, firmName?: string) => Promise<Member>;
}

export const shopOf = async (county: County): Promise<Workshop> => ({
  database: county.database,
  ids: await county.service.get(Ids),
  region: county.region,
});

export async function openTalk(county: County, made: GroupMade = {}): Promise<Talk> {
  const shop = await shopOf(county);
  const groupId = await group(shop, { lead: county.units.bureau, fits: null, ...made });
  const keeper = await county.clerk();
  await serve(shop, groupId, keeper.postId);
  await seat(shop, groupId, keeper.id, { postId: keeper.postId });
  return {
    ...{ shop, groupId, keeper, his: await county.as(keeper) },
    member: async (name = '赵玉成', firmName = `${name}商行`) => {
      const person = await county.resident(name);
      const firmId = await firm(shop, { name: firmName });
      await bond(shop, person.id, firmId);
      await ask(shop, groupId, firmId, keeper.postId);
      await seat(shop, groupId, person.id, { firmId });
      return { ...person, firmId };
    },
  };
}

/** What a phone sends to say something. */
export const saying = (groupId: string, text: string, over: object = {}) => ({ id: groupId, clientId: newKey(), text, ...over });

/** Much that was said here once, by the keeper, as rows; gives the last number. */
export async function fill({ database, region, now }: County, { groupId, keeper }: Talk, n: number): Promise<number> {
  const seqs = Array.from({ length: n }, (_, i) => i + 1);
  await database.run(
    `INSERT INTO chat_message (region, group_id, seq, kind, state, sender_id, post_id, client_id, digest, text, said, at)
     VALUES ${seqs.map(() => "(?, ?, ?, 'text', 'shown', ?, ?, ?, ?, ?, ?, ?)").join(', ')}`,
    seqs.flatMap((seq) => [
      ...[region, groupId, seq, keeper.id, keeper.postId, `filled-${seq}`, Buffer.alloc(32), `从前的第 ${seq} 句`, seq, now()],
    ]),
  );
  await database.run('UPDATE chat_group SET last_seq = ?, said = ?, said_seq = ?, said_at = ? WHERE region = ? AND id = ?', [
    ...[n, n, n, now(), region, groupId],
  ]);
  return n;
}

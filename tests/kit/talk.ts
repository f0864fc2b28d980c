import type { Part } from '../../cloud/src/groups/group.scope';
import { Ids } from '../../cloud/src/kernel/ids';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County, Held } from './county';
import { ask, bond, firm, type GroupMade, group, type Member, seat, serve } from './makers.groups';
import type { Workshop } from './makers.rows';

/** A group of the bureau, and how people come into it. */
export interface Gathering {
  shop: Workshop;
  groupId: string;
  /** Somebody of a firm of their own, in the group. */
  member: (name?: string, firmName?: string) => Promise<Member>;
  /** A clerk of the bureau who serves the group. */
  serves: (part: Part, name?: string) => Promise<Held>;
  /** Says something there; gives its number. */
  says: (who: ApiClient, text: string, over?: object) => Promise<number>;
}
/** A group in which a clerk keeps order. */
export interface Talk extends Gathering {
  keeper: Held;
  his: ApiClient;
}

export const shopOf = async (county: County): Promise<Workshop> => ({
  database: county.database,
  ids: await county.service.get(Ids),
  region: county.region,
});

export async function openGroup(county: County, made: GroupMade = {}): Promise<Gathering> {
  const shop = await shopOf(county);
  const groupId = await group(shop, { lead: county.units.bureau, fits: null, ...made });
  return {
    ...{ shop, groupId },
    member: async (name = '赵玉成', firmName = `${name}商行`) => {
      const person = await county.resident(name);
      const firmId = await firm(shop, { name: firmName });
      await bond(shop, person.id, firmId);
      await ask(shop, groupId, firmId);
      await seat(shop, groupId, person.id, { firmId });
      return { ...person, firmId };
    },
    serves: async (part, name) => {
      const held = await county.clerk(county.units.bureau, name);
      await serve(shop, groupId, held.postId, part);
      await seat(shop, groupId, held.id, { postId: held.postId });
      return held;
    },
    says: async (who, text, over) => (await who.messages.say(saying(groupId, text, over))).entry.seq,
  };
}

export async function openTalk(county: County, made: GroupMade = {}): Promise<Talk> {
  const gathering = await openGroup(county, made);
  const keeper = await gathering.serves('owner');
  return { ...gathering, keeper, his: await county.as(keeper) };
}

export type TalkOfTwo = Awaited<ReturnType<typeof openTalkOfTwo>>;
/** The same with somebody of each of two firms in it. */
export async function openTalkOfTwo(county: County) {
  const talk = await openTalk(county);
  const [owner, neighbour] = [await talk.member('赵玉成', '玉成建材行'), await talk.member('钱多多', '多多商行')];
  const [hers, theirs] = [await county.as(owner), await county.as(neighbour)];
  /** One entry as somebody sees it. */
  const entry = async (who: ApiClient, seq: number) =>
    (await who.messages.page({ id: talk.groupId, around: seq })).entries.find((one) => one.seq === seq);
  return { ...talk, owner, neighbour, hers, theirs, entry };
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

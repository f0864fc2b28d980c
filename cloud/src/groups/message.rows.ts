import type { MessageState, SaidKind } from 'shared-types/groups';
import type { Ask } from './group.rows';

/** One entry of a log as it is kept; what a change says stands in `body`. */
export interface MessageRow {
  region: string;
  groupId: string;
  seq: number;
  kind: SaidKind | 'change';
  state: MessageState;
  senderId: string | null;
  postId: string | null;
  firmId: string | null;
  clientId: string;
  digest: Buffer;
  text: string | null;
  /** JSON of what is not words. */
  body: string | null;
  replySeq: number | null;
  targetSeq: number | null;
  ticketId: string | null;
  /** How much had been said in the group, this included. */
  said: number;
  at: Date;
}
type Raw = Omit<MessageRow, 'seq' | 'replySeq' | 'targetSeq' | 'said'> & {
  seq: string;
  replySeq: string | null;
  targetSeq: string | null;
  said: string;
};

const number = (value: string | null) => (value === null ? null : Number(value));
const read = ({ seq, replySeq, targetSeq, said, ...row }: Raw): MessageRow => ({
  ...row,
  seq: Number(seq),
  replySeq: number(replySeq),
  targetSeq: number(targetSeq),
  said: Number(said),
});

const MESSAGE = `SELECT region, group_id AS groupId, seq, kind, state, sender_id AS senderId, post_id AS postId, firm_id AS firmId,
  client_id AS clientId, digest, text, body, reply_seq AS replySeq, target_seq AS targetSeq, ticket_id AS ticketId, said, at FROM chat_message`;

/** Entries by a condition that may end in an order and a limit. */
export async function messages(ask: Ask, where: string, params: unknown[]): Promise<MessageRow[]> {
  return (await ask.query<Raw>(`${MESSAGE} WHERE ${where}`, params)).map(read);
}

/** One entry; null where there is none. */
export async function message(ask: Ask, region: string, groupId: string, seq: number): Promise<MessageRow | null> {
  return (await messages(ask, 'region = ? AND group_id = ? AND seq = ?', [region, groupId, seq]))[0] ?? null;
}

/** Some entries of one group, by their numbers. */
export async function messagesOf(ask: Ask, region: string, groupId: string, seqs: readonly number[]): Promise<Map<number, MessageRow>> {
  if (seqs.length === 0) return new Map();
  const rows = await messages(ask, 'region = ? AND group_id = ? AND seq IN (?)', [region, groupId, seqs]);
  return new Map(rows.map((row) => [row.seq, row]));
}

/** Whoever has sent something under the same name before, by `group sender name`. */
export async function sentBefore(
  ask: Ask,
  region: string,
  drafts: readonly { groupId: string; senderId: string; clientId: string }[],
): Promise<Map<string, MessageRow>> {
  if (drafts.length === 0) return new Map();
  const rows = await messages(
    ask,
    `region = ? AND (${drafts.map(() => '(group_id = ? AND sender_id = ? AND client_id = ?)').join(' OR ')})`,
    [region, ...drafts.flatMap(({ groupId, senderId, clientId }) => [groupId, senderId, clientId])],
  );
  return new Map(rows.map((row) => [nameOf(row), row]));
}

export const nameOf = ({ groupId, senderId, clientId }: { groupId: string; senderId: string | null; clientId: string }) =>
  `${groupId} ${senderId} ${clientId}`;

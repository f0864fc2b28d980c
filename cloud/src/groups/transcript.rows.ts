import type { Ask } from './group.rows';

/** What is said in a voice, as it was typed last. */
export interface Transcript {
  seq: number;
  edition: number;
  text: string;
  /** Typed by somebody of staff, in this post; null: by whoever said it. */
  postId: string | null;
}

/** The last words typed for a row of `chat_message` that goes by this name. */
export const typedFor = (name: string) => `(SELECT v.text FROM voice_transcript v
  WHERE v.region = ${name}.region AND v.group_id = ${name}.group_id AND v.seq = ${name}.seq ORDER BY v.edition DESC LIMIT 1)`;

/** By the numbers of the voices, the last edition of each. */
export async function transcriptsOf(ask: Ask, region: string, groupId: string, seqs: readonly number[]): Promise<Map<number, Transcript>> {
  if (seqs.length === 0) return new Map();
  const rows = await ask.query<Omit<Transcript, 'seq'> & { seq: string }>(
    'SELECT seq, edition, text, post_id AS postId FROM voice_transcript WHERE region = ? AND group_id = ? AND seq IN (?) ORDER BY edition',
    [region, groupId, seqs],
  );
  return new Map(rows.map(({ seq, ...row }) => [Number(seq), { ...row, seq: Number(seq) }]));
}

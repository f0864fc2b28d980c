import { bodyOf } from '../body';
import type { Ask } from '../group.rows';

interface Place {
  region: string;
  groupId: string;
}
interface Answer {
  seq: string;
  replySeq: string | null;
  state: string;
  body: string | null;
}

/** Answers of a group after this number, each with the edition it takes the place of; null where it is the first of its own. */
async function answersAfter(ask: Ask, { region, groupId }: Place, seq: number) {
  const rows = await ask.query<Answer>(
    `SELECT seq, reply_seq AS replySeq, state, body FROM chat_message
     WHERE region = ? AND group_id = ? AND kind = 'answer' AND seq > ? ORDER BY seq`,
    [region, groupId, seq],
  );
  return rows.map(({ seq: no, replySeq, state, body }) => ({
    seq: Number(no),
    shown: state === 'shown',
    before: replySeq !== null && (bodyOf(body).edition ?? 1) > 1 ? Number(replySeq) : null,
  }));
}

/** Each answer from this number on that has been replaced, and by which; taken back or folded away, an edition replaces nothing. */
export async function replacedFrom(ask: Ask, place: Place, seq: number): Promise<Map<number, number>> {
  const newest = new Map<number, number>();
  const before = new Map<number, number>();
  for (const one of await answersAfter(ask, place, seq)) {
    if (one.before === null) continue;
    before.set(one.seq, one.before);
    if (!one.shown) continue;
    for (let older: number | undefined = one.before; older !== undefined; older = before.get(older)) newest.set(older, one.seq);
  }
  return newest;
}

/** The edition that stands in place of an answer; null where that is the newest itself. */
export const replacing = async (ask: Ask, place: Place, seq: number): Promise<number | null> =>
  (await replacedFrom(ask, place, seq)).get(seq) ?? null;

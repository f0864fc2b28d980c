import { crashpoint } from '../kernel/crashpoint';
import type { Tx } from '../kernel/db/transaction';
import type { Statement } from '../kernel/db/wire';
import type { GroupOf } from './group.rows';
import type { MessageRow } from './message.rows';

/** An entry that has no number yet. */
export interface Draft extends Omit<MessageRow, 'region' | 'seq' | 'said' | 'ticketId' | 'at'> {
  /** Whom it speaks to, besides those it answers: people, and units by their staff. */
  people: readonly string[];
  units: readonly string[];
  /** What the list of words said about it, where somebody has to look first. */
  label?: string | null;
  /** Who is to look: a person, or WeChat as soon as it answers. */
  judge?: 'person' | 'text' | 'media';
}

/** Held back, and no machine is asked first. */
export const waitsForAPerson = ({ state, judge = 'person' }: Pick<Draft, 'state' | 'judge'>) => state === 'pending' && judge === 'person';

/** What one says counts as unread for the others; what the group itself notes, and what becomes of an entry, does not. */
const counts = ({ kind, senderId }: Pick<Draft, 'kind' | 'senderId'>) => kind !== 'change' && senderId !== null;

/** Numbers drafts in their order, each in its group, and writes them. The groups are locked by the caller, who sees them as they were. */
export async function write(tx: Tx, region: string, groups: ReadonlyMap<string, GroupOf>, drafts: readonly Draft[], now: Date) {
  const { rows, statements } = numbered(region, groups, drafts, now);
  for (const { sql, params } of statements) {
    await tx.run(sql, params);
    crashpoint('mid-append');
  }
  await noteAround(tx, region, rows, drafts, now);
  return rows;
}

/** The same, with what every message asks going last, together with the commit: until then the rows are not there. */
export async function writeLast(tx: Tx, region: string, groups: ReadonlyMap<string, GroupOf>, drafts: readonly Draft[], now: Date) {
  const { rows, statements } = numbered(region, groups, drafts, now);
  await noteAround(tx, region, rows, drafts, now);
  tx.lastly(statements);
  crashpoint('mid-append');
  return rows;
}

function numbered(region: string, groups: ReadonlyMap<string, GroupOf>, drafts: readonly Draft[], now: Date) {
  const heads = new Map([...groups].map(([id, { lastSeq, said }]) => [id, { lastSeq, said, saidSeq: 0 }]));
  const rows: MessageRow[] = drafts.map((draft) => {
    const head = heads.get(draft.groupId);
    if (!head) throw new Error('a group was written into that was not locked');
    head.lastSeq += 1;
    if (counts(draft)) head.said += 1;
    if (draft.kind !== 'change') head.saidSeq = head.lastSeq;
    const { people: _, units: __, label: ___, judge: ____, ...kept } = draft;
    return { ...kept, region, seq: head.lastSeq, said: head.said, ticketId: null, at: now };
  });
  return { rows, statements: [insertion(rows), ...advance(region, heads, rows, now)] };
}

async function noteAround(tx: Tx, region: string, rows: readonly MessageRow[], drafts: readonly Draft[], now: Date) {
  await noteSpokenTo(tx, region, rows, drafts);
  await noteHeld(tx, region, rows, drafts, now);
}

const insertion = (rows: readonly MessageRow[]): Statement => ({
  sql: `INSERT INTO chat_message (region, group_id, seq, kind, state, sender_id, post_id, firm_id, client_id, digest, text, body, reply_seq,
     target_seq, said, at) VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
  params: rows.flatMap((r) => [
    ...[r.region, r.groupId, r.seq, r.kind, r.state, r.senderId, r.postId, r.firmId, r.clientId, r.digest],
    ...[r.text, r.body, r.replySeq, r.targetSeq, r.said, r.at],
  ]),
});

type Heads = ReadonlyMap<string, { lastSeq: number; said: number; saidSeq: number }>;

/**
 * How far the groups have come, and how much everybody has said themselves and when last: what is unread, and how slow slow is, hang on it.
 * A group is come to by the key it was locked by: by another, two who write there could meet from both ends.
 */
function advance(region: string, heads: Heads, rows: readonly MessageRow[], now: Date): Statement[] {
  const ids = [...new Set(rows.map(({ groupId }) => groupId))];
  return [
    ...ids.map((id) => ({
      sql: `UPDATE chat_group FORCE INDEX (PRIMARY) SET last_seq = ?, said = ?, said_seq = GREATEST(COALESCE(said_seq, 0), ?), said_at = ?
         WHERE region = ? AND id = ?`,
      params: [heads.get(id)?.lastSeq, heads.get(id)?.said, heads.get(id)?.saidSeq, now, region, id],
    })),
    ...speakersOf(rows.filter(counts)).map(({ times, people }) => ({
      sql: `UPDATE group_member SET own_said = own_said + ?, spoke_at = ? WHERE region = ? AND live = 1
         AND (${[...people].map(() => '(group_id = ? AND person_id IN (?))').join(' OR ')})`,
      params: [times, now, region, ...[...people].flat()],
    })),
  ];
}

/** Who spoke how often, by group: those who did so equally often together. */
function speakersOf(rows: readonly MessageRow[]): { times: number; people: Map<string, string[]> }[] {
  const spoke = new Map<string, { groupId: string; senderId: string; times: number }>();
  for (const { groupId, senderId } of rows) {
    const one = spoke.get(`${groupId} ${senderId}`) ?? { groupId, senderId: senderId ?? '', times: 0 };
    spoke.set(`${groupId} ${senderId}`, { ...one, times: one.times + 1 });
  }
  const byTimes = new Map<number, Map<string, string[]>>();
  for (const { groupId, senderId, times } of spoke.values()) {
    const people = byTimes.get(times) ?? new Map<string, string[]>();
    byTimes.set(times, people.set(groupId, [...(people.get(groupId) ?? []), senderId]));
  }
  return [...byTimes].map(([times, people]) => ({ times, people }));
}

/** Those spoken to who are in the group; whoever is not is left out. */
async function noteSpokenTo(tx: Tx, region: string, rows: readonly MessageRow[], drafts: readonly Draft[]) {
  for (const [i, { people, units }] of drafts.entries()) {
    const row = rows[i];
    if (!row || row.kind === 'change' || (people.length === 0 && units.length === 0 && row.replySeq === null)) continue;
    await tx.run(
      `INSERT IGNORE INTO chat_mention (region, person_id, group_id, seq)
       SELECT m.region, m.person_id, m.group_id, ? FROM group_member m LEFT JOIN post p ON p.region = m.region AND p.id = m.post_id
       WHERE m.region = ? AND m.group_id = ? AND m.live = 1 AND m.person_id <> COALESCE(?, 0) AND (m.person_id IN (?) OR p.unit_id IN (?)
         OR m.person_id = (SELECT r.sender_id FROM chat_message r WHERE r.region = m.region AND r.group_id = m.group_id AND r.seq = ?))`,
      [row.seq, region, row.groupId, row.senderId, ['0', ...people], ['0', ...units], row.replySeq ?? 0],
    );
  }
}

/** What is held back waits for somebody from the moment it is written. */
async function noteHeld(tx: Tx, region: string, rows: readonly MessageRow[], drafts: readonly Draft[], now: Date) {
  const held = rows.flatMap((row, i) =>
    row.state === 'pending' ? [{ row, label: drafts[i]?.label ?? null, judge: drafts[i]?.judge ?? 'person' }] : [],
  );
  if (held.length === 0) return;
  await tx.run(
    `INSERT INTO content_check (region, group_id, seq, kind, state, next_at, label) VALUES ${held.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    held.flatMap(({ row, label, judge }) => [region, row.groupId, row.seq, judge, judge === 'person' ? 'person' : 'waiting', now, label]),
  );
}

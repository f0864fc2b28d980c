import type { Tx } from '../kernel/db/transaction';
import { type Ask, GROUP, type GroupOf, groupIn, lockGroups, type RawGroup } from './group.rows';
import type { Part } from './group.scope';

/** What of somebody's living seat says whether they may speak, while the post or the bond it hangs on lives too. */
export interface SpeakersSeat {
  groupId: string;
  personId: string;
  postId: string | null;
  firmId: string | null;
  mutedUntil: Date | null;
  mutedWhy: string | null;
  spokeAt: Date | null;
}
/** All of it. */
export interface SeatKept extends SpeakersSeat {
  fromSeq: number;
  readSeq: number;
  part: Part | null;
}
type Raw = Omit<SeatKept, 'fromSeq' | 'readSeq'> & { fromSeq: string; readSeq: string };

/**
 * A seat counts only with the post or the bond it stands on: whoever has left the firm a moment ago is out, whatever this row says yet, and
 * so is everybody of a firm that has been closed.
 */
export const SEAT = `FROM group_member m
  LEFT JOIN (firm_person b JOIN firm f ON f.region = b.region AND f.id = b.firm_id AND f.state = 'active') ON b.region = m.region AND b.firm_id = m.firm_id AND b.person_id = m.person_id AND b.live = 1
  LEFT JOIN post p ON p.region = m.region AND p.id = m.post_id AND p.person_id = m.person_id AND p.ended_at IS NULL
  LEFT JOIN group_staff s ON s.region = m.region AND s.group_id = m.group_id AND s.post_id = m.post_id AND s.live = 1`;
export const SEAT_LIVES = 'm.live = 1 AND (b.id IS NOT NULL OR p.id IS NOT NULL)';
const SPEAKERS = `m.group_id AS groupId, m.person_id AS personId, m.post_id AS postId, m.firm_id AS firmId, m.muted_until AS mutedUntil,
  m.muted_why AS mutedWhy, m.spoke_at AS spokeAt`;
const KEPT = `SELECT ${SPEAKERS}, m.from_seq AS fromSeq, m.read_seq AS readSeq, s.part ${SEAT}`;

/** A row may hold more than the seat. */
const speakersIn = ({ groupId, personId, postId, firmId, mutedUntil, mutedWhy, spokeAt }: SpeakersSeat): SpeakersSeat => ({
  groupId,
  personId,
  postId,
  firmId,
  mutedUntil,
  mutedWhy,
  spokeAt,
});
const seatIn = ({ fromSeq, readSeq, part, ...raw }: Raw): SeatKept => ({
  ...speakersIn(raw),
  ...{ fromSeq: Number(fromSeq), readSeq: Number(readSeq), part },
});
export const seatKey = (groupId: string, personId: string) => `${groupId} ${personId}`;

/** The bond or the post a seat stands on, held fast: of a leaving and a message, one comes first for everybody. */
const HELD = `IF(m.post_id IS NULL,
  (SELECT 1 FROM firm_person b WHERE b.region = m.region AND b.firm_id = m.firm_id AND b.person_id = m.person_id AND b.live = 1
     AND (SELECT f.state FROM firm f WHERE f.region = b.region AND f.id = b.firm_id) = 'active' LOCK IN SHARE MODE),
  (SELECT 1 FROM post p WHERE p.region = m.region AND p.id = m.post_id AND p.person_id = m.person_id AND p.ended_at IS NULL LOCK IN SHARE MODE))`;

const STANDING = `${SPEAKERS}, ${HELD} AS held`;
type Held = SpeakersSeat & { held: number | null };

/** People by the group they want to speak in. */
type Wanting = ReadonlyMap<string, ReadonlySet<string>>;
export interface Standing {
  groups: Map<string, GroupOf>;
  /** By `group person`. */
  seats: Map<string, SpeakersSeat>;
}

/**
 * The groups, locked, and the seats that these people have in them. Bonds and posts stay as they are until the transaction is over, and so
 * do the seats, which change under the groups' locks alone. Mostly it is one group, and then one question.
 */
export async function standingOf(tx: Tx, region: string, people: Wanting): Promise<Standing> {
  const [only] = people;
  if (people.size !== 1 || !only)
    return { groups: await lockGroups(tx, region, [...people.keys()]), seats: await seatsIn(tx, region, people) };
  const [groupId, ids] = only;
  const rows = await tx.query<RawGroup & Held>(
    `SELECT ${GROUP}, ${STANDING} FROM chat_group g
     LEFT JOIN group_member m ON m.region = g.region AND m.group_id = g.id AND m.live = 1 AND m.person_id IN (?)
     WHERE g.region = ? AND g.id = ? FOR UPDATE`,
    [[...ids], region, groupId],
  );
  return { groups: new Map(rows.slice(0, 1).map((row) => [row.id, groupIn(row)])), seats: seatsAmong(rows) };
}

async function seatsIn(tx: Tx, region: string, people: Wanting): Promise<Map<string, SpeakersSeat>> {
  const rows = await tx.query<Held>(
    `SELECT ${STANDING} FROM group_member m WHERE m.region = ? AND m.live = 1
     AND (${[...people].map(() => '(m.group_id = ? AND m.person_id IN (?))').join(' OR ')})`,
    [region, ...[...people].flatMap(([groupId, ids]) => [groupId, [...ids]])],
  );
  return seatsAmong(rows);
}

/** Those that stand on something. */
const seatsAmong = (rows: readonly Held[]) =>
  new Map(rows.flatMap((row) => (row.held === null ? [] : [[seatKey(row.groupId, row.personId), speakersIn(row)] as const])));

/** One seat; null where there is none that lives. */
export async function seatOf(ask: Ask, region: string, groupId: string, personId: string): Promise<SeatKept | null> {
  const [row] = await ask.query<Raw>(`${KEPT} WHERE m.region = ? AND m.group_id = ? AND m.person_id = ? AND ${SEAT_LIVES}`, [
    region,
    groupId,
    personId,
  ]);
  return row ? seatIn(row) : null;
}

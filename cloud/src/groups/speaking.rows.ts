import type { Tx } from '../kernel/db/transaction';
import type { Ask } from './group.rows';
import type { Part } from './group.scope';

/** Somebody's living seat, while the post or the bond it hangs on lives too. */
export interface SeatKept {
  groupId: string;
  personId: string;
  postId: string | null;
  firmId: string | null;
  fromSeq: number;
  readSeq: number;
  mutedUntil: Date | null;
  mutedWhy: string | null;
  spokeAt: Date | null;
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
const KEPT = `SELECT m.group_id AS groupId, m.person_id AS personId, m.post_id AS postId, m.firm_id AS firmId, m.from_seq AS fromSeq,
  m.read_seq AS readSeq, m.muted_until AS mutedUntil, m.muted_why AS mutedWhy, m.spoke_at AS spokeAt, s.part ${SEAT}`;

const read = ({ fromSeq, readSeq, ...row }: Raw): SeatKept => ({ ...row, fromSeq: Number(fromSeq), readSeq: Number(readSeq) });
export const seatKey = (groupId: string, personId: string) => `${groupId} ${personId}`;

/**
 * The seats of these people in these groups, by `group person`. Bonds and posts stay as they are until the transaction is over: of a
 * leaving and a message, one comes first for everybody. The seats themselves change under the groups' locks alone.
 */
export async function seatsIn(tx: Tx, region: string, people: ReadonlyMap<string, ReadonlySet<string>>): Promise<Map<string, SeatKept>> {
  const groups = [...people].filter(([, ids]) => ids.size > 0);
  if (groups.length === 0) return new Map();
  const rows = await tx.query<Raw>(
    `${KEPT} WHERE m.region = ? AND ${SEAT_LIVES} AND (${groups.map(() => '(m.group_id = ? AND m.person_id IN (?))').join(' OR ')})`,
    [region, ...groups.flatMap(([groupId, ids]) => [groupId, [...ids]])],
  );
  const held = await heldFast(tx, region, rows);
  return new Map(rows.filter(held).map((row) => [seatKey(row.groupId, row.personId), read(row)]));
}

/** Which seats still stand on a bond or a post once these are held fast. */
async function heldFast(tx: Tx, region: string, rows: readonly Raw[]) {
  const [firms, posts] = [rows.filter(({ firmId }) => firmId !== null), rows.flatMap(({ postId }) => postId ?? [])];
  const bonds =
    firms.length === 0
      ? []
      : await tx.query<{ firm: string; person: string }>(
          `SELECT firm_id AS firm, person_id AS person FROM firm_person
           WHERE region = ? AND live = 1 AND (${firms.map(() => '(firm_id = ? AND person_id = ?)').join(' OR ')}) LOCK IN SHARE MODE`,
          [region, ...firms.flatMap(({ firmId, personId }) => [firmId, personId])],
        );
  const living =
    posts.length === 0
      ? []
      : await tx.query<{ id: string }>('SELECT id FROM post WHERE region = ? AND id IN (?) AND ended_at IS NULL LOCK IN SHARE MODE', [
          region,
          posts,
        ]);
  const still = new Set([...bonds.map(({ firm, person }) => `${firm} ${person}`), ...living.map(({ id }) => id)]);
  return ({ postId, firmId, personId }: Raw) => still.has(postId ?? `${firmId} ${personId}`);
}

/** One seat; null where there is none that lives. */
export async function seatOf(ask: Ask, region: string, groupId: string, personId: string): Promise<SeatKept | null> {
  const [row] = await ask.query<Raw>(`${KEPT} WHERE m.region = ? AND m.group_id = ? AND m.person_id = ? AND ${SEAT_LIVES}`, [
    region,
    groupId,
    personId,
  ]);
  return row ? read(row) : null;
}

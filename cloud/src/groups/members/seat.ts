import { groupOf, groupOfPlace, type Ruled } from 'shared-types/groups';
import type { BondSeen } from '../../firms/firms.port';
import type { Ask } from '../group.rows';
import { SEAT, SEAT_LIVES } from '../speaking.rows';

/** A place in a group, in one capacity: for a firm or in a post. */
export interface Seat {
  groupId: string;
  postId: string | null;
  firmId: string | null;
  how: 'rule' | 'invited' | 'post' | 'thread';
}

/** A firm as the rules read it. */
const factsOf = ({ marks, ...bond }: BondSeen) => ({ ...bond, marks: marks.split(',').filter(Boolean) });

/**
 * Where the rules put a firm. A stall may speak in its town's group before anybody has looked at it; for a registered firm only
 * those speak who have been verified, or anybody could speak in its name.
 */
export function belongingOf(bond: BondSeen, groups: readonly Ruled[], today: string) {
  const verified = bond.state === 'verified';
  if (!verified && bond.kind !== 'stall') return [];
  return [verified ? groupOf(factsOf(bond), groups, today) : null, groupOfPlace(bond, groups)].filter((found) => found !== null);
}

const seated = (bonds: readonly BondSeen[], groups: readonly Ruled[], today: string): Seat[] =>
  bonds.flatMap((bond) =>
    belongingOf(bond, groups, today).map(({ groupId }) => ({ groupId, postId: null, firmId: bond.firmId, how: 'rule' as const })),
  );

async function invited(ask: Ask, region: string, bonds: readonly BondSeen[]): Promise<Seat[]> {
  const firms = bonds.filter(({ state }) => state === 'verified').map(({ firmId }) => firmId);
  if (firms.length === 0) return [];
  const rows = await ask.query<{ groupId: string; firmId: string }>(
    `SELECT i.group_id AS groupId, i.firm_id AS firmId FROM group_firm i JOIN chat_group g ON g.region = i.region AND g.id = i.group_id
     WHERE i.region = ? AND i.firm_id IN (?) AND i.live = 1 AND g.state = 'active' ORDER BY i.since`,
    [region, firms],
  );
  return rows.map((row) => ({ ...row, postId: null, how: 'invited' as const }));
}

/** The groups somebody serves in a living post. */
async function serving(ask: Ask, region: string, personId: string): Promise<Seat[]> {
  const rows = await ask.query<{ groupId: string; postId: string }>(
    `SELECT s.group_id AS groupId, s.post_id AS postId FROM post p
     JOIN group_staff s ON s.region = p.region AND s.post_id = p.id AND s.live = 1
     JOIN chat_group g ON g.region = s.region AND g.id = s.group_id AND g.state = 'active'
     WHERE p.region = ? AND p.person_id = ? AND p.ended_at IS NULL ORDER BY s.since, s.post_id`,
    [region, personId],
  );
  return rows.map((row) => ({ ...row, firmId: null, how: 'post' as const }));
}

/** Every capacity in which a person could sit in a group: in their posts, then for their firms. */
export async function capacitiesOf(
  ask: Ask,
  who: { region: string; personId: string; bonds: readonly BondSeen[] },
  groups: readonly Ruled[],
  today: string,
): Promise<Seat[]> {
  const { region, personId, bonds } = who;
  return [...(await serving(ask, region, personId)), ...seated(bonds, groups, today), ...(await invited(ask, region, bonds))];
}

/**
 * The seats a person should have, one a group: whoever serves a group is not also one of those it is there for. Whoever acts for several
 * firms goes on speaking for the one they do, for as long as it belongs there.
 */
export function seatsOf(capacities: readonly Seat[], held: ReadonlyMap<string, Seat>): Map<string, Seat> {
  const isHeld = ({ groupId, firmId }: Seat) => firmId !== null && held.get(groupId)?.firmId === firmId;
  const seats = new Map<string, Seat>();
  for (const seat of capacities) {
    const first = seats.get(seat.groupId);
    if (!first || (first.postId === null && isHeld(seat) && !isHeld(first))) seats.set(seat.groupId, seat);
  }
  return seats;
}

/**
 * The seats a person has. Private threads are their own: nobody joins or leaves them by rule. In a group that is closed everybody stays
 * who was in it, to read what was said, for as long as they act for the firm or hold the post.
 */
export async function seatsHeld(ask: Ask, region: string, personId: string): Promise<Map<string, Seat>> {
  const rows = await ask.query<Seat>(
    `SELECT m.group_id AS groupId, m.post_id AS postId, m.firm_id AS firmId, m.how ${SEAT} JOIN chat_group g ON g.region = m.region AND g.id = m.group_id
     WHERE m.region = ? AND m.person_id = ? AND m.live = 1 AND m.how <> 'thread' AND (g.state = 'active' OR NOT (${SEAT_LIVES}))`,
    [region, personId],
  );
  return new Map(rows.map((seat) => [seat.groupId, seat]));
}

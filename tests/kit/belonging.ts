import { recordEvent } from '../../cloud/src/kernel/engine/event';
import type { County, Held, Person } from './county';
import { bond, type FirmMade, firm, group, type Member } from './makers.groups';
import { shopOf } from './talk';

/** Lets something have happened in another room, and the rooms react to it. */
export async function happened(county: County, type: string, subject: string, facts: Record<string, string>) {
  const { ids } = await shopOf(county);
  const [no, at] = [Number(ids.next().slice(-6)), county.now().toISOString()];
  await county.database.inTransaction((tx) => recordEvent(tx, { region: county.region, subject, no, type, at, facts }));
  await county.tick();
}

export type Belonging = Awaited<ReturnType<typeof openBelonging>>;
/** A trade's group and a town's, and people whom the rules lead there. */
export async function openBelonging(county: County) {
  const shop = await shopOf(county);
  const trade = await group(shop, { fits: { industries: ['F'], scales: ['limit'] }, place: 1, lead: county.units.bureau });
  const town = await group(shop, { axis: 'territory', name: '五当召镇诉求交流群', town: county.places.town, fits: null });
  return {
    ...{ shop, trade, town },
    /** Somebody who has just been verified for a firm, or has only asked. */
    bound: async (made: FirmMade = {}, state: 'asked' | 'verified' = 'verified'): Promise<Member> => {
      const person = await county.resident();
      const firmId = await firm(shop, made);
      await bond(shop, person.id, firmId, state);
      const facts = { person: person.id, firm: firmId };
      await happened(county, state === 'asked' ? 'firm.ask' : 'firm.bound', `firm/${firmId}`, facts);
      return { ...person, firmId };
    },
  };
}

/** The groups somebody finds in their list, sorted. */
export const groupsOf = async (county: County, person: Person | Held) =>
  (await (await county.as(person)).groups.list()).groups.map(({ id }) => id).sort();

/** Every stay somebody has had in a group. */
export const seatsOf = ({ database, region }: County, { id }: Person) =>
  database.query<{ id: string; left: string | null; how: string }>(
    'SELECT group_id AS id, left_seq AS `left`, how FROM group_member WHERE region = ? AND person_id = ? ORDER BY joined_at, group_id',
    [region, id],
  );

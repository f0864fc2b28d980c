import type { Tx } from '../kernel/db/transaction';
import { type Change, differs } from '../kernel/sheet/bring';
import { UnitEntity } from './unit.entity';

type Wanted = Partial<Omit<UnitEntity, 'region' | 'id' | 'code'>> & Pick<UnitEntity, 'division' | 'name' | 'kind' | 'source'>;
const TOWN_DIGITS = 9;

/** What an imported line does to a unit; `id` is the one it has or will have. */
export function unitChange(region: string, id: string, code: string, wanted: Wanted, stands: UnitEntity | undefined): Change {
  if (!stands) return { fate: 'added', write: async (tx) => void (await tx.of(UnitEntity).insert({ region, id, code, ...wanted })) };
  if (!differs(stands, wanted)) return { fate: 'same' };
  return {
    fate: 'changed',
    write: async (tx) => {
      await tx.of(UnitEntity).update({ region, id }, wanted);
      if (stands.division !== wanted.division) await moveAgents(tx, region, id, wanted.division);
    },
  };
}

/** The town of a post is the town of its unit. */
async function moveAgents(tx: Tx, region: string, unitId: string, division: string) {
  await tx.run("UPDATE post SET town = ? WHERE region = ? AND unit_id = ? AND role <> 'administrator'", [townOf(division), region, unitId]);
}

/** Null for a county. */
export const townOf = (division: string) => (division.length < TOWN_DIGITS ? null : division.slice(0, TOWN_DIGITS));

import { type BondCommand, type BondParty, bondMachine } from 'shared-types/firms';
import type { Tx } from '../kernel/db/transaction';
import { begin, type Move, MovedOn, move } from '../kernel/engine/move';
import type { By } from '../kernel/engine/timeline';
import { Refusal } from '../kernel/errors';
import { FirmPersonEntity } from './firm-person.entity';

const FOLDED = ['firmId', 'personId', 'part', 'how', 'askedAt', 'decidedAt', 'decidedBy', 'endedAt'] as const;
const BONDS = { entity: FirmPersonEntity, room: 'firm', folded: FOLDED } as const;

export type Mover = By<BondParty>;
/** Whom to tell, by the words of the notices' table: people's ids. */
export type Concerned = Partial<Record<'clerks' | 'owners', readonly string[]>>;

const factsOf = (row: FirmPersonEntity, by: Mover, concerned: Concerned, more: Move<FirmPersonEntity>['facts'] = {}) => ({
  ...more,
  bond: row.id,
  firm: row.firmId,
  person: row.personId,
  part: row.part,
  requester: row.personId,
  clerks: (concerned.clerks ?? []).join(' '),
  owners: (concerned.owners ?? []).filter((id) => id !== row.personId).join(' '),
  tell: [...new Set([row.personId, ...(concerned.clerks ?? []), ...(concerned.owners ?? [])])].join(' '),
  actor: by.personId,
});

/** Moves a bond by its table. Events: `firm.bound`, `firm.refuse`, `firm.left`. */
export function moveBond(
  tx: Tx,
  row: FirmPersonEntity,
  command: BondCommand,
  { by, at, change = {}, concerned = {}, facts }: MoveOf,
): Promise<FirmPersonEntity> {
  const { from, to, by: parties } = bondMachine[command];
  if (!from.some((state) => state === row.state)) throw new MovedOn();
  if (!parties.some((party) => party === by.party) || to === 'same') throw new Refusal('NOT_FOR_YOU');
  const told = factsOf(row, by, concerned, facts);
  return move(tx, { ...BONDS, row, command, to, by, at, change, facts: told });
}
interface MoveOf {
  by: Mover;
  at: Date;
  change?: Partial<FirmPersonEntity>;
  concerned?: Concerned;
  facts?: Move<FirmPersonEntity>['facts'];
}

/** The beginning: `firm.ask`, or `firm.bound` where the registered phone has spoken already. */
export function beginBond(tx: Tx, row: FirmPersonEntity, at: Date, concerned: Concerned): Promise<FirmPersonEntity> {
  const by: Mover = { party: 'person', personId: row.personId, postId: null };
  const command = row.state === 'verified' ? 'bound' : 'ask';
  return begin(tx, { ...BONDS, row, command, by, at, facts: factsOf(row, by, concerned) });
}

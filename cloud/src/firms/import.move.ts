import { IMPORT_WORDS, type ImportCommand, type ImportParty, importMachine } from 'shared-types/firms';
import type { Tx } from '../kernel/db/transaction';
import { begin, type Move, MovedOn, move } from '../kernel/engine/move';
import type { By } from '../kernel/engine/timeline';
import { Refusal } from '../kernel/errors';
import { FirmImportEntity } from './firm-import.entity';

export const IMPORT_ROOM = 'firmimport';
const FOLDED = ['allRows', 'added', 'changed', 'same', 'wrong', 'kept'] as const;
const IMPORTS = { entity: FirmImportEntity, room: IMPORT_ROOM, folded: FOLDED } as const;
export type ImportMover = By<ImportParty>;

const factsOf = ({ madeBy, added, changed }: FirmImportEntity, { personId }: ImportMover) => ({
  requester: madeBy,
  tell: madeBy,
  added,
  changed,
  actor: personId,
});

/** Moves an import by its table. */
export function moveImport(
  tx: Tx,
  row: FirmImportEntity,
  command: ImportCommand,
  { by, at, change, deadlines }: { by: ImportMover; at: Date } & Pick<Move<FirmImportEntity>, 'change' | 'deadlines'>,
): Promise<FirmImportEntity> {
  const { from, to, by: parties } = importMachine[command];
  if (!from.some((state) => state === row.state)) throw new MovedOn();
  if (!parties.some((party) => party === by.party) || to === 'same') throw new Refusal('NOT_FOR_YOU');
  const facts = factsOf({ ...row, ...change }, by);
  return move(tx, { ...IMPORTS, row, command, to, by, at, change, facts, deadlines });
}

export const beginImport = (tx: Tx, row: FirmImportEntity, by: ImportMover, at: Date, deadlines: Move<FirmImportEntity>['deadlines']) =>
  begin(tx, { ...IMPORTS, row, command: 'upload', by, at, facts: factsOf(row, by), deadlines });

export const movedOn = ({ state }: FirmImportEntity) => new Refusal('IMPORT_MOVED_ON', { state: IMPORT_WORDS[state] });

import { type EditCommand, editMachine, editParty } from 'shared-types/catalogue';
import type { Actor } from 'shared-types/kernel/actor';
import { stateAfter } from 'shared-types/kernel/machine';
import { insertRow } from '../kernel/db/columns';
import type { Tx } from '../kernel/db/transaction';
import { begin, MovedOn, move } from '../kernel/engine/move';
import { movedOn } from './edit.reader';
import { ItemEditEntity } from './item-edit.entity';

/** The columns the timeline can tell by itself; words are not among them. */
const FOLDED = [
  'what',
  'itemCode',
  'unitId',
  'effectiveFrom',
  'effectiveTo',
  'itemVersion',
  'ownVersion',
  'madeVersion',
  'deciderId',
] as const satisfies readonly (keyof ItemEditEntity)[];
const EDITS = { entity: ItemEditEntity, room: 'item-edit', folded: FOLDED } as const;

const factsOf = ({ itemCode, unitId, madeVersion, writerId }: ItemEditEntity, { actor, tell }: EditMove) => ({
  tell: tell.join(' '),
  actor: actor.personId,
  writer: writerId,
  reviewers: tell.filter((id) => id !== writerId).join(' '),
  item: itemCode,
  unit: unitId,
  made: madeVersion,
});
const by = (actor: Actor, row: ItemEditEntity) => ({ party: editParty(actor, row), personId: actor.personId, postId: actor.postId });

export interface EditMove {
  actor: Actor;
  at: Date;
  /** Person ids of the county's administrators, whose open pages learn of it. */
  tell: readonly string[];
}

export async function beginEdit(tx: Tx, row: ItemEditEntity, m: EditMove) {
  await insertRow(tx, ItemEditEntity, row);
  await begin(tx, { ...EDITS, row, command: 'start', by: by(m.actor, row), at: m.at, facts: factsOf(row, m) });
  return row;
}

/** Moves an edit by its table; of two at once the second reads what it has become. */
export async function moveEdit(tx: Tx, row: ItemEditEntity, command: EditCommand, m: EditMove & { change?: Partial<ItemEditEntity> }) {
  const to = stateAfter(editMachine, command, row.state);
  const facts = factsOf({ ...row, ...m.change }, m);
  try {
    return await move(tx, { ...EDITS, row, command, to, by: by(m.actor, row), at: m.at, change: m.change, facts });
  } catch (error) {
    if (!(error instanceof MovedOn)) throw error;
    throw movedOn((await tx.row(ItemEditEntity, { region: row.region, id: row.id })) ?? row);
  }
}

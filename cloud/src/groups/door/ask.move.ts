import { type AskCommand, type AskParty, askMachine } from 'shared-types/groups';
import { stateAfter } from 'shared-types/kernel/machine';
import { insertRow } from '../../kernel/db/columns';
import type { Tx } from '../../kernel/db/transaction';
import { begin, move } from '../../kernel/engine/move';
import type { By } from '../../kernel/engine/timeline';
import { AskEntity } from './ask.entity';

const FOLDED = ['decidedAt', 'decidedBy'] as const satisfies readonly (keyof AskEntity)[];
const ASKS = { entity: AskEntity, room: 'groupask', folded: FOLDED } as const;
const factsOf = ({ groupId, firmId, personId }: AskEntity) => ({ group: groupId, firm: firmId, requester: personId, tell: personId });

/** Decides a wish by its table; whoever asked hears of it. */
export function moveAsk(tx: Tx, row: AskEntity, command: AskCommand, by: By<AskParty>, at: Date, why: string | null): Promise<AskEntity> {
  const change = { decidedAt: at, decidedBy: by.postId, why };
  return move(tx, { ...ASKS, row, command, to: stateAfter(askMachine, command, row.state), by, at, change, facts: factsOf(row) });
}

/** Notes that somebody wants their firm to be let in. */
export async function beginAsk(tx: Tx, row: AskEntity): Promise<void> {
  await insertRow(tx, AskEntity, row);
  const by = { party: 'requester', personId: row.personId, postId: null } as const satisfies By<AskParty>;
  const { tell: _, ...facts } = factsOf(row);
  await begin(tx, { ...ASKS, row, command: 'ask', by, at: row.askedAt, facts });
}

import { type QuestionCommand, type QuestionParty, questionMachine } from 'shared-types/groups';
import type { DomainEvent } from 'shared-types/kernel/event';
import { stateAfter } from 'shared-types/kernel/machine';
import { insertRow } from '../../kernel/db/columns';
import type { Tx } from '../../kernel/db/transaction';
import type { DeadlineToSet } from '../../kernel/engine/deadline';
import { begin, move } from '../../kernel/engine/move';
import { type By, theClock } from '../../kernel/engine/timeline';
import { QuestionEntity } from './question.entity';

const FOLDED = ['promptedAt', 'closedAt', 'closedBy', 'answerSeq'] as const satisfies readonly (keyof QuestionEntity)[];

export interface QuestionMove {
  by: By<QuestionParty>;
  at: Date;
  change?: Partial<QuestionEntity>;
  facts?: DomainEvent['facts'];
  set?: DeadlineToSet[];
  meet?: readonly string[];
}

const QUESTIONS = { entity: QuestionEntity, room: 'question', folded: FOLDED } as const;
const factsOf = ({ groupId, seq }: QuestionEntity) => ({ group: groupId, seq });

/** Moves a question by its table; what ends it also ends its clock. */
export function moveQuestion(tx: Tx, row: QuestionEntity, command: QuestionCommand, m: QuestionMove): Promise<QuestionEntity> {
  const { by, at, set, meet = [] } = m;
  const to = stateAfter(questionMachine, command, row.state);
  const ends = to !== row.state && to !== 'open';
  const change = { ...m.change, ...(ends && { closedAt: at, closedBy: by.postId }) };
  const facts = { ...factsOf(row), ...m.facts };
  return move(tx, { ...QUESTIONS, row, command, to, by, at, change, facts, deadlines: { set, meet: ends ? ['*'] : meet } });
}

/** Notes that something was asked; by when it ought to be answered stands in `set`. */
export async function beginQuestion(tx: Tx, row: QuestionEntity, set: DeadlineToSet[]): Promise<void> {
  await insertRow(tx, QuestionEntity, row);
  await begin(tx, { ...QUESTIONS, row, command: 'ask', by: theClock, at: row.askedAt, facts: factsOf(row), deadlines: { set } });
}

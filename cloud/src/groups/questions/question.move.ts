import { type QuestionCommand, type QuestionParty, questionMachine } from 'shared-types/groups';
import type { DomainEvent } from 'shared-types/kernel/event';
import { insertRow } from '../../kernel/db/columns';
import type { Tx } from '../../kernel/db/transaction';
import type { DeadlineToSet } from '../../kernel/engine/deadline';
import { begin, move } from '../../kernel/engine/move';
import { QuestionEntity } from './question.entity';

interface By {
  party: QuestionParty;
  personId: string | null;
  postId: string | null;
}
export const theClock: By = { party: 'clock', personId: null, postId: null };
const FOLDED = ['promptedAt', 'closedAt', 'closedBy'] as const satisfies readonly (keyof QuestionEntity)[];

export interface QuestionMove {
  by: By;
  at: Date;
  change?: Partial<QuestionEntity>;
  facts?: DomainEvent['facts'];
  set?: DeadlineToSet[];
}

/** Moves a question by its table; what ends it also ends its clock. */
export function moveQuestion(tx: Tx, row: QuestionEntity, command: QuestionCommand, m: QuestionMove): Promise<QuestionEntity> {
  const { to } = questionMachine[command];
  const ends = to !== 'same';
  return move(tx, {
    entity: QuestionEntity,
    room: 'question',
    row,
    command,
    to: ends ? to : row.state,
    by: m.by,
    at: m.at,
    change: { ...m.change, ...(ends && { closedAt: m.at, closedBy: m.by.postId }) },
    folded: FOLDED,
    facts: { group: row.groupId, seq: row.seq, ...m.facts },
    deadlines: { set: m.set, meet: ends ? ['*'] : [] },
  });
}

/** Notes that something was asked; by when it ought to be answered stands in `set`. */
export async function beginQuestion(tx: Tx, row: QuestionEntity, set: DeadlineToSet[]): Promise<void> {
  await insertRow(tx, QuestionEntity, row);
  const facts = { group: row.groupId, seq: row.seq };
  await begin(tx, {
    entity: QuestionEntity,
    room: 'question',
    row,
    command: 'ask',
    by: theClock,
    at: row.askedAt,
    folded: FOLDED,
    facts,
    deadlines: { set },
  });
}

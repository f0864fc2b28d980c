import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { QuestionParty } from 'shared-types/groups';
import type { Tx } from '../../kernel/db/transaction';
import type { By } from '../../kernel/engine/timeline';
import { Ids } from '../../kernel/ids';
import { Duties } from '../duty.service';
import { type MessageRow, message } from '../message.rows';
import { QuestionEntity } from './question.entity';
import { beginQuestion, moveQuestion } from './question.move';

interface Said {
  by: By<QuestionParty>;
  at: Date;
}

/** Editions an answer may have and still be followed to what it answers. */
const EDITIONS = 50;

/** What becomes of a question whose official answer is said to have solved nothing. Called with the group locked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Reopening {
  @Inject() ids: Ids;
  @Inject() duties: Duties;

  /** Open again, with its clock begun anew; once for each who says so. True where it is open, or will be once the radar has read the answer. */
  async reopen(tx: Tx, answer: MessageRow, { by, at, isNew }: Said & { isNew: boolean }): Promise<boolean> {
    const asked = await askedBy(tx, answer);
    if (!asked) return false;
    if (await isAhead(tx, answer)) return true;
    const row = await questionAt(tx, asked);
    if (!isNew || row?.state === 'open' || row?.state === 'matter') return row?.state === 'open';
    const due = await this.duties.due(answer.region, answer.groupId, 'group.answer', at);
    const set = [{ kind: 'question.answer', dueAt: new Date(due.due), why: due }];
    const change = { answerSeq: String(answer.seq), promptedAt: null, closedAt: null, closedBy: null };
    if (row) await moveQuestion(tx, row, 'reopen', { by, at, change, set });
    else await beginQuestion(tx, this.unheard(asked, String(answer.seq), at), set);
    return true;
  }

  /** Nobody says any more that this answer solved nothing: it stands. */
  async take(tx: Tx, answer: MessageRow, { by, at }: Said): Promise<void> {
    const asked = await askedBy(tx, answer);
    const row = asked && (await questionAt(tx, asked));
    if (row?.state === 'open' && row.answerSeq === String(answer.seq)) await moveQuestion(tx, row, 'answer', { by, at });
  }

  /** What the radar took for no question, and staff answered all the same. */
  private unheard({ region, groupId, seq, firmId }: MessageRow, answerSeq: string, at: Date): QuestionEntity {
    return {
      ...{ region, id: this.ids.next(), groupId, seq: String(seq), firmId, state: 'open', version: 1 },
      ...{ askedAt: at, promptedAt: null, closedAt: null, closedBy: null, answerSeq },
    };
  }
}

/** What somebody of a firm said, and an answer in any of its editions is about; null where it is about no words of theirs, where they are gone, or a matter. */
async function askedBy(tx: Tx, answer: MessageRow): Promise<MessageRow | null> {
  let row: MessageRow | null = answer;
  for (let i = 0; i < EDITIONS && row?.kind === 'answer'; i++)
    row = row.replySeq === null ? null : await message(tx, answer.region, answer.groupId, row.replySeq);
  return row?.firmId && row.state === 'shown' && row.ticketId === null ? row : null;
}

/** Whether the radar has yet to read it: it takes an answer for one, and then hears what was said of it. */
async function isAhead(tx: Tx, { region, groupId, seq }: MessageRow): Promise<boolean> {
  const [group] = await tx.query<{ read: string }>('SELECT radar_seq AS `read` FROM chat_group WHERE region = ? AND id = ?', [
    region,
    groupId,
  ]);
  return Number(group?.read) < seq;
}

/** Held fast, so that of this and somebody settling it one comes first. */
async function questionAt(tx: Tx, { region, groupId, seq }: MessageRow): Promise<QuestionEntity | null> {
  await tx.query('SELECT id FROM chat_question WHERE region = ? AND group_id = ? AND seq = ? FOR UPDATE', [region, groupId, seq]);
  return tx.row(QuestionEntity, { region, groupId, seq: String(seq) });
}

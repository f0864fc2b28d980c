import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AnswerMarks, Mark } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Clock } from '../../kernel/time/clock';
import { type Inside, Insiders } from '../insider.service';
import { type MessageRow, message } from '../message.rows';
import { Reopening } from '../questions/reopen.service';
import { visible } from '../recall.service';
import { replacedFrom, replacing } from './edition.rows';
import { marksFor, putMark, unsolvedBy } from './mark.rows';

interface Marked {
  id: string;
  seq: number;
  mark: Mark;
}

/** What people of firms say of official answers. That one solved nothing does not end there: what it answered is open again. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MarkService {
  @Inject() database: Database;
  @Inject() insiders: Insiders;
  @Inject() reopening: Reopening;
  @Inject() clock: Clock;

  async list(actor: Actor, id: string): Promise<{ marks: AnswerMarks[]; replaced: { seq: number; by: number }[] }> {
    const inside = await this.insiders.of(actor, id);
    const [marks, replaced] = await Promise.all([marksFor(this.database, inside), replacedFrom(this.database, inside, inside.fromSeq - 1)]);
    return { marks, replaced: [...replaced].map(([seq, by]) => ({ seq, by })).sort((a, b) => a.seq - b.seq) };
  }

  async mark(actor: Actor, { id, seq, mark }: Marked): Promise<{ mark: Mark; open: boolean }> {
    return this.database.inTransaction(async (tx) => {
      const { group, inside } = await this.insiders.locked(tx, actor, id);
      const answer = answerOf(await message(tx, actor.region, id, seq), inside);
      if (group.state !== 'active') throw new Refusal('GROUP_ARCHIVED');
      const now = this.clock.now(actor.region);
      const isNew = await putMark(tx, inside, seq, mark, now);
      // Said again by a phone that heard no answer it is what it was.
      if (isNew && (await replacing(tx, inside, seq)) !== null) throw new Refusal('ANSWER_REPLACED');
      return { mark, open: await this.follow(tx, { actor, inside, answer, mark, isNew, now }) };
    });
  }

  /** Gives whether what the answer was about is open. */
  private async follow(tx: Tx, { actor, inside, answer, mark, isNew, now }: Following): Promise<boolean> {
    const by = { party: 'firm' as const, personId: actor.personId, postId: null };
    if (mark === 'unsolved') return this.reopening.reopen(tx, answer, { by, at: now, isNew });
    if (isNew && (await unsolvedBy(tx, inside, answer.seq)) === 0) await this.reopening.take(tx, answer, { by, at: now });
    return false;
  }
}

interface Following {
  actor: Actor;
  inside: Inside;
  answer: MessageRow;
  mark: Mark;
  isNew: boolean;
  now: Date;
}

/** An official answer this person can see, in any edition. */
function answerOf(row: MessageRow | null, inside: Inside): MessageRow {
  const answer = visible(row, inside);
  if (answer.kind !== 'answer' || answer.state !== 'shown') throw new Refusal('NOT_FOUND');
  return answer;
}

import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../../kernel/db/transaction';
import type { Deadline } from '../../kernel/engine/deadline';
import { announceDeadline } from '../../kernel/engine/deadline.poller';
import { theClock } from '../../kernel/engine/timeline';
import { isChatOpen } from '../chat-switch';
import { Duties } from '../duty.service';
import { KEEPERS, type Part } from '../group.scope';
import { QuestionEntity } from './question.entity';
import { moveQuestion } from './question.move';

/** First those who do the work, then whoever owns the group. */
const RUNGS: readonly (readonly (Part | null)[])[] = [['staff'], KEEPERS];

/** What happens to a question nobody answers. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class QuestionDeadlines {
  @Inject() duties: Duties;

  @Init()
  async announce() {
    announceDeadline({ kind: 'question.answer', table: 'chat_question', fire: (tx, deadline, now) => this.prompt(tx, deadline, now) });
  }

  private async prompt(tx: Tx, { region, subject, level }: Deadline, now: Date) {
    const row = await tx.row(QuestionEntity, { region, id: subject.split('/')[1] ?? '' });
    // Nobody could go there and answer.
    if (row?.state !== 'open' || !isChatOpen()) return;
    const staff = await this.those(row, level);
    const next = await this.duties.due(region, row.groupId, 'group.answer', now);
    const more = level + 1 < RUNGS.length;
    await moveQuestion(tx, row, 'prompt', {
      by: theClock,
      at: now,
      change: { promptedAt: row.promptedAt ?? now },
      facts: { tell: staff.join(' '), staff: staff.join(' '), rung: level },
      set: more ? [{ kind: 'question.answer', level: level + 1, dueAt: new Date(next.due), why: next }] : [],
    });
  }

  /** Those on duty, of the first rung that has any; where nobody is, those not on leave; where everybody is, whoever owns the group. */
  private async those({ region, groupId }: QuestionEntity, level: number): Promise<string[]> {
    const { staff } = await this.duties.of(region, groupId);
    const rungs = RUNGS.slice(level).map((parts) => staff.filter(({ part }) => parts.includes(part)));
    const first = (fits: (one: (typeof staff)[number]) => boolean) =>
      rungs.map((rung) => rung.filter(fits)).find(({ length }) => length > 0);
    const found = first(({ on }) => on) ?? first(({ away }) => !away) ?? rungs.at(-1) ?? [];
    return [...new Set(found.map(({ personId }) => personId))];
  }
}

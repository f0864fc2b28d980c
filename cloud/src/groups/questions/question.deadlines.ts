import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import type { Deadline } from '../../kernel/engine/deadline';
import { announceDeadline } from '../../kernel/engine/deadline.poller';
import { theClock } from '../../kernel/engine/timeline';
import { Rules } from '../../kernel/time/rules';
import { KEEPERS, SERVING } from '../group.scope';
import { QuestionEntity } from './question.entity';
import { moveQuestion } from './question.move';

/** First those who do the work, then whoever owns the group. */
const RUNGS = [['staff'], KEEPERS] as const;

/** What happens to a question nobody answers. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class QuestionDeadlines {
  @Inject() database: Database;
  @Inject() rules: Rules;

  @Init()
  async announce() {
    announceDeadline({ kind: 'question.answer', table: 'chat_question', fire: (tx, deadline, now) => this.prompt(tx, deadline, now) });
  }

  private async prompt(tx: Tx, { region, subject, level }: Deadline, now: Date) {
    const row = await tx.row(QuestionEntity, { region, id: subject.split('/')[1] ?? '' });
    if (row?.state !== 'open') return;
    const staff = await this.those(tx, row, level, now);
    const next = await this.rules.promise(region, 'group.answer', now);
    const more = level + 1 < RUNGS.length;
    await moveQuestion(tx, row, 'prompt', {
      by: theClock,
      at: now,
      change: { promptedAt: row.promptedAt ?? now },
      facts: { tell: staff.join(' '), staff: staff.join(' '), rung: level },
      set: more ? [{ kind: 'question.answer', level: level + 1, dueAt: new Date(next.due), why: next }] : [],
    });
  }

  /** Whoever is on leave is left out; where that leaves nobody, the owner is asked at once. */
  private async those(tx: Tx, { region, groupId }: QuestionEntity, level: number, now: Date): Promise<string[]> {
    for (const parts of RUNGS.slice(level)) {
      const found = await tx.query<{ person: string }>(
        `SELECT DISTINCT p.person_id AS person ${SERVING}
         WHERE s.region = ? AND s.group_id = ? AND s.part IN (?)
           AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.region = p.region AND a.post_id = p.id AND a.from_at <= ? AND a.to_at > ? AND a.ended_at IS NULL)`,
        [region, groupId, parts, now, now],
      );
      if (found.length > 0) return found.map(({ person }) => person);
    }
    return [];
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Overseen } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../../kernel/db/database';
import { keptBy } from '../group.scope';

interface Raw {
  id: string;
  name: string;
  axis: Overseen['axis'];
  state: string;
  lastSeq: string;
  lastAt: Date | null;
  questions: string;
}

/** Groups as whoever keeps their order sees them from above. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Oversight {
  @Inject() database: Database;

  /** Those where somebody waits first. What was said in private is no group to look into. */
  async groups(actor: Actor): Promise<Overseen[]> {
    const scope = keptBy(actor);
    const rows = await this.database.query<Raw>(
      `SELECT g.id, g.name, g.axis, g.state, g.last_seq AS lastSeq, g.said_at AS lastAt,
         (SELECT COUNT(*) FROM chat_question q WHERE q.region = g.region AND q.group_id = g.id AND q.state = 'open') AS questions
       FROM chat_group g WHERE ${scope.sql} AND g.axis <> 'private' ORDER BY questions DESC, g.axis, g.place, g.id`,
      scope.params,
    );
    return rows.map(({ state, lastSeq, lastAt, questions, ...row }) => ({
      ...row,
      ...{ archived: state === 'archived', lastSeq: Number(lastSeq), lastAt: lastAt?.toISOString() ?? null, questions: Number(questions) },
    }));
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Question } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { FirmsPort } from '../../firms/firms.port';
import { Database } from '../../kernel/db/database';
import { MovedOn } from '../../kernel/engine/move';
import { Refusal } from '../../kernel/errors';
import { Clock } from '../../kernel/time/clock';
import { PeoplePort } from '../../people/people.port';
import { allWordsOf } from '../entry.view';
import { servedBy } from '../group.scope';
import type { MessageRow } from '../message.rows';
import { typedFor } from '../transcript.rows';
import { putOffs } from './put-off.rows';
import { QuestionEntity } from './question.entity';
import { moveQuestion } from './question.move';

interface Found extends Pick<MessageRow, 'kind' | 'text' | 'body'> {
  id: string;
  seq: string;
  firmId: string | null;
  senderId: string;
  askedAt: Date;
  promptedAt: Date | null;
  unsolvedBy: string;
}

const MOST = 100;
const SETTLED = { answered: '已答', matter: '转成了诉求', none: '不用答复', open: '待答' } as const;

/** What staff see of the radar, and how they settle it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class QuestionService {
  @Inject() database: Database;
  @Inject() people: PeoplePort;
  @Inject() firms: FirmsPort;
  @Inject() clock: Clock;

  async open(actor: Actor, groupId: string): Promise<Question[]> {
    const scope = servedBy(actor);
    const [served] = await this.database.query(`SELECT g.id FROM chat_group g WHERE g.id = ? AND ${scope.sql}`, [groupId, ...scope.params]);
    if (!served) throw new Refusal('NOT_FOUND');
    const found = await this.database.query<Found>(
      `SELECT q.id, q.seq, q.firm_id AS firmId, m.sender_id AS senderId, m.kind, m.body, COALESCE(m.text, ${typedFor('m')}) AS text, q.asked_at AS askedAt, q.prompted_at AS promptedAt,
         (SELECT COUNT(*) FROM answer_mark k WHERE k.region = q.region AND k.group_id = q.group_id AND k.seq = q.answer_seq AND k.mark = 'unsolved') AS unsolvedBy
       FROM chat_question q JOIN chat_message m ON m.region = q.region AND m.group_id = q.group_id AND m.seq = q.seq
       WHERE q.region = ? AND q.group_id = ? AND q.state = 'open' ORDER BY q.asked_at LIMIT ${MOST}`,
      [actor.region, groupId],
    );
    const firms = await this.firms.names(actor.region, [...new Set(found.flatMap(({ firmId }) => firmId ?? []))]);
    const putOff = await putOffs(
      this.database,
      actor.region,
      found.map(({ id }) => id),
    );
    return Promise.all(
      found.map(async ({ id, seq, firmId, senderId, askedAt, promptedAt, unsolvedBy, ...said }) => ({
        id,
        seq: Number(seq),
        who: (await this.people.person(senderId))?.name ?? '',
        firm: (firmId && firms.get(firmId)) || null,
        text: allWordsOf(said),
        askedAt: askedAt.toISOString(),
        promptedAt: promptedAt?.toISOString() ?? null,
        unsolvedBy: Number(unsolvedBy),
        putOff: putOff.get(id) ?? 0,
      })),
    );
  }

  async settle(actor: Actor, id: string, as: 'answered' | 'none'): Promise<void> {
    const scope = servedBy(actor);
    const row = await this.database.within(QuestionEntity, {
      alias: 'q',
      sql: `q.id = ? AND EXISTS (SELECT 1 FROM chat_group g WHERE g.region = q.region AND g.id = q.group_id AND ${scope.sql})`,
      params: [id, ...scope.params],
    });
    if (!row) throw new Refusal('NOT_FOUND');
    if (row.state === as) return;
    if (row.state !== 'open') throw movedOn(row);
    const by = { party: 'staff' as const, personId: actor.personId, postId: actor.postId };
    try {
      await this.database.inTransaction((tx) =>
        moveQuestion(tx, row, as === 'none' ? 'dismiss' : 'answer', { by, at: this.clock.now(actor.region) }),
      );
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      const now = (await this.database.row(QuestionEntity, { region: row.region, id })) ?? row;
      if (now.state !== as) throw movedOn(now);
    }
  }
}

const movedOn = ({ state }: QuestionEntity) => new Refusal('MATTER_MOVED_ON', { state: SETTLED[state] });

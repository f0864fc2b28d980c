import type { Actor } from 'shared-types/kernel/actor';

/** Whoever can be asked: the database, or an open transaction. */
interface Asked {
  query<T>(sql: string, params: unknown[]): Promise<T[]>;
}

export interface CallRow {
  id: string;
  noticeId: string;
  personId: string;
  state: string;
  takenBy: string | null;
  dueAt: Date;
  unreached: number;
  title: string;
  body: string;
  subject: string;
  at: Date;
  /** 1 where the SMS gateway knows no such number. */
  doubtful: number | string;
}

/**
 * The calls of a dispatcher's town, of the whole county at its centre; never to oneself. Without an id those that wait,
 * with one the call itself, over or not. `lock` holds the row.
 */
export function callsOf(asked: Asked, actor: Actor, id?: string, lock = false): Promise<CallRow[]> {
  const town = actor.town === null ? '' : ' AND d.town = ?';
  const which = id === undefined ? " AND d.state IN ('open', 'taken')" : ' AND d.id = ?';
  return asked.query<CallRow>(
    `SELECT d.id, d.notice_id AS noticeId, d.person_id AS personId, d.state, d.taken_by AS takenBy, d.due_at AS dueAt, d.unreached,
       n.title, n.body, n.subject, n.at,
       EXISTS (SELECT 1 FROM delivery s WHERE s.region = d.region AND s.notice_id = d.notice_id AND s.channel = 'sms' AND s.why = 'number') AS doubtful
     FROM delivery d JOIN notice n ON n.region = d.region AND n.id = d.notice_id
     WHERE d.region = ? AND d.channel = 'call' AND d.person_id <> ?${town}${which} ORDER BY d.id LIMIT 100${lock ? ' FOR UPDATE' : ''}`,
    [actor.region, actor.personId, ...(actor.town === null ? [] : [actor.town]), ...(id === undefined ? [] : [id])],
  );
}

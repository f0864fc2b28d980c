import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { markSeen } from './delivery.rows';
import { NoticeEntity } from './notice.entity';

const PAGE = 20;

/** A person's inbox: one for all counties and posts, since it is one person who reads it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NoticeService {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** Newest first, those before `before`. */
  async page(personId: string, before?: string) {
    const [found, unread] = await Promise.all([
      this.database.query<Pick<NoticeEntity, 'id' | 'subject' | 'title' | 'body' | 'at' | 'readAt'>>(
        `SELECT id, subject, title, body, at, read_at AS readAt FROM notice
         WHERE person_id = ?${before === undefined ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ${PAGE + 1}`,
        [personId, ...(before === undefined ? [] : [before])],
      ),
      this.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM notice WHERE person_id = ? AND read_at IS NULL', [personId]),
    ]);
    return { notices: found.slice(0, PAGE), more: found.length > PAGE, unread: Number(unread[0]?.n) };
  }

  /** Marks a notice and those before it; what has been read stays as it was. */
  async read(personId: string, id: string): Promise<void> {
    const own = await this.notices().findOneBy({ personId, id });
    if (!own) throw new Refusal('NOT_FOUND');
    await this.look(personId, 'n.id <= ?', id, this.clock.now(own.region));
  }

  /** Somebody looks at a matter: what they were told of it is seen, and nobody tells them again. */
  async seen(personId: string, subject: string): Promise<void> {
    await this.look(personId, 'n.subject = ?', subject, this.clock.now());
  }

  private async look(personId: string, which: string, value: string, now: Date): Promise<void> {
    await this.database.inTransaction((tx) => markSeen(tx, `n.person_id = ? AND ${which}`, [personId, value], now));
  }

  private notices() {
    return this.database.source.getRepository(NoticeEntity);
  }
}

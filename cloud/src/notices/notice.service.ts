import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { markSeen } from './delivery.rows';
import { NoticeEntity } from './notice.entity';
import type { Shown } from './notice.view';

const PAGE = 20;
/** What is looked at by its page, whatever it was that one was told of there: a group, and what was decided in it. */
const LOOKED_AT: Readonly<Record<string, string>> = { group: 'groups/talk/talk', fate: 'groups/order/fate' };

/** A person's inbox: one for all counties and posts, since it is one person who reads it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NoticeService {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** Newest first, those before `before`, or one alone. */
  async page(personId: string, { before, only }: { before?: string | undefined; only?: string | undefined } = {}) {
    const which = only ?? before;
    const where = only === undefined ? ' AND id < ?' : ' AND id = ?';
    const [found, unread] = await Promise.all([
      this.database.query<Shown>(
        `SELECT id, subject, title, body, page, at, read_at AS readAt FROM notice
         WHERE person_id = ?${which === undefined ? '' : where} ORDER BY id DESC LIMIT ${PAGE + 1}`,
        [personId, ...(which === undefined ? [] : [which])],
      ),
      this.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM notice WHERE person_id = ? AND read_at IS NULL', [personId]),
    ]);
    return { notices: found.slice(0, PAGE), more: found.length > PAGE, unread: Number(unread[0]?.n) };
  }

  /** Marks a notice and those before it; what has been read stays as it was. */
  async read(personId: string, id: string): Promise<void> {
    const own = await this.notices().findOneBy({ personId, id });
    if (!own) throw new Refusal('NOT_FOUND');
    await this.look(personId, 'n.id <= ?', [id], this.clock.now(own.region));
  }

  /** Somebody looks at a matter, or into a group: what they were told of it is seen, and nobody tells them again. */
  async seen(personId: string, subject: string): Promise<void> {
    const [room = '', id] = subject.split('/');
    const now = this.clock.now();
    if (!LOOKED_AT[room]) return this.look(personId, 'n.subject = ?', [subject], now);
    const page = `${LOOKED_AT[room]}?id=${id}`;
    await this.look(personId, '(n.subject = ? OR n.page = ? OR n.page LIKE ?)', [subject, page, `${page}&%`], now);
  }

  private async look(personId: string, which: string, values: string[], now: Date): Promise<void> {
    await this.database.inTransaction((tx) => markSeen(tx, `n.person_id = ? AND ${which}`, [personId, ...values], now));
  }

  private notices() {
    return this.database.source.getRepository(NoticeEntity);
  }
}

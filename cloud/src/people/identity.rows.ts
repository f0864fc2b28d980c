import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Sessions } from '../kernel/auth/session.service';
import { seal, unseal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { recordEvent } from '../kernel/engine/event';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { openIndexOf, type Ticket } from './ticket.rows';

/** The county of an event about somebody who has chosen none. */
const NOWHERE = '000000';
const LIVE = "kind = 'weapp' AND ended_at IS NULL";

/** Which WeChat belongs to whom: one to one, and who it was before stays written down. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Identities {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** Whose this WeChat is; null: nobody's yet. */
  async holderOf(tx: Tx, openIndex: Buffer): Promise<string | null> {
    const [row] = await tx.query<{ person_id: string }>(
      "SELECT person_id FROM identity WHERE kind = 'weapp' AND live_openid = ? FOR UPDATE",
      [openIndex],
    );
    return row?.person_id ?? null;
  }

  /**
   * Binds a WeChat that is nobody's to a person whose phone was just proved. Somebody with a post who is bound to
   * another WeChat is refused: whoever takes a phone away must not take the post with it.
   */
  async bind(tx: Tx, { openIndex, wechat }: Ticket, personId: string): Promise<void> {
    await tx.query('SELECT id FROM person WHERE id = ? FOR UPDATE', [personId]);
    if (await this.isBound(tx, personId, openIndex)) return;
    await tx.run('INSERT INTO identity (id, person_id, kind, open_index, openid, unionid, bound_at) VALUES (?, ?, ?, ?, ?, ?, ?)', [
      this.ids.next(),
      personId,
      'weapp',
      openIndex,
      seal(wechat.openid, 'identity.openid'),
      wechat.unionid && seal(wechat.unionid, 'identity.unionid'),
      this.clock.now(),
    ]);
  }

  /** Whose this WeChat is now, without holding the row. */
  async personOf(openid: string): Promise<string | null> {
    const [row] = await this.database.query<{ person_id: string }>(
      "SELECT person_id FROM identity WHERE kind = 'weapp' AND live_openid = ?",
      [openIndexOf(openid)],
    );
    return row?.person_id ?? null;
  }

  /** The openids of those who have one. */
  async openidsOf(personIds: readonly string[]): Promise<Map<string, string>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.database.query<{ person_id: string; openid: Buffer }>(
      `SELECT person_id, openid FROM identity WHERE ${LIVE} AND person_id IN (${personIds.map(() => '?').join(', ')})`,
      [...personIds],
    );
    return new Map(rows.map((row) => [row.person_id, unseal(row.openid, 'identity.openid')]));
  }

  /** Whether the two belong together already; where the person belongs to another WeChat, that ends. */
  private async isBound(tx: Tx, personId: string, openIndex: Buffer): Promise<boolean> {
    const [old] = await tx.query<{ id: string; open_index: Buffer }>(
      `SELECT id, open_index FROM identity WHERE ${LIVE} AND person_id = ?`,
      [personId],
    );
    if (old?.open_index.equals(openIndex)) return true;
    if (old) await this.leave(tx, personId, old.id);
    return false;
  }

  /** Ends a binding by a new invitation: the next WeChat the person comes with is theirs. */
  async release(tx: Tx, personId: string): Promise<void> {
    await tx.run(`UPDATE identity SET ended_at = ? WHERE ${LIVE} AND person_id = ?`, [this.clock.now(), personId]);
  }

  /** Ends a binding and what was opened with it, and tells the person. */
  private async leave(tx: Tx, personId: string, id: string): Promise<void> {
    const [post] = await tx.query('SELECT id FROM post WHERE person_id = ? AND ended_at IS NULL LIMIT 1', [personId]);
    if (post) throw new Refusal('WECHAT_BOUND_ELSEWHERE');
    const now = this.clock.now();
    await tx.run('UPDATE identity SET ended_at = ? WHERE id = ?', [now, id]);
    const open = await tx.query<{ id: string }>("SELECT id FROM session WHERE person_id = ? AND channel = 'weapp' AND revoked_at IS NULL", [
      personId,
    ]);
    for (const session of open) await this.sessions.revoke(tx, personId, session.id);
    const [person] = await tx.query<{ region: string | null }>('SELECT region FROM person WHERE id = ?', [personId]);
    const region = person?.region ?? NOWHERE;
    // By the county's own clock, as all that its rooms hear of.
    const at = this.clock.now(region).toISOString();
    await recordEvent(tx, { region, subject: `identity/${id}`, no: 1, type: 'identity.leave', at, facts: { requester: personId } });
  }
}

import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { blindIndex, seal, sha256, unseal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import type { WechatPerson } from '../kernel/wechat/wechat.sign-in';

/** As long as a code of wx.login and a phone code together. */
const VALID = 10 * 60_000;

export interface Ticket {
  id: string;
  openIndex: Buffer;
  wechat: WechatPerson;
  /** The key of the call that spent it, and whom it let in. */
  usedKey: string | null;
  personId: string | null;
}
interface Row {
  id: string;
  open_index: Buffer;
  openid: Buffer;
  unionid: Buffer | null;
  used_key: string | null;
  person_id: string | null;
}
const COLUMNS = 'id, open_index, openid, unionid, used_key, person_id';

export const openIndexOf = (openid: string) => blindIndex('openid', openid);

/** What WeChat said of somebody at the door: kept, because WeChat says it once and our answer may be lost. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Tickets {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** The ticket an earlier call with this key and code was given. */
  async ofCall(once: Buffer): Promise<Ticket | null> {
    return read(
      await this.database.query<Row>(`SELECT ${COLUMNS} FROM wechat_ticket WHERE once_hash = ? AND expires_at > ?`, [
        once,
        this.clock.now(),
      ]),
    );
  }

  async make(once: Buffer, wechat: WechatPerson): Promise<Ticket> {
    const now = this.clock.now();
    await this.database.run('DELETE FROM wechat_ticket WHERE expires_at < ? LIMIT 100', [now]);
    const made = { id: this.ids.next(), openIndex: openIndexOf(wechat.openid), wechat, usedKey: null, personId: null };
    await this.database.run(
      `INSERT INTO wechat_ticket (id, token_hash, once_hash, open_index, openid, unionid, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        made.id,
        sha256(randomBytes(32)),
        once,
        made.openIndex,
        seal(wechat.openid, 'wechat_ticket.openid'),
        wechat.unionid && seal(wechat.unionid, 'wechat_ticket.unionid'),
        new Date(now.getTime() + VALID),
      ],
    );
    return made;
  }

  /** A new word for the ticket; the one before, if its answer was lost, no longer counts. */
  async hand({ id }: Ticket): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.run('UPDATE wechat_ticket SET token_hash = ? WHERE id = ?', [sha256(token), id]);
    return token;
  }

  /** Null where there is none, or no longer. `tx`: locked until its end. */
  async find(token: string, tx?: Tx): Promise<Ticket | null> {
    const sql = `SELECT ${COLUMNS} FROM wechat_ticket WHERE token_hash = ? AND expires_at > ?`;
    const params = [sha256(token), this.clock.now()];
    return read(await (tx ? tx.query<Row>(`${sql} FOR UPDATE`, params) : this.database.query<Row>(sql, params)));
  }

  async spend(tx: Tx, { id }: Ticket, key: string, personId: string): Promise<void> {
    await tx.run('UPDATE wechat_ticket SET used_key = ?, person_id = ? WHERE id = ?', [key, personId, id]);
  }
}

const read = ([row]: Row[]): Ticket | null =>
  row
    ? {
        id: row.id,
        openIndex: row.open_index,
        wechat: {
          openid: unseal(row.openid, 'wechat_ticket.openid'),
          unionid: row.unionid && unseal(row.unionid, 'wechat_ticket.unionid'),
        },
        usedKey: row.used_key,
        personId: row.person_id,
      }
    : null;

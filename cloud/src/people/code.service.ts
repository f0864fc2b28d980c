import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { blindIndex } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { log } from '../kernel/log';
import { Pace, tooOften } from '../kernel/pace';
import { Sms } from '../kernel/sms';
import { Clock } from '../kernel/time/clock';
import { codeHash, newCode, receiptOf } from './sign-in.service';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const VALID = 5 * MINUTE;
const PER_DAY = 10;
/** Of those of a day; whoever is far away cannot use them all up. */
const PER_ADDRESS = 6;

interface Sent {
  at: Date;
  /** The code to carry; null where this very call has carried it before. */
  code: string | null;
  id: string;
}

interface Earlier {
  id: string;
  sent_at: Date;
  sent_key: string;
  asked_from: Buffer | null;
}
/** For which phone, in which call, from where: unreadable, all of it. */
interface Asked {
  index: Buffer;
  key: string;
  from: Buffer;
}

/** Sends sign-in codes: one a minute and ten a day for a phone, six of them for one address, whether or not anybody is known by it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CodeService {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() sms: Sms;
  /** A whole village may stand behind one address; a hundred phones in an hour is nobody signing in. */
  private perAddress = new Pace('sign-in-code', 100, 3600);

  /** When the next code may be asked for, and what this one is presented with. */
  async send(phone: string, key: string, address: string): Promise<{ nextAt: Date; receipt: string }> {
    await this.perAddress.take(address);
    const sent = await this.note({ index: blindIndex('phone', phone), key, from: blindIndex('sign-in-code.from', address) });
    if (sent.code) await this.carry(phone, sent.id, sent.code);
    return { nextAt: new Date(sent.at.getTime() + MINUTE), receipt: receiptOf(sent.id) };
  }

  private async note(asked: Asked): Promise<Sent> {
    const now = this.clock.now();
    try {
      return await this.database.inTransaction((tx) => this.write(tx, asked, now));
    } catch (error) {
      // Two calls within one minute met at the unique key: the second is the first again, or too early.
      if (!isDuplicate(error)) throw error;
      return this.database.inTransaction((tx) => this.write(tx, asked, now));
    }
  }

  private async write(tx: Tx, { index, key, from }: Asked, now: Date): Promise<Sent> {
    const dayAgo = new Date(now.getTime() - DAY);
    await tx.run('DELETE FROM sign_in_code WHERE phone_index = ? AND sent_at <= ?', [index, dayAgo]);
    // Calls for one phone go one by one; the very first two meet at the unique key of the minute.
    await tx.query('SELECT id FROM sign_in_code WHERE phone_index = ? ORDER BY sent_at DESC LIMIT 1 FOR UPDATE', [index]);
    const earlier = await tx.query<Earlier>(
      'SELECT id, sent_at, sent_key, asked_from FROM sign_in_code WHERE phone_index = ? ORDER BY sent_at DESC LIMIT ?',
      [index, PER_DAY],
    );
    const same = earlier.find((row) => row.sent_key === key);
    if (same) return { at: same.sent_at, code: null, id: same.id };
    const until = Math.max(freeAt(earlier, PER_DAY), freeAt(earlier.filter(isFrom(from)), PER_ADDRESS));
    if (until > now.getTime()) throw tooOften(Math.ceil((until - now.getTime()) / 1000));
    const [id, code] = [this.ids.next(), newCode()];
    await tx.run(
      'INSERT INTO sign_in_code (id, phone_index, code_hash, sent_at, sent_minute, sent_key, expires_at, asked_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [id, index, codeHash(id, code), now, Math.floor(now.getTime() / MINUTE), key, new Date(now.getTime() + VALID), from],
    );
    return { at: now, code, id };
  }

  /** A code that was not taken by the line does not count: the person may ask again at once. */
  private async carry(phone: string, id: string, code: string) {
    try {
      await this.sms.send(phone, code);
    } catch (error) {
      log.error('sign-in code not sent', error);
      await this.database.query('DELETE FROM sign_in_code WHERE id = ?', [id]);
      throw new Refusal('UNAVAILABLE');
    }
  }
}

const isFrom = (from: Buffer) => (row: Earlier) => row.asked_from?.equals(from) ?? false;
const at = (row: Earlier | undefined) => row?.sent_at.getTime() ?? 0;
/** From when on another code may be sent, by the last ones, newest first: a minute after the last, a day after the first of so many. */
const freeAt = (sent: readonly Earlier[], most: number) => Math.max(at(sent[0]) + MINUTE, at(sent[most - 1]) + DAY);

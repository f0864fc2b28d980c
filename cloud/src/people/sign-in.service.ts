import { randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Opening, Sessions } from '../kernel/auth/session.service';
import { blindIndex, seal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Pace, tooOften } from '../kernel/pace';
import { Clock } from '../kernel/time/clock';

const MINUTE = 60_000;
/** A spent code still answers the same call again this long after it ran out: its first answer may have been lost. */
const ECHO = 10 * MINUTE;
const TRIES = 5;

interface Code {
  id: string;
  code_hash: Buffer;
  sent_at: Date;
  expires_at: Date;
  tries: number;
  used_key: string | null;
}
interface Knock extends Omit<Opening, 'personId'> {
  phone: string;
  code: string;
}
export interface Entered {
  personId: string;
  token: string;
}

/** The way in with a phone and the code sent to it; whoever enters for the first time becomes a person. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SignInService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  /** Per address and phone: also where no code was ever sent, so that nothing can be told apart. */
  private guesses = new Pace('sign-in', 10, 600);

  async signIn({ phone, code, channel, device }: Knock, key: string, address: string): Promise<Entered> {
    await this.mayGuess(address, phone);
    // A wrong code must be counted, so its refusal is thrown after the commit.
    const entered = await this.database.inTransaction(async (tx) => {
      const refused = await this.spend(tx, phone, code, key);
      if (refused) return refused;
      const personId = await this.personOf(tx, phone);
      return { personId, token: await this.sessions.open(tx, { personId, channel, device }, `sign-in ${key}`) };
    });
    if (entered instanceof Refusal) throw entered;
    return entered;
  }

  /** Counts a guess; throws TOO_OFTEN. */
  mayGuess(address: string, phone: string): Promise<void> {
    return this.guesses.take(`${address} ${phone}`);
  }

  /** Uses the latest code up, or says why not. The row's lock lets guesses through one at a time. */
  async spend(tx: Tx, phone: string, code: string, key: string): Promise<Refusal | null> {
    const now = this.clock.now().getTime();
    const [row] = await tx.query<Code>(
      'SELECT id, code_hash, sent_at, expires_at, tries, used_key FROM sign_in_code WHERE phone_index = ? ORDER BY sent_at DESC LIMIT 1 FOR UPDATE',
      [blindIndex('phone', phone)],
    );
    if (!row) return new Refusal('CODE_WRONG');
    if (row.tries >= TRIES) return tooOften(Math.max(1, Math.ceil((row.sent_at.getTime() + MINUTE - now) / 1000)));
    const right = timingSafeEqual(row.code_hash, codeHash(row.id, code));
    const valid = row.used_key === null ? now < row.expires_at.getTime() : row.used_key === key && now < row.expires_at.getTime() + ECHO;
    if (right && valid) await tx.run('UPDATE sign_in_code SET used_key = ? WHERE id = ?', [key, row.id]);
    else await tx.run('UPDATE sign_in_code SET tries = tries + 1 WHERE id = ?', [row.id]);
    return right && valid ? null : new Refusal('CODE_WRONG');
  }

  /** Whoever has this phone; somebody new where nobody has. */
  async personOf(tx: Tx, phone: string): Promise<string> {
    const index = blindIndex('phone', phone);
    // An import may be making the same person at this moment: whoever is first, there is one.
    await tx.run('INSERT INTO person (id, phone, phone_index, created_at) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = id', [
      this.ids.next(),
      seal(phone, 'person.phone'),
      index,
      this.clock.now(),
    ]);
    const [person] = await tx.query<{ id: string }>('SELECT id FROM person WHERE phone_index = ?', [index]);
    if (!person) throw new Error('a person just made is not there');
    return person.id;
  }
}

/** Keyed: six digits alone could be read back from any plain hash. */
export const codeHash = (id: string, code: string) => blindIndex('sign-in-code', `${id} ${code}`);
export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0');

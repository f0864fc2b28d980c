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
/** A code, the phone it was sent to, and what whoever asked for it was given. */
export interface Proof {
  phone: string;
  code: string;
  receipt: string;
}
type Knock = Omit<Opening, 'personId'> & Proof;
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
  /** Also where no code was ever sent, so that nothing can be told apart; by the receipt, so that nobody spends another's. */
  private guesses = new Pace('sign-in', 10, 600);
  /** A village may stand behind one address. */
  private perAddress = new Pace('sign-in-address', 600, 600);

  async signIn({ channel, device, ...proof }: Knock, key: string, address: string): Promise<Entered> {
    await this.mayGuess(address, proof);
    // A wrong code must be counted, so its refusal is thrown after the commit.
    const entered = await this.database.inTransaction(async (tx) => {
      const refused = await this.spend(tx, proof, key);
      if (refused) return refused;
      const personId = await this.personOf(tx, proof.phone);
      return { personId, token: await this.sessions.open(tx, { personId, channel, device }, `sign-in ${key}`) };
    });
    if (entered instanceof Refusal) throw entered;
    return entered;
  }

  /** Counts a guess; throws TOO_OFTEN. */
  async mayGuess(address: string, { phone, receipt }: Proof): Promise<void> {
    await this.guesses.take(`${address} ${phone} ${receipt}`);
    await this.perAddress.take(address);
  }

  /**
   * Uses the code of this receipt up, or says why not. The row's lock lets guesses through one at a time. Whoever has no
   * receipt guesses at nothing: only who asked for a code can spend its tries.
   */
  async spend(tx: Tx, { phone, code, receipt }: Proof, key: string): Promise<Refusal | null> {
    const now = this.clock.now().getTime();
    const rows = await tx.query<Code>(
      'SELECT id, code_hash, sent_at, expires_at, tries, used_key FROM sign_in_code WHERE phone_index = ? ORDER BY sent_at DESC LIMIT 10 FOR UPDATE',
      [blindIndex('phone', phone)],
    );
    const row = rows.find(({ id }) => timingSafeEqual(Buffer.from(receiptOf(id)), Buffer.from(receipt)));
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
/** Follows from the code's row, so that a repeated call is given the same; made with the key, so that nobody can make one. */
export const receiptOf = (id: string) => blindIndex('sign-in-receipt', id).toString('base64url');
export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0');

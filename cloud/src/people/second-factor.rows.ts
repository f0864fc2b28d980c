import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { unseal } from '../kernel/crypto';
import type { Tx } from '../kernel/db/transaction';
import { DIGITS, paperCode } from './paper-code';
import { RECOVERY_CODES, recoveryHash } from './totp';

const FIELD = 'second_factor.secret';
const LOCK = 30 * 60_000;
const TRIES = 5;

type Runs = Pick<Tx, 'query' | 'run'>;
interface Row {
  secret: Buffer | null;
  pending: Buffer | null;
  on_since: Date | null;
  locked_until: Date | null;
}
export interface Factor {
  secret: string | null;
  pending: string | null;
  onSince: Date | null;
  lockedUntil: Date | null;
}
const opened = (sealed: Buffer | null) => sealed && unseal(sealed, FIELD);

/** What is known of somebody's second factor. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SecondFactors {
  readonly field = FIELD;

  async of(ask: Runs, personId: string): Promise<Factor> {
    const [row] = await ask.query<Row>('SELECT secret, pending, on_since, locked_until FROM second_factor WHERE person_id = ?', [personId]);
    if (!row) return { secret: null, pending: null, onSince: null, lockedUntil: null };
    return { secret: opened(row.secret), pending: opened(row.pending), onSince: row.on_since, lockedUntil: row.locked_until };
  }

  /**
   * Takes one of five tries, before anybody looks whether the code is right: guesses side by side share them. False
   * where they are used up. Runs outside a transaction, for a refusal must not give it back.
   */
  async takeTry(ask: Runs, personId: string, now: Date): Promise<boolean> {
    await ask.run('UPDATE second_factor SET tries = 0, locked_until = NULL WHERE person_id = ? AND locked_until <= ?', [personId, now]);
    const { affectedRows } = await ask.run(
      'UPDATE second_factor SET locked_until = IF(tries + 1 >= ?, ?, NULL), tries = tries + 1 WHERE person_id = ? AND tries < ?',
      [TRIES, new Date(now.getTime() + LOCK), personId, TRIES],
    );
    return affectedRows === 1;
  }

  /** Ten new codes; the earlier ones are worth nothing from now on. */
  async newRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => paperCode(3, DIGITS));
    // Of two lots made at once the second would not see the first to throw it away.
    await tx.query('SELECT person_id FROM second_factor WHERE person_id = ? FOR UPDATE', [personId]);
    await tx.run('DELETE FROM recovery_code WHERE person_id = ?', [personId]);
    await tx.run(`INSERT INTO recovery_code (person_id, code_hash) VALUES ${codes.map(() => '(?, ?)').join(', ')}`, [
      ...codes.flatMap((code) => [personId, recoveryHash(personId, code)]),
    ]);
    return codes;
  }

  /** Uses a recovery code up; false where it is none, or was used. */
  async spendRecovery(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
    const { affectedRows } = await tx.run(
      'UPDATE recovery_code SET used_at = ? WHERE person_id = ? AND code_hash = ? AND used_at IS NULL',
      [now, personId, recoveryHash(personId, code)],
    );
    if (affectedRows === 1) await tx.run('UPDATE second_factor SET tries = 0, locked_until = NULL WHERE person_id = ?', [personId]);
    return affectedRows === 1;
  }

  /** Uses a step of time up; false where it, or a later one, was used: nobody who looked over a shoulder gets in after. */
  async spendStep(tx: Tx, personId: string, step: number): Promise<boolean> {
    const { affectedRows } = await tx.run(
      'UPDATE second_factor SET used_step = ?, tries = 0, locked_until = NULL WHERE person_id = ? AND used_step < ?',
      [step, personId, step],
    );
    return affectedRows === 1;
  }

  async recoveryLeft(ask: Runs, personId: string): Promise<number> {
    const [row] = await ask.query<{ n: string }>('SELECT COUNT(*) AS n FROM recovery_code WHERE person_id = ? AND used_at IS NULL', [
      personId,
    ]);
    return Number(row?.n ?? 0);
  }

  /** Forgets all of it: the person sets up a new one. */
  async drop(tx: Tx, personId: string): Promise<void> {
    await tx.run('DELETE FROM recovery_code WHERE person_id = ?', [personId]);
    await tx.run('DELETE FROM second_factor WHERE person_id = ?', [personId]);
    await tx.run('UPDATE session SET second_at = NULL WHERE person_id = ?', [personId]);
  }
}

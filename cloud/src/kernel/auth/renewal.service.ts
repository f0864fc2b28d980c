import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { sha256 } from '../crypto';
import type { Tx } from '../db/transaction';
import { Refusal } from '../errors';
import { Clock } from '../time/clock';
import { newToken, Sessions } from './session.service';

/**
 * A session that has shown its second factor gets another token: whoever knew the one before has learnt nothing.
 * For a minute the old one stands for a session that has shown nothing, so that a call whose answer was lost can be
 * repeated; then it is over.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Renewal {
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;

  /** Notes that the factor was shown, and gives the new token, which is not kept. */
  async pass(tx: Tx, sessionId: string): Promise<string> {
    const [token, now] = [newToken(), this.clock.now()];
    await tx.run('UPDATE session SET replaced_hash = token_hash, replaced_at = ?, token_hash = ?, second_at = ? WHERE id = ?', [
      now,
      sha256(token),
      now,
      sessionId,
    ]);
    tx.afterCommit(() => this.sessions.forget());
    return token;
  }

  /** Yet another one: the answer that held the last one was lost. Only for a session that has shown the factor. */
  async again(tx: Tx, sessionId: string): Promise<string> {
    const token = newToken();
    const { affectedRows } = await tx.run(
      'UPDATE session SET token_hash = ? WHERE id = ? AND second_at IS NOT NULL AND revoked_at IS NULL',
      [sha256(token), sessionId],
    );
    if (affectedRows !== 1) throw new Refusal('SECOND_FACTOR_NEEDED');
    tx.afterCommit(() => this.sessions.forget());
    return token;
  }
}

import { Init, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../kernel/db/transaction';
import { announceKept, deleteFound } from '../kernel/keeping';

/** How long it is kept who signed in where, and what a sign-in left behind. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PeopleKeeping {
  @Init()
  async announce() {
    announceKept({ rule: 'keep.session', least: 190, of: 'everybody', clear: (tx, before, most) => this.sessions(tx, before, most) });
    announceKept({ rule: 'keep.code', least: 1, of: 'everybody', clear: (tx, before, most) => this.codes(tx, before, most) });
  }

  /** Those that ended: signed out, or run out. */
  private async sessions(tx: Tx, before: Date, most: number): Promise<number> {
    const ended = await tx.query<{ id: string }>('SELECT id FROM session WHERE expires_at < ? OR revoked_at < ? ORDER BY id LIMIT ?', [
      before,
      before,
      most,
    ]);
    return deleteFound(tx, 'session', ended);
  }

  private async codes(tx: Tx, before: Date, most: number): Promise<number> {
    const codes = await tx.query<{ id: string }>('SELECT id FROM sign_in_code WHERE sent_at < ? ORDER BY id LIMIT ?', [before, most]);
    const tickets = await tx.query<{ id: string }>('SELECT id FROM wechat_ticket WHERE expires_at < ? ORDER BY id LIMIT ?', [before, most]);
    return (await deleteFound(tx, 'sign_in_code', codes)) + (await deleteFound(tx, 'wechat_ticket', tickets));
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Sessions } from '../kernel/auth/session.service';
import { sha256 } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Pace } from '../kernel/pace';
import { Clock } from '../kernel/time/clock';
import { alive } from './person.rows';
import { beginPost, heldPost } from './post.rows';

interface Row {
  region: string;
  expires_at: Date;
  used_by: string | null;
}

/** A county nobody administers yet: whoever its operator gave the one-time code begins. See `npm run first-administrator`. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirstAdministratorService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  private guesses = new Pace('first-administrator', 10, 3600);

  /** The id of the new post; asked again by the same person, the same one. */
  async become({ personId }: Actor, code: string): Promise<string> {
    await this.guesses.take(personId);
    return this.database.inTransaction(async (tx) => {
      const at = this.clock.now();
      if (!(await alive(tx, personId))) throw new Refusal('SESSION_ENDED');
      const [row] = await tx.query<Row>('SELECT region, expires_at, used_by FROM first_administrator WHERE code_hash = ? FOR UPDATE', [
        sha256(code),
      ]);
      if (!row || (row.used_by !== null && row.used_by !== personId) || row.expires_at <= at) throw new Refusal('FIRST_CODE_WRONG');
      const post = {
        ...(await this.centre(tx, row.region)),
        personId,
        role: 'administrator' as const,
        town: null,
        kind: null,
        title: null,
        at,
      };
      const held = row.used_by === personId ? await heldPost(tx, post) : null;
      if (held) return held;
      await this.insistOnNobody(tx, row.region);
      await tx.run('UPDATE first_administrator SET used_at = ?, used_by = ? WHERE region = ?', [at, personId, row.region]);
      const id = this.ids.next();
      await beginPost(tx, { ...post, id }, { party: 'operator', personId: null, postId: null });
      tx.afterCommit(() => this.sessions.forget());
      return id;
    });
  }

  private async centre(tx: Tx, region: string) {
    const [unit] = await tx.query<{ id: string }>("SELECT id FROM unit WHERE region = ? AND kind = 'county_centre' ORDER BY code LIMIT 1", [
      region,
    ]);
    if (!unit) throw new Error(`county ${region} has no service centre`);
    return { region, unitId: unit.id };
  }

  private async insistOnNobody(tx: Tx, region: string) {
    const [one] = await tx.query("SELECT id FROM post WHERE region = ? AND role = 'administrator' AND ended_at IS NULL LIMIT 1", [region]);
    if (one) throw new Refusal('ADMINISTRATOR_THERE');
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { FIRST_CODE_USE, freshFirstCode } from './first-code';

interface Waiting {
  region: string;
  name: string;
}

/** At the start: a code for each county that nobody administers and for which none stands. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirstCodes {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** Says each new code once; the code itself is kept nowhere. */
  async announce(say: (words: string) => void): Promise<void> {
    const now = this.clock.now();
    for (const { region, name } of await this.waiting(now)) {
      const { code, hash, expiresAt } = freshFirstCode(now);
      if (await this.keep(region, hash, expiresAt, now))
        say(`\nCounty ${region} ${name} has no administrator yet. The code for the first one:\n\n  ${code}\n\n${FIRST_CODE_USE}\n`);
    }
  }

  private waiting(now: Date): Promise<Waiting[]> {
    return this.database.query<Waiting>(
      `SELECT u.region, MIN(u.name) AS name FROM unit u
       WHERE u.kind = 'county_centre'
         AND NOT EXISTS (SELECT 1 FROM post p WHERE p.region = u.region AND p.role = 'administrator' AND p.ended_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM first_administrator f WHERE f.region = u.region AND f.used_at IS NULL AND f.expires_at > ?)
       GROUP BY u.region ORDER BY u.region`,
      [now],
    );
  }

  /** Of several instances that start at one moment, one keeps its code; the others stay silent. */
  private async keep(region: string, hash: Buffer, expiresAt: Date, now: Date): Promise<boolean> {
    const first = await this.database.run('INSERT IGNORE INTO first_administrator (region, code_hash, expires_at) VALUES (?, ?, ?)', [
      region,
      hash,
      expiresAt,
    ]);
    if (first.affectedRows === 1) return true;
    const { affectedRows } = await this.database.run(
      `UPDATE first_administrator SET code_hash = ?, expires_at = ?, used_at = NULL, used_by = NULL
       WHERE region = ? AND (used_at IS NOT NULL OR expires_at <= ?)`,
      [hash, expiresAt, region, now],
    );
    return affectedRows === 1;
  }
}

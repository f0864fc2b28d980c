import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Night } from 'shared-types/kernel/night';
import type { Preferences as Preferred } from 'shared-types/notices';
import { Database } from '../kernel/db/database';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';

interface Row {
  quiet_from: string | null;
  quiet_to: string | null;
  wechat: number;
  sms: number;
}
export interface Preferring {
  quiet: { from: string; to: string } | null;
  wechat: boolean;
  sms: boolean;
}

/** When and by which ways people want to hear of things. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Preferences {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() rules: Rules;

  async of(personId: string, region: string): Promise<Preferred> {
    const row = await this.row(personId);
    const county = await this.rules.night(region, this.clock.now(region));
    return { quiet: own(row), county, wechat: row?.wechat !== 0, sms: row?.sms !== 0 };
  }

  /** Setting it again sets the same. */
  async set(personId: string, { quiet, wechat, sms }: Preferring): Promise<void> {
    const values = [quiet?.from ?? null, quiet?.to ?? null, wechat ? 1 : 0, sms ? 1 : 0, this.clock.now()];
    await this.database.run(
      `INSERT INTO notice_preference (person_id, quiet_from, quiet_to, wechat, sms, updated_at) VALUES (?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE quiet_from = VALUES(quiet_from), quiet_to = VALUES(quiet_to), wechat = VALUES(wechat), sms = VALUES(sms), updated_at = VALUES(updated_at)`,
      [personId, ...values],
    );
  }

  /** Whether somebody still wants messages by this way. */
  async wants(personId: string, way: 'wechat' | 'sms'): Promise<boolean> {
    return (await this.row(personId))?.[way] !== 0;
  }

  /** The hours in which a person is left in peace: their own, else the county's. */
  async night(region: string, personId: string, at: Date): Promise<Night> {
    return own(await this.row(personId)) ?? (await this.rules.night(region, at));
  }

  private async row(personId: string): Promise<Row | undefined> {
    const [row] = await this.database.query<Row>('SELECT quiet_from, quiet_to, wechat, sms FROM notice_preference WHERE person_id = ?', [
      personId,
    ]);
    return row;
  }
}

const own = (row: Row | undefined) => (row?.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null);

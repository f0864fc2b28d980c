import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ENDED_STATES } from 'shared-types/errands';
import { CataloguePort } from '../catalogue/catalogue.port';
import { Database } from '../kernel/db/database';

/** Tells the catalogue how many requests wait for an item, so that none is hidden from under somebody. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OpenErrands {
  @Inject() database: Database;
  @Inject() catalogue: CataloguePort;

  @Init()
  async announce() {
    this.catalogue.countOpenWith((region) => this.count(region));
  }

  private async count(region: string) {
    const rows = await this.database.query<{ unitId: string; itemCode: string; n: string }>(
      `SELECT unit_id AS unitId, item_code AS itemCode, COUNT(*) AS n FROM errand
       WHERE region = ? AND item_code IS NOT NULL AND state NOT IN (?) GROUP BY unit_id, item_code`,
      [region, [...ENDED_STATES, 'done']],
    );
    return rows.map(({ n, ...row }) => ({ ...row, n: Number(n) }));
  }
}

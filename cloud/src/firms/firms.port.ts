import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';

/** A living bond of a person with a firm, and what decides to which groups the firm belongs. */
export interface BondSeen {
  firmId: string;
  name: string;
  kind: string;
  industry: string | null;
  scale: string;
  /** Separated by commas. */
  marks: string;
  town: string;
  /** YYYY-MM-DD. */
  registeredOn: string | null;
  state: 'asked' | 'verified';
}

/** The questions other rooms may ask about firms and who acts for them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirmsPort {
  @Inject() database: Database;

  bondsOf(personId: string, region: string): Promise<BondSeen[]> {
    return this.database.query(
      `SELECT f.id AS firmId, f.name, f.kind, f.industry, f.scale, f.marks, f.town, f.registered_on AS registeredOn, b.state
       FROM firm_person b JOIN firm f ON f.region = b.region AND f.id = b.firm_id
       WHERE b.person_id = ? AND b.live = 1 AND b.region = ? AND f.state = 'active' ORDER BY b.id`,
      [personId, region],
    );
  }

  /** What somebody is to a firm, and stays until this transaction is over; null: nothing. */
  async speaks(tx: Tx, region: string, firmId: string, personId: string): Promise<'asked' | 'verified' | null> {
    const [bond] = await tx.query<{ state: 'asked' | 'verified' }>(
      'SELECT state FROM firm_person WHERE region = ? AND firm_id = ? AND person_id = ? AND live = 1 LOCK IN SHARE MODE',
      [region, firmId, personId],
    );
    return bond?.state ?? null;
  }

  /** What firms are called, by id. */
  async names(region: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>('SELECT id, name FROM firm WHERE region = ? AND id IN (?)', [
      region,
      ids,
    ]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

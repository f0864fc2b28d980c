import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { LivingBond } from 'shared-types/firms';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';

/** What the rules of groups ask of a firm. `marks` are separated by commas. */
interface Sort {
  kind: string;
  industry: string | null;
  scale: string;
  marks: string;
  town: string;
}
/** A living bond of a person with a firm, and what decides to which groups the firm belongs. `industry`: a letter and two digits. */
export interface BondSeen extends Sort {
  firmId: string;
  name: string;
  /** YYYY-MM-DD. */
  registeredOn: string | null;
  state: LivingBond;
}
/** How many firms are alike in all of this. `industry` is the letter of its section. */
export interface Tally extends Sort {
  isNew: boolean;
  firms: number;
}
export interface Speaks extends FirmsPerson {
  region: string;
  name: string;
}
/** `asked`: people who act for it, and whom nobody has looked at yet. */
interface SpokenFor {
  name: string;
  asked: Set<string>;
}
export interface FirmsPerson {
  firmId: string;
  personId: string;
  state: LivingBond;
}

const BOND = `SELECT f.id AS firmId, f.name, f.kind, f.industry, f.scale, f.marks, f.town,
    DATE_FORMAT(f.registered_on, '%Y-%m-%d') AS registeredOn, b.state
  FROM firm_person b JOIN firm f ON f.region = b.region AND f.id = b.firm_id`;

/** The questions other rooms may ask about firms and who acts for them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirmsPort {
  @Inject() database: Database;

  /** The living bonds of a person to firms that are not closed. `ask`: within a transaction, where it must be of that moment. */
  bondsOf(personId: string, region: string, ask: Pick<Tx, 'query'> = this.database): Promise<BondSeen[]> {
    return ask.query(`${BOND} WHERE b.person_id = ? AND b.live = 1 AND b.region = ? AND f.state = 'active' ORDER BY b.id`, [
      personId,
      region,
    ]);
  }

  /** The living bonds of these people to firms that are not closed, in whatever county. */
  bondsOfAll(personIds: readonly string[]): Promise<Speaks[]> {
    return this.database.query(
      `SELECT b.region, b.person_id AS personId, f.id AS firmId, f.name, b.state FROM firm_person b JOIN firm f ON f.region = b.region AND f.id = b.firm_id
       WHERE b.person_id IN (?) AND b.live = 1 AND f.state = 'active'`,
      [personIds],
    );
  }

  /** The next people after this one who act for a firm, at most `most`, ascending. */
  async bonded(region: string, after: string, most: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT person_id AS id FROM firm_person WHERE region = ? AND live = 1 AND person_id > ? ORDER BY person_id LIMIT ${most}`,
      [region, after],
    );
    return rows.map(({ id }) => id);
  }

  /** What firms are called, and who of these people acts for them though nobody has looked at it yet. By firm. */
  async spokenFor(region: string, firmIds: readonly string[], personIds: readonly string[]): Promise<Map<string, SpokenFor>> {
    if (firmIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string; asked: string | null }>(
      `SELECT f.id, f.name, b.person_id AS asked FROM firm f LEFT JOIN firm_person b
         ON b.region = f.region AND b.firm_id = f.id AND b.person_id IN (?) AND b.live = 1 AND b.state = 'asked'
       WHERE f.region = ? AND f.id IN (?)`,
      [['0', ...personIds], region, firmIds],
    );
    const firms = new Map(rows.map(({ id, name }) => [id, { name, asked: new Set<string>() }]));
    for (const { id, asked } of rows) if (asked !== null) firms.get(id)?.asked.add(asked);
    return firms;
  }

  /** Whether somebody acts for a firm, and will until this transaction is over: who leaves meanwhile waits, or is seen to have left. */
  async speaks(tx: Tx, region: string, firmId: string, personId: string): Promise<LivingBond | null> {
    const [bond] = await tx.query<{ state: LivingBond }>(
      `SELECT b.state FROM firm_person b WHERE b.region = ? AND b.firm_id = ? AND b.person_id = ? AND b.live = 1
       AND EXISTS (SELECT 1 FROM firm f WHERE f.region = b.region AND f.id = b.firm_id AND f.state = 'active') LOCK IN SHARE MODE`,
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

  /** Firms that are not closed, counted by what the rules of groups ask for; new: registered on `newSince` (YYYY-MM-DD) or later. */
  async tally(region: string, newSince: string): Promise<Tally[]> {
    const rows = await this.database.query<Sort & { isNew: number; firms: string }>(
      `SELECT LEFT(industry, 1) AS industry, scale, marks, kind, town, (registered_on IS NOT NULL AND registered_on >= ?) AS isNew,
         COUNT(*) AS firms
       FROM firm WHERE region = ? AND state = 'active' GROUP BY LEFT(industry, 1), scale, marks, kind, town, isNew`,
      [newSince, region],
    );
    return rows.map((row) => ({ ...row, isNew: Number(row.isNew) === 1, firms: Number(row.firms) }));
  }

  /** Everybody who acts for one of these firms. */
  async peopleOf(region: string, firmIds: readonly string[]): Promise<FirmsPerson[]> {
    if (firmIds.length === 0) return [];
    return this.database.query(
      'SELECT firm_id AS firmId, person_id AS personId, state FROM firm_person WHERE region = ? AND firm_id IN (?) AND live = 1 ORDER BY id',
      [region, firmIds],
    );
  }
}

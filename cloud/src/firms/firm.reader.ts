import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { isUscc, readUscc } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { Database } from '../kernel/db/database';
import { literally } from '../kernel/db/like';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { FIRM, type FirmRow } from './firm.rows';
import { keptBy, verifiedBy } from './firm.scope';
import { FirmPersonEntity } from './firm-person.entity';

const PAGE = 30;
const FOUND = 20;
/** How long somebody reads why it was refused. */
const TOLD = 30 * 86_400_000;

/** Finds firms and bonds through whoever asks. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirmReader {
  @Inject() database: Database;
  @Inject() clock: Clock;

  today(region: string): string {
    return dayOf(this.clock.now(region).getTime());
  }

  /** What I am to the firms of my county, and what was refused lately. */
  async mine({ personId, region }: Actor) {
    const bonds = await this.bonds(
      "b.region = ? AND b.person_id = ? AND (b.live = 1 OR (b.state = 'refused' AND b.decided_at > ?)) ORDER BY b.id DESC LIMIT 100",
      [region, personId, new Date(this.clock.now(region).getTime() - TOLD)],
    );
    return this.withFirms(region, bonds);
  }

  /** One bond of my own. */
  async own(actor: Actor, id: string): Promise<FirmPersonEntity> {
    return this.one({ alias: 'b', sql: 'b.id = ? AND b.person_id = ?', params: [id, actor.personId] });
  }

  /** The bond of somebody whose firm I keep. */
  async kept(actor: Actor, id: string): Promise<FirmPersonEntity> {
    return this.through(actor, id, keptBy(actor, this.today(actor.region)), '');
  }

  /** The bond I may decide about: never my own. */
  async mayDecide(actor: Actor, id: string): Promise<FirmPersonEntity> {
    return this.through(actor, id, verifiedBy(actor, this.today(actor.region)), ' AND b.person_id <> ?', [actor.personId]);
  }

  async firmOf({ region, firmId }: Pick<FirmPersonEntity, 'region' | 'firmId'>): Promise<FirmRow> {
    const [firm] = await this.firms('f.region = ? AND f.id = ?', [region, firmId]);
    if (!firm) throw new Error('a bond without its firm');
    return firm;
  }

  /** A firm I keep, and everybody living or asked in it. */
  async people(actor: Actor, id: string) {
    const scope = keptBy(actor, this.today(actor.region));
    const [firm] = await this.firms(`f.region = ? AND f.id = ? AND ${scope.sql}`, [actor.region, id, ...scope.params]);
    if (!firm) throw new Refusal('NOT_FOUND');
    return { firm, people: await this.bonds('b.region = ? AND b.firm_id = ? AND b.live = 1 ORDER BY b.id LIMIT 200', [actor.region, id]) };
  }

  /** Who waits for me, the longest wait first. */
  async waiting(actor: Actor, after: string | undefined) {
    const scope = verifiedBy(actor, this.today(actor.region));
    const rows = await this.database.query<{ id: string; phone: Buffer | null }>(
      `SELECT b.id, f.phone FROM firm_person b JOIN firm f ON f.region = b.region AND f.id = b.firm_id
       WHERE b.region = ? AND b.state = 'asked' AND b.id > ? AND b.person_id <> ? AND ${scope.sql} ORDER BY b.id LIMIT ${PAGE + 1}`,
      [actor.region, after ?? '0', actor.personId, ...scope.params],
    );
    const phones = new Map(rows.map(({ id, phone }) => [id, phone]));
    const bonds = await this.bonds('b.region = ? AND b.id IN (?) ORDER BY b.id', [
      actor.region,
      ['0', ...rows.slice(0, PAGE).map(({ id }) => id)],
    ]);
    const asked = (await this.withFirms(actor.region, bonds)).map((one) => ({ ...one, phone: phones.get(one.bond.id) ?? null }));
    return { asked, more: rows.length > PAGE };
  }

  /** By its code, or by the beginning of its name. */
  find({ region }: Actor, words: string): Promise<FirmRow[]> {
    const code = readUscc(words);
    if (isUscc(code)) return this.firms('f.region = ? AND f.uscc = ?', [region, code]);
    return this.firms(`f.region = ? AND f.name LIKE ? ORDER BY f.name LIMIT ${FOUND}`, [region, `${literally(words)}%`]);
  }

  private async through(actor: Actor, id: string, scope: { sql: string; params: unknown[] }, more: string, params: unknown[] = []) {
    return this.one({
      alias: 'b',
      sql: `b.region = ? AND b.id = ?${more} AND EXISTS (SELECT 1 FROM firm f WHERE f.region = b.region AND f.id = b.firm_id AND ${scope.sql})`,
      params: [actor.region, id, ...params, ...scope.params],
    });
  }

  private async one(scope: { alias: string; sql: string; params: unknown[] }): Promise<FirmPersonEntity> {
    const row = await this.database.within(FirmPersonEntity, scope);
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  private bonds(sql: string, params: unknown[]): Promise<FirmPersonEntity[]> {
    return this.database.allWithin(FirmPersonEntity, { alias: 'b', sql, params });
  }

  private async withFirms(region: string, bonds: FirmPersonEntity[]) {
    if (bonds.length === 0) return [];
    const firms = await this.firms('f.region = ? AND f.id IN (?)', [region, bonds.map(({ firmId }) => firmId)]);
    const byId = new Map(firms.map((firm) => [firm.id, firm]));
    return bonds.flatMap((bond) => {
      const firm = byId.get(bond.firmId);
      return firm ? [{ bond, firm }] : [];
    });
  }

  private firms(sql: string, params: unknown[]): Promise<FirmRow[]> {
    return this.database.query(`SELECT ${FIRM} FROM firm f WHERE ${sql}`, params);
  }
}

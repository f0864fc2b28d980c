import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../db/database';
import { announceRound } from '../engine/round';
import { Clock } from '../time/clock';
import { type FileRow, namesOf } from './file.rows';
import { clearLanding } from './incoming';
import { openStore } from './store';

type Unbound = Pick<FileRow, 'region' | 'id' | 'name' | 'kind'>;

/** How long a file may belong to nothing. */
const WAITS = 24 * 3_600_000;
const BATCH = 100;
/** Milliseconds between two looks into the place itself; 256 of them go through all of it in four hours. */
const LOOK_EVERY = 60_000;
const PARTS = 256;

/** Removes what nobody sent on, and bytes that no row knows: what a process left behind that died at the wrong moment. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FileSweep {
  @Inject() database: Database;
  @Inject() clock: Clock;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private part = 0;

  @Init()
  async announce() {
    announceRound({ name: 'files', tick: (region) => this.tick(region) });
  }

  private async tick(region?: string): Promise<number> {
    const unbound = await this.dropUnbound(region);
    if (region !== undefined || performance.now() - this.lookedAt < LOOK_EVERY) return unbound;
    this.lookedAt = performance.now();
    this.part = (this.part + 1) % PARTS;
    return unbound + (await clearLanding(this.clock.now())) + (await this.dropUnknown(this.part));
  }

  /** The row goes first: bytes without a row are found later, a row without bytes would be a broken promise. */
  private async dropUnbound(region?: string): Promise<number> {
    const before = new Date(this.clock.now(region).getTime() - WAITS);
    const { sql, params } = this.clock.reach('region', region);
    const rows = await this.database.query<Unbound>(
      `SELECT region, id, name, kind FROM file WHERE subject IS NULL AND at < ? AND ${sql} LIMIT ${BATCH}`,
      [before, ...params],
    );
    for (const row of rows) await this.drop(row, before);
    return rows.length;
  }

  private async drop(row: Unbound, before: Date) {
    const { affectedRows } = await this.database.run('DELETE FROM file WHERE region = ? AND id = ? AND subject IS NULL AND at < ?', [
      row.region,
      row.id,
      before,
    ]);
    if (affectedRows === 1) for (const name of namesOf(row)) await openStore().remove(name);
  }

  /** Bytes in one of the 256 parts of the place, old enough that no upload can still be about to write their row. */
  async dropUnknown(part: number): Promise<number> {
    const before = this.clock.now().getTime() - WAITS;
    const old = (await openStore().list(part.toString(16).padStart(2, '0'))).filter(({ at }) => at.getTime() < before);
    const known = await this.known(old.map(({ name }) => name.slice(0, 32)));
    const unknown = old.filter(({ name }) => !known.has(name.slice(0, 32)));
    for (const { name } of unknown) await openStore().remove(name);
    return unknown.length;
  }

  private async known(names: readonly string[]): Promise<Set<string>> {
    if (names.length === 0) return new Set();
    const rows = await this.database.query<{ name: string }>(`SELECT name FROM file WHERE name IN (${names.map(() => '?').join(', ')})`, [
      ...names,
    ]);
    return new Set(rows.map(({ name }) => name));
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { importMachine } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import { sha256 } from '../kernel/crypto';
import { insertRow } from '../kernel/db/columns';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import { MovedOn } from '../kernel/engine/move';
import { theClock } from '../kernel/engine/timeline';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { FirmImportEntity } from './firm-import.entity';
import { beginImport, type ImportMover, movedOn, moveImport } from './import.move';
import { Stager } from './stager.service';
import { forgetRows } from './staging.rows';

/** Whoever has not read a sheet by then was cut off in the middle. */
const STALE = 120_000;
/** As long as an import can be undone, and what it changed is kept. */
const KEPT = 30 * 86_400_000;
const RECENT = 20;
type Importer = Pick<Actor, 'region' | 'personId' | 'postId'>;

/** Sheets of firms: read and checked at once, written in the background, undone as a whole. One at a time in a county. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirmImports {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  @Inject() stager: Stager;

  /** Reads a file and looks what it would do; nothing is written. The same file again, while it waits, is the same import. */
  async upload(actor: Importer, name: string, bytes: Buffer): Promise<FirmImportEntity> {
    const digest = sha256(bytes);
    const waiting = await this.database.within(FirmImportEntity, {
      alias: 'i',
      sql: "i.region = ? AND i.state = 'read' AND i.digest = ? AND i.made_by = ? LIMIT 1",
      params: [actor.region, digest, actor.personId],
    });
    if (waiting) return waiting;
    const row = await this.open(actor, name, digest);
    try {
      const sums = await this.stager.read(row, bytes);
      return await this.database.inTransaction((tx) => {
        const at = this.clock.now(row.region);
        const set = [{ kind: 'firmimport.forget', dueAt: new Date(at.getTime() + KEPT) }];
        return moveImport(tx, row, 'read', { by: theClock, at, change: sums, deadlines: { set, meet: ['firmimport.stale'] } });
      });
    } catch (error) {
      await this.drop(row);
      throw error;
    }
  }

  /** Begins the writing; the engine goes on with it. Of what was read and not written before, nothing is left. */
  async write(actor: Actor, id: string, leaveOutWrong: boolean): Promise<FirmImportEntity> {
    const row = await this.find(actor, id);
    if (row.state === 'writing' || row.state === 'done') return row;
    if (row.state !== 'read') throw movedOn(row);
    if (row.wrong > 0 && !leaveOutWrong) throw new Refusal('IMPORT_REFUSED', { rows: row.wrong });
    return this.start(actor, row, 'write');
  }

  async undo(actor: Actor, id: string): Promise<FirmImportEntity> {
    const row = await this.find(actor, id);
    if (row.state === 'undoing' || row.state === 'undone') return row;
    if (row.state !== 'done') throw movedOn(row);
    if (row.madeAt.getTime() + KEPT < this.clock.now(row.region).getTime()) throw new Refusal('IMPORT_MOVED_ON', { state: '过了 30 天' });
    return this.start(actor, row, 'undo');
  }

  async find({ region }: Pick<Actor, 'region'>, id: string): Promise<FirmImportEntity> {
    const row = await this.database.row(FirmImportEntity, { region, id });
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** The latest first. */
  async list({ region }: Actor): Promise<FirmImportEntity[]> {
    return this.database.source.getRepository(FirmImportEntity).find({ where: { region }, order: { id: 'DESC' }, take: RECENT });
  }

  private async start(actor: Importer, row: FirmImportEntity, command: 'write' | 'undo'): Promise<FirmImportEntity> {
    const at = this.clock.now(row.region);
    const set = [{ kind: 'firmimport.work', dueAt: at }];
    try {
      return await this.database.inTransaction((tx) =>
        moveImport(tx, row, command, { by: moverOf(actor), at, change: { doneRows: 0 }, deadlines: { set } }),
      );
    } catch (error) {
      if (isDuplicate(error)) throw new Refusal('IMPORT_BUSY');
      if (!(error instanceof MovedOn)) throw error;
      // A second tap finds what the first has begun.
      const fresh = await this.find(row, row.id);
      if (fresh.state === importMachine[command].to) return fresh;
      throw movedOn(fresh);
    }
  }

  /** The database lets one of a county be read, written or undone at a time; what only waits makes room. */
  private async open(actor: Importer, name: string, digest: Buffer): Promise<FirmImportEntity> {
    const { region, personId } = actor;
    const at = this.clock.now(region);
    const none = { allRows: 0, doneRows: 0, added: 0, changed: 0, same: 0, wrong: 0, kept: 0 };
    const row: FirmImportEntity = {
      region,
      id: this.ids.next(),
      name: [...name].slice(0, 100).join(''),
      digest,
      state: 'reading',
      version: 1,
      ...none,
      madeBy: personId,
      madeAt: at,
    };
    return this.database.inTransaction(async (tx) => {
      await insertRow(tx, FirmImportEntity, row).catch((error) => {
        throw isDuplicate(error) ? new Refusal('IMPORT_BUSY') : error;
      });
      for (const waiting of await tx.of(FirmImportEntity).findBy({ region, state: 'read' })) {
        await moveImport(tx, waiting, 'drop', { by: moverOf(actor), at, deadlines: { meet: ['*'] } });
        await forgetRows(tx, region, waiting.id);
      }
      const set = [{ kind: 'firmimport.stale', dueAt: new Date(at.getTime() + STALE) }];
      return beginImport(tx, row, moverOf(actor), at, { set });
    });
  }

  private async drop(row: FirmImportEntity): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const at = this.clock.now(row.region);
      await moveImport(tx, row, 'drop', { by: theClock, at, deadlines: { meet: ['*'] } });
      await forgetRows(tx, row.region, row.id);
    });
  }
}

const moverOf = ({ personId, postId }: Importer): ImportMover => ({ party: 'administrator', personId, postId });

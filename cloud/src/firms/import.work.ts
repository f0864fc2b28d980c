import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { crashpoint } from '../kernel/crashpoint';
import type { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { type Deadline, meetDeadlines, setDeadlines } from '../kernel/engine/deadline';
import { announceDeadlines } from '../kernel/engine/deadline.poller';
import { wakeAfter } from '../kernel/engine/event';
import { theClock } from '../kernel/engine/timeline';
import { Ids } from '../kernel/ids';
import { FirmImportEntity } from './firm-import.entity';
import { IMPORT_ROOM, moveImport } from './import.move';
import { tellTurned } from './sorted.rows';
import { COLUMNS, digestIn, forgetRows, type StagedRow, type Stored, stagedAfter, valuesOf } from './staging.rows';

/** Pieces of five hundred rows in one transaction, each of them a statement. */
const AT_ONCE = 4;
const WRITTEN = `INSERT INTO firm (region, id, created_at, ${COLUMNS.join(', ')}) VALUES ?`;
const REPLACED = `${WRITTEN} ON DUPLICATE KEY UPDATE ${COLUMNS.map((column) => `${column} = VALUES(${column})`).join(', ')}`;
const STATEMENTS = [
  ['added', WRITTEN],
  ['changed', REPLACED],
] as const;
const BUSY: readonly string[] = ['reading', 'writing', 'undoing'];
type Piece = { row: StagedRow; stored: Stored };

/**
 * Writes what an import has read, or puts back what it found: two thousand rows a transaction, each with the number of the last one,
 * so that whoever is killed goes on behind it.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ImportWork {
  @Inject() ids: Ids;

  @Init()
  async announce() {
    announceDeadlines('firm_import', rowOf, {
      'firmimport.work': (tx, row, now) => this.work(tx, row, now),
      'firmimport.stale': (tx, row, now) => this.drop(tx, row, now),
      'firmimport.forget': (tx, row, now) => this.drop(tx, row, now),
    });
  }

  /** Goes on with an import until nothing is left to do, for a script, which has no engine. What was cut off while it was read is dropped. */
  async settle(database: Database, { region, id }: Pick<FirmImportEntity, 'region' | 'id'>, now: Date): Promise<FirmImportEntity> {
    const deadline = { region, subject: `${IMPORT_ROOM}/${id}` };
    for (;;) {
      const row = await database.inTransaction(async (tx) => {
        await tx.query('SELECT id FROM firm_import WHERE region = ? AND id = ? FOR UPDATE', [region, id]);
        const row = await rowOf(tx, deadline);
        await meetDeadlines(tx, region, deadline.subject, ['firmimport.work']);
        await (row.state === 'reading' ? this.drop(tx, row, now) : this.work(tx, row, now));
        return rowOf(tx, deadline);
      });
      if (!BUSY.includes(row.state)) return row;
    }
  }

  private async work(tx: Tx, row: FirmImportEntity, now: Date) {
    if (row.state !== 'writing' && row.state !== 'undoing') return;
    const pieces = await stagedAfter(tx, row.region, row.id, row.doneRows, AT_ONCE);
    const kept = row.state === 'writing' ? await this.write(tx, row, pieces, now) : await this.undo(tx, row, pieces, now);
    const last = pieces.length < AT_ONCE;
    const change = { doneRows: last ? row.allRows : (pieces.at(-1)?.at(-1)?.no ?? 0), kept: row.kept + kept };
    if (last) await moveImport(tx, row, row.state === 'writing' ? 'finish' : 'restore', { by: theClock, at: now, change });
    else await this.goOn(tx, row, change, now);
  }

  private async goOn(tx: Tx, row: FirmImportEntity, change: Pick<FirmImportEntity, 'doneRows' | 'kept'>, now: Date) {
    await tx.run('UPDATE firm_import SET done_rows = ?, kept = ? WHERE region = ? AND id = ?', [
      change.doneRows,
      change.kept,
      row.region,
      row.id,
    ]);
    await setDeadlines(tx, row.region, `${IMPORT_ROOM}/${row.id}`, [{ kind: 'firmimport.work', dueAt: now }]);
    wakeAfter(tx);
  }

  private async write(tx: Tx, { region }: FirmImportEntity, pieces: StagedRow[][], now: Date): Promise<number> {
    for (const group of pieces) {
      for (const [fate, sql] of STATEMENTS) {
        const rows = group.filter((row) => row.fate === fate).map((row) => ({ row, stored: row.wanted }));
        await insert(tx, region, now, sql, rows);
      }
      const turned = group.map(({ firmId, before, wanted }) => ({ firmId, before, after: wanted }));
      await tellTurned(tx, region, turned, { ids: this.ids, at: now });
      crashpoint('mid-import');
    }
    return 0;
  }

  /** Gives how many it left: somebody has changed the firm since, or acts for it by now. */
  private async undo(tx: Tx, { region }: FirmImportEntity, pieces: StagedRow[][], now: Date): Promise<number> {
    let kept = 0;
    for (const group of pieces) {
      const mine = await this.untouched(tx, region, group);
      const added = mine.filter(({ fate }) => fate === 'added').map(({ firmId }) => firmId);
      if (added.length > 0) await tx.run('DELETE FROM firm WHERE region = ? AND id IN (?)', [region, added]);
      const changed = mine.filter(({ fate }) => fate === 'changed').flatMap((row) => (row.before ? [{ row, stored: row.before }] : []));
      await insert(tx, region, now, REPLACED, changed);
      const turned = changed.map(({ row, stored }) => ({ firmId: row.firmId, before: row.wanted, after: stored }));
      await tellTurned(tx, region, turned, { ids: this.ids, at: now });
      kept += group.length - mine.length;
      crashpoint('mid-import');
    }
    return kept;
  }

  private async untouched(tx: Tx, region: string, group: StagedRow[]): Promise<StagedRow[]> {
    const ids = group.map(({ firmId }) => firmId);
    const stands = await tx.query<{ id: string; digest: Buffer }>(
      'SELECT id, digest FROM firm WHERE region = ? AND id IN (?) ORDER BY id FOR UPDATE',
      [region, ids],
    );
    const digests = new Map(stands.map(({ id, digest }) => [id, digest.toString('base64')]));
    const used = await tx.query<{ id: string }>('SELECT DISTINCT firm_id AS id FROM firm_person WHERE region = ? AND firm_id IN (?)', [
      region,
      ids,
    ]);
    const people = new Set(used.map(({ id }) => id));
    return group.filter(
      ({ firmId, fate, wanted }) => digests.get(firmId) === digestIn(wanted) && !(fate === 'added' && people.has(firmId)),
    );
  }

  /** What was cut off while it was read, and what nobody wrote or can undo any more, leaves nothing behind. */
  private async drop(tx: Tx, row: FirmImportEntity, now: Date) {
    if (row.state === 'reading' || row.state === 'read') await moveImport(tx, row, 'drop', { by: theClock, at: now });
    await forgetRows(tx, row.region, row.id);
  }
}

async function rowOf(tx: Tx, { region, subject }: Pick<Deadline, 'region' | 'subject'>): Promise<FirmImportEntity> {
  const row = await tx.row(FirmImportEntity, { region, id: subject.split('/')[1] ?? '' });
  if (!row) throw new Error(`no import ${subject}`);
  return row;
}

async function insert(tx: Tx, region: string, now: Date, sql: string, pieces: Piece[]) {
  if (pieces.length > 0) await tx.run(sql, [pieces.map(({ row, stored }) => [region, row.firmId, now, ...valuesOf(stored)])]);
}

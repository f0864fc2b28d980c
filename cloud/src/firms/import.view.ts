import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FirmImport } from 'shared-types/firms';
import { Database } from '../kernel/db/database';
import type { FirmImportEntity } from './firm-import.entity';
import { wrongAfter } from './staging.rows';

const SHOWN = 100;

@Provide()
@Scope(ScopeEnum.Singleton)
export class ImportView {
  @Inject() database: Database;

  /** `faults` only where they are asked for. */
  async show(row: FirmImportEntity, whole = true): Promise<FirmImport> {
    const { id, name, state, allRows, doneRows, added, changed, same, wrong, kept, madeAt } = row;
    const rows = whole && wrong > 0 ? await wrongAfter(this.database, row.region, id, 0, SHOWN) : [];
    const faults = rows.flatMap(({ row: no, faults: all }) => all.map(([column, value, why]) => ({ row: no, column, value, why })));
    return {
      id,
      name,
      state,
      rows: allRows,
      done: Math.min(doneRows, allRows),
      added,
      changed,
      same,
      wrong,
      kept,
      faults: faults.slice(0, SHOWN),
      at: madeAt.toISOString(),
    };
  }
}

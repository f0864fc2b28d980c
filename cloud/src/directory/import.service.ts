import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ImportKind, ImportReport } from 'shared-types/directory';
import { CataloguePort } from '../catalogue/catalogue.port';
import { GroupsPort } from '../groups/groups.port';
import { Database } from '../kernel/db/database';
import { log } from '../kernel/log';
import { AgentImport } from './agent.import';
import { DepartmentImport } from './department.import';
import { DivisionImport } from './division.import';
import { Places } from './place.service';
import { UnitImport } from './unit.import';
import { Units } from './unit.service';

/** Brings a county's lists in from spreadsheets, all of a file or nothing. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ImportService {
  @Inject() database: Database;
  @Inject() divisions: DivisionImport;
  @Inject() departments: DepartmentImport;
  @Inject() units: UnitImport;
  @Inject() agents: AgentImport;
  @Inject() catalogue: CataloguePort;
  @Inject() groups: GroupsPort;
  @Inject() places: Places;
  @Inject() unitService: Units;

  /** With errors nothing is written, whatever was asked; the report names them all. */
  async bring(region: string, kind: ImportKind, csv: string, dryRun: boolean): Promise<ImportReport> {
    const report = await this.database.inTransaction(async (tx) => {
      // Two imports into one county go one after the other: the second counts what the first has written.
      await tx.query('SELECT code FROM division WHERE region = ? AND code = ? FOR UPDATE', [region, region]);
      return this.importers()[kind].bring(tx, region, csv, dryRun);
    });
    if (report.written) {
      this.places.forget();
      this.unitService.forget();
      log.info('imported', { region, kind, count: report.added + report.changed });
    }
    return { kind, ...report };
  }

  private importers() {
    const { divisions, departments, units, agents, catalogue, groups } = this;
    return {
      ...{ divisions, departments, units, agents },
      ...{ items: catalogue.importer, bundles: catalogue.bundleImporter, groups: groups.importer },
    };
  }
}

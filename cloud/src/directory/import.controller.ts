import { Inject } from '@midwayjs/core';
import { directoryRoutes as routes } from 'shared-types/directory';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Refusal } from '../kernel/errors';
import { Routes, Serve } from '../kernel/http/serve';
import { ImportService } from './import.service';

@Routes()
export class ImportController {
  @Inject() imports: ImportService;

  /** Into the administrator's own county. The same file once more writes nothing, so a repeat needs no key. */
  @Serve(routes.bring, { natural: true })
  async bring({ kind, csv, dryRun }: Input<typeof routes.bring>, actor: Actor) {
    const report = await this.imports.bring(actor.region, kind, csv, dryRun);
    const rows = new Set(report.errors.map((error) => error.row)).size;
    if (!dryRun && rows > 0) throw new Refusal('IMPORT_REFUSED', { rows });
    return report;
  }
}

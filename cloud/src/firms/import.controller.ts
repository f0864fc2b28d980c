import { Inject } from '@midwayjs/core';
import { firmImportRoutes as routes } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { FirmImports } from './import.service';
import { ImportView } from './import.view';

/** Sheets of firms that were brought in. */
@Routes()
export class FirmImportController {
  @Inject() imports: FirmImports;
  @Inject() view: ImportView;

  @Serve(routes.list)
  async list(_: unknown, actor: Actor) {
    const rows = await this.imports.list(actor);
    return { imports: await Promise.all(rows.map((row) => this.view.show(row, false))) };
  }

  @Serve(routes.show)
  async show({ id }: Input<typeof routes.show>, actor: Actor) {
    return this.view.show(await this.imports.find(actor, id));
  }

  @Serve(routes.write, { natural: true })
  async write({ id, leaveOutWrong }: Input<typeof routes.write>, actor: Actor) {
    return this.view.show(await this.imports.write(actor, id, leaveOutWrong));
  }

  @Serve(routes.undo, { natural: true })
  async undo({ id }: Input<typeof routes.undo>, actor: Actor) {
    return this.view.show(await this.imports.undo(actor, id));
  }
}

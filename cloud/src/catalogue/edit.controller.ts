import { Inject } from '@midwayjs/core';
import { editRoutes as routes } from 'shared-types/catalogue';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { Conflicts } from './conflict.service';
import { EditLists } from './edit.list';
import { EditReader } from './edit.reader';
import { EditService } from './edit.service';
import { EditViews } from './edit.view';
import { UnitItems, viewUnit } from './unit-item.service';

/** The desk of whoever keeps the catalogue. */
@Routes()
export class EditController {
  @Inject() edits: EditService;
  @Inject() reader: EditReader;
  @Inject() views: EditViews;
  @Inject() editLists: EditLists;
  @Inject() itemConflicts: Conflicts;
  @Inject() unitItems: UnitItems;

  @Serve(routes.list)
  async list({ list, before }: Input<typeof routes.list>, actor: Actor) {
    const { edits, next } = await this.editLists.page(actor, list, before);
    return { edits: await Promise.all(edits.map((edit) => this.views.row(edit))), next };
  }

  @Serve(routes.show)
  async show({ id }: Input<typeof routes.show>, actor: Actor) {
    return this.again({ id }, actor);
  }

  @Serve(routes.start)
  async start(input: Input<typeof routes.start>, actor: Actor) {
    return this.views.view(actor, await this.edits.start(actor, input));
  }

  @Serve(routes.rewrite)
  async rewrite(input: Input<typeof routes.rewrite>, actor: Actor) {
    return this.views.view(actor, await this.edits.rewrite(actor, input));
  }

  @Serve(routes.submit)
  async submit(input: Input<typeof routes.submit>, actor: Actor) {
    return this.views.view(actor, await this.edits.submit(actor, input));
  }

  @Serve(routes.publish)
  async publish(input: Input<typeof routes.publish>, actor: Actor) {
    return this.views.view(actor, await this.edits.publish(actor, input));
  }

  @Serve(routes.sendBack)
  async sendBack(input: Input<typeof routes.sendBack>, actor: Actor) {
    return this.views.view(actor, await this.edits.sendBack(actor, input));
  }

  @Serve(routes.withdraw)
  async withdraw(input: Input<typeof routes.withdraw>, actor: Actor) {
    return this.views.view(actor, await this.edits.withdraw(actor, input));
  }

  @Serve(routes.undo)
  async undo(input: Input<typeof routes.undo>, actor: Actor) {
    return this.views.view(actor, await this.edits.undo(actor, input));
  }

  @Serve(routes.standing)
  async standing({ code, unit }: Input<typeof routes.standing>, actor: Actor) {
    return this.views.standing(actor, code, unit ?? null, await this.editLists.openFor(actor, code, unit ?? null));
  }

  @Serve(routes.conflicts)
  async conflicts(_: Input<typeof routes.conflicts>, { region }: Actor) {
    return { conflicts: await this.itemConflicts.of(region) };
  }

  @Serve(routes.units)
  async units(_: Input<typeof routes.units>, { region }: Actor) {
    return { units: (await this.unitItems.ofEveryUnit(region)).flatMap(viewUnit) };
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.views.view(actor, await this.reader.find(actor, id));
  }
}

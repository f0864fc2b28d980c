import { Inject } from '@midwayjs/core';
import { deskRoutes as routes } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { DesignateService } from './designate.service';
import { DeskService } from './desk.service';
import { ErrandReader } from './errand.reader';
import { ErrandView } from './errand.view';
import { ErrandLists } from './list.service';
import { RowView } from './row.view';

@Routes()
export class DeskController {
  @Inject() deskService: DeskService;
  @Inject() designateService: DesignateService;
  @Inject() lists: ErrandLists;
  @Inject() reader: ErrandReader;
  @Inject() rowView: RowView;
  @Inject() errandView: ErrandView;

  @Serve(routes.list)
  async list({ list, before }: Input<typeof routes.list>, actor: Actor) {
    const [{ rows, more }, counts] = await Promise.all([this.lists.desk(actor, list, before), this.lists.deskCounts(actor)]);
    return { errands: await this.rowView.rows(rows), more, counts };
  }

  @Serve(routes.decisions)
  async decisions({ id }: Input<typeof routes.decisions>, actor: Actor) {
    return { decisions: await this.rowView.decisions(await this.deskService.mine(actor, id)) };
  }

  @Serve(routes.candidates)
  async candidates({ id }: Input<typeof routes.candidates>, actor: Actor) {
    return { candidates: await this.designateService.candidates(actor, id) };
  }

  @Serve(routes.designate)
  async designate({ id, postId, reason }: Input<typeof routes.designate>, actor: Actor) {
    return this.errandView.show(actor, await this.designateService.designate(actor, id, postId, reason));
  }

  @Serve(routes.hurry)
  async hurry({ id, urgent, reason }: Input<typeof routes.hurry>, actor: Actor) {
    return this.errandView.show(actor, await this.deskService.hurry(actor, id, urgent, reason));
  }

  @Serve(routes.callBack)
  async callBack({ id, outcome, note }: Input<typeof routes.callBack>, actor: Actor) {
    return this.errandView.show(actor, await this.deskService.callBack(actor, id, outcome, note ?? null));
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.errandView.show(actor, await this.reader.row(actor.region, id));
  }
}

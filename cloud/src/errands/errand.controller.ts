import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { errandRoutes as routes } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { Clock } from '../kernel/time/clock';
import { PeoplePort } from '../people/people.port';
import { ErrandReader } from './errand.reader';
import { ErrandService } from './errand.service';
import { ErrandView } from './errand.view';
import { ErrandLists } from './list.service';
import { LookupService } from './lookup.service';
import { Promises } from './promise.service';
import { RowView } from './row.view';
import { SendService } from './send.service';

@Routes()
export class ErrandController {
  @Inject() errandService: ErrandService;
  @Inject() sendService: SendService;
  @Inject() lookupService: LookupService;
  @Inject() promises: Promises;
  @Inject() people: PeoplePort;
  @Inject() reader: ErrandReader;
  @Inject() lists: ErrandLists;
  @Inject() rowView: RowView;
  @Inject() errandView: ErrandView;
  @Inject() clock: Clock;

  @Serve(routes.promise)
  async promise({ item, division, urgent }: Input<typeof routes.promise>, actor: Actor) {
    const home = (await this.people.person(actor.personId))?.homeDivision ?? null;
    const where = await this.promises.where(actor.region, division ?? null, home);
    return this.promises.show(actor.region, { item, where, urgent: urgent === 'yes' }, this.clock.now(actor.region));
  }

  @Serve(routes.send)
  async send(request: Input<typeof routes.send>, actor: Actor) {
    return this.errandView.show(actor, await this.sendService.send(actor, request));
  }

  @Serve(routes.mine)
  async mine({ before, filter }: Input<typeof routes.mine>, actor: Actor) {
    const { rows, more } = await this.lists.mine(actor, before, filter);
    return { errands: await this.rowView.rows(rows), more };
  }

  @Serve(routes.show)
  async show({ id }: Input<typeof routes.show>, actor: Actor) {
    return this.errandView.show(actor, await this.reader.find(actor, id));
  }

  @Serve(routes.withdraw)
  async withdraw({ id, reason }: Input<typeof routes.withdraw>, actor: Actor) {
    return this.errandView.show(actor, await this.errandService.withdraw(actor, id, reason ?? null));
  }

  @Serve(routes.resume)
  async resume({ id }: Input<typeof routes.resume>, actor: Actor) {
    return this.errandView.show(actor, await this.errandService.resume(actor, id));
  }

  @Serve(routes.askTime)
  async askTime({ id, day, part }: Input<typeof routes.askTime>, actor: Actor) {
    return this.errandView.show(actor, await this.errandService.askTime(actor, id, { wishDay: day, wishPart: part }));
  }

  @Serve(routes.confirm)
  async confirm({ id, outcome, note }: Input<typeof routes.confirm>, actor: Actor) {
    return this.errandView.show(actor, await this.errandService.confirm(actor, id, outcome, note ?? null));
  }

  @Serve(routes.lookUp)
  async lookUp({ number, last4 }: Input<typeof routes.lookUp>, ctx: Context) {
    return this.lookupService.find(number, last4, ctx.ip);
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.errandView.show(actor, await this.reader.find(actor, id));
  }
}

import { Inject } from '@midwayjs/core';
import { visitRoutes as routes } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { Clock } from '../kernel/time/clock';
import { AnswerService } from './answer.service';
import type { ErrandEntity } from './errand.entity';
import { ErrandReader } from './errand.reader';
import { ErrandView } from './errand.view';
import { HandoverService } from './handover.service';
import { ErrandLists } from './list.service';
import { PickService } from './pick.service';
import { RowView } from './row.view';
import { VisitService } from './visit.service';

@Routes()
export class VisitController {
  @Inject() answers: AnswerService;
  @Inject() picks: PickService;
  @Inject() visits: VisitService;
  @Inject() handovers: HandoverService;
  @Inject() lists: ErrandLists;
  @Inject() reader: ErrandReader;
  @Inject() rowView: RowView;
  @Inject() errandView: ErrandView;
  @Inject() clock: Clock;

  @Serve(routes.day)
  async day({ day }: Input<typeof routes.day>, actor: Actor) {
    const now = this.clock.now(actor.region);
    const asked = day ?? dayOf(now.getTime());
    const rows = await this.lists.day(actor, asked);
    return { day: asked, visits: await this.rowView.day(actor, rows, await this.lists.lastNotes(rows)), updatedAt: now.toISOString() };
  }

  @Serve(routes.offers)
  async offers(_: Input<typeof routes.offers>, actor: Actor) {
    return { offers: await this.rowView.offers(await this.lists.offers(actor)) };
  }

  @Serve(routes.accept)
  async accept({ id }: Input<typeof routes.accept>, actor: Actor) {
    return this.shown(actor, this.answers.accept(actor, id));
  }

  @Serve(routes.pool)
  async pool(_: Input<typeof routes.pool>, actor: Actor) {
    return { errands: await this.rowView.pool(await this.lists.pool(actor)) };
  }

  @Serve(routes.pick)
  async pick({ id }: Input<typeof routes.pick>, actor: Actor) {
    return this.shown(actor, this.picks.pick(actor, id));
  }

  @Serve(routes.contact)
  async contact({ id, epoch, consents }: Input<typeof routes.contact>, actor: Actor) {
    return this.shown(actor, this.visits.contact(actor, id, epoch, consents));
  }

  @Serve(routes.agree)
  async agree({ id, epoch, from, to }: Input<typeof routes.agree>, actor: Actor) {
    return this.shown(actor, this.visits.agree(actor, id, epoch, new Date(from), new Date(to)));
  }

  @Serve(routes.setOut)
  async setOut({ id, epoch }: Input<typeof routes.setOut>, actor: Actor) {
    return this.shown(actor, this.visits.setOut(actor, id, epoch));
  }

  @Serve(routes.arrive)
  async arrive({ id, epoch, code }: Input<typeof routes.arrive>, actor: Actor) {
    return this.shown(actor, this.visits.arrive(actor, id, epoch, code));
  }

  @Serve(routes.miss)
  async miss({ id, epoch }: Input<typeof routes.miss>, actor: Actor) {
    return this.shown(actor, this.visits.miss(actor, id, epoch));
  }

  @Serve(routes.relocate)
  async relocate({ id, epoch, division }: Input<typeof routes.relocate>, actor: Actor) {
    return this.shown(actor, this.handovers.relocate(actor, id, epoch, division));
  }

  @Serve(routes.handUp)
  async handUp({ id, epoch, reason, note }: Input<typeof routes.handUp>, actor: Actor) {
    return this.shown(actor, this.handovers.handUp(actor, id, epoch, reason, note ?? null));
  }

  @Serve(routes.stop)
  async stop({ id, epoch, reason }: Input<typeof routes.stop>, actor: Actor) {
    return this.shown(actor, this.visits.stop(actor, id, epoch, reason));
  }

  @Serve(routes.finish)
  async finish({ id, epoch, outcome, note }: Input<typeof routes.finish>, actor: Actor) {
    return this.shown(actor, this.visits.finish(actor, id, epoch, outcome, note ?? null));
  }

  /** A repeat of an act that gave the matter out of hand still shows how it now stands, as the first answer did. */
  async again({ id }: { id: string }, actor: Actor) {
    return this.errandView.show(actor, await this.reader.row(actor.region, id));
  }

  private async shown(actor: Actor, row: Promise<ErrandEntity>) {
    return this.errandView.show(actor, await row);
  }
}

import { Inject } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { ticketRoutes as routes } from 'shared-types/tickets';
import { Routes, Serve } from '../kernel/http/serve';
import { LikenessService } from './likeness.service';
import { TicketLists } from './list.service';
import { RaiseService } from './raise.service';
import type { TicketEntity } from './ticket.entity';
import { TicketReader } from './ticket.reader';
import { TicketService } from './ticket.service';
import { TicketView } from './ticket.view';

@Routes()
export class TicketController {
  @Inject() raising: RaiseService;
  @Inject() tickets: TicketService;
  @Inject() likenesses: LikenessService;
  @Inject() lists: TicketLists;
  @Inject() reader: TicketReader;
  @Inject() ticketView: TicketView;

  @Serve(routes.raise)
  async raise(wanted: Input<typeof routes.raise>, actor: Actor) {
    return this.shown(actor, this.raising.raise(actor, wanted));
  }

  @Serve(routes.similar)
  async similar(asked: Input<typeof routes.similar>, actor: Actor) {
    return { tickets: await this.likenesses.find(actor, asked) };
  }

  @Serve(routes.list)
  async list({ before, ended }: Input<typeof routes.list>, actor: Actor) {
    const { rows, more } = await this.lists.list(actor, { before, ended: ended === '1' });
    return { tickets: await this.ticketView.rows(actor.region, rows), more };
  }

  @Serve(routes.show)
  async show({ id }: Input<typeof routes.show>, actor: Actor) {
    return this.again({ id }, actor);
  }

  @Serve(routes.take)
  async take({ id }: Input<typeof routes.take>, actor: Actor) {
    return this.shown(actor, this.tickets.take(actor, id));
  }

  @Serve(routes.answer)
  async answer({ id, outcome, answer }: Input<typeof routes.answer>, actor: Actor) {
    return this.shown(actor, this.tickets.answer(actor, id, outcome, answer));
  }

  @Serve(routes.merge)
  async merge({ id, into }: Input<typeof routes.merge>, actor: Actor) {
    return this.shown(actor, this.tickets.merge(actor, id, into));
  }

  @Serve(routes.confirm)
  async confirm({ id, solved, why }: Input<typeof routes.confirm>, actor: Actor) {
    return this.shown(actor, this.tickets.confirm(actor, id, solved, why ?? null));
  }

  @Serve(routes.withdraw)
  async withdraw({ id }: Input<typeof routes.withdraw>, actor: Actor) {
    return this.shown(actor, this.tickets.withdraw(actor, id));
  }

  @Serve(routes.hide)
  async hide({ id }: Input<typeof routes.hide>, actor: Actor) {
    return this.shown(actor, this.tickets.hide(actor, id));
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.ticketView.show(actor, await this.reader.find(actor, id));
  }

  private async shown(actor: Actor, moved: Promise<TicketEntity>) {
    return this.ticketView.show(actor, await moved);
  }
}

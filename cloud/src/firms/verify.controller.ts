import { Inject } from '@midwayjs/core';
import { firmRoutes as routes } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { DecideService } from './decide.service';
import { FirmReader } from './firm.reader';
import { FirmView } from './firm.view';
import { LeaveService } from './leave.service';

/** Who acts for a firm, for its owner and for those who verify. */
@Routes()
export class VerifyController {
  @Inject() reader: FirmReader;
  @Inject() firmView: FirmView;
  @Inject() decideService: DecideService;
  @Inject() leaveService: LeaveService;

  @Serve(routes.people)
  async people({ id }: Input<typeof routes.people>, actor: Actor) {
    const { firm, people } = await this.reader.people(actor, id);
    const colleagues = await Promise.all(people.map((bond) => this.firmView.colleague(bond, actor.personId)));
    return { firm: await this.firmView.firm(firm), people: colleagues };
  }

  @Serve(routes.dismiss, { natural: true })
  async dismiss({ id }: Input<typeof routes.dismiss>, actor: Actor) {
    await this.leaveService.dismiss(actor, id);
    return { done: true as const };
  }

  @Serve(routes.waiting)
  async waiting({ after }: Input<typeof routes.waiting>, actor: Actor) {
    const { asked, more } = await this.reader.waiting(actor, after);
    return { asked: await Promise.all(asked.map(({ bond, firm, phone }) => this.firmView.asked(bond, { ...firm, phone }))), more };
  }

  @Serve(routes.decide)
  async decide({ id, verified, note }: Input<typeof routes.decide>, actor: Actor) {
    await this.decideService.decide(actor, id, verified, note ?? null);
    return { done: true as const };
  }

  @Serve(routes.find)
  async find({ words }: Input<typeof routes.find>, actor: Actor) {
    const firms = await this.reader.find(actor, words);
    return { firms: await Promise.all(firms.map((firm) => this.firmView.firm(firm))) };
  }
}

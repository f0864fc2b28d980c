import { Inject } from '@midwayjs/core';
import { callerRoutes as routes } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { ErrandReader } from './errand.reader';
import { ErrandService } from './errand.service';
import { ErrandView } from './errand.view';
import { FindService } from './find.service';
import { IntakeService } from './intake.service';
import { RowView } from './row.view';

/** What a desk does for somebody at the other end of the line. */
@Routes()
export class CallerController {
  @Inject() intakeService: IntakeService;
  @Inject() findService: FindService;
  @Inject() errandService: ErrandService;
  @Inject() reader: ErrandReader;
  @Inject() rowView: RowView;
  @Inject() errandView: ErrandView;

  @Serve(routes.takeIn)
  async takeIn(intake: Input<typeof routes.takeIn>, actor: Actor) {
    return this.errandView.show(actor, await this.intakeService.takeIn(actor, intake));
  }

  @Serve(routes.byNumber, { natural: true })
  async byNumber({ number }: Input<typeof routes.byNumber>, actor: Actor) {
    return this.errandView.show(actor, await this.findService.byNumber(actor, number));
  }

  @Serve(routes.byPhone, { natural: true })
  async byPhone({ phone }: Input<typeof routes.byPhone>, actor: Actor) {
    return { errands: await this.rowView.rows(await this.findService.byPhone(actor, phone)) };
  }

  @Serve(routes.withdraw)
  async withdraw({ id, reason }: Input<typeof routes.withdraw>, actor: Actor) {
    return this.errandView.show(actor, await this.errandService.withdraw(actor, id, reason, 'dispatcher'));
  }

  @Serve(routes.resume)
  async resume({ id }: Input<typeof routes.resume>, actor: Actor) {
    return this.errandView.show(actor, await this.errandService.resume(actor, id, 'dispatcher'));
  }

  @Serve(routes.askTime)
  async askTime({ id, day, part }: Input<typeof routes.askTime>, actor: Actor) {
    return this.errandView.show(actor, await this.errandService.askTime(actor, id, { wishDay: day, wishPart: part }, 'dispatcher'));
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.errandView.show(actor, await this.reader.row(actor.region, id));
  }
}

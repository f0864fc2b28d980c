import { Inject } from '@midwayjs/core';
import { firmRoutes as routes } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { ClaimService } from './claim.service';
import { FirmReader } from './firm.reader';
import { FirmView } from './firm.view';
import type { FirmPersonEntity } from './firm-person.entity';
import { LeaveService } from './leave.service';

/** The firms I act for. */
@Routes()
export class BondController {
  @Inject() reader: FirmReader;
  @Inject() firmView: FirmView;
  @Inject() claimService: ClaimService;
  @Inject() leaveService: LeaveService;

  @Serve(routes.mine)
  async mine(_: unknown, actor: Actor) {
    const mine = await this.reader.mine(actor);
    return { bonds: await Promise.all(mine.map(({ bond, firm }) => this.firmView.bond(bond, firm))) };
  }

  @Serve(routes.claim)
  async claim({ uscc, part }: Input<typeof routes.claim>, actor: Actor) {
    return this.shown(await this.claimService.claim(actor, uscc, part));
  }

  @Serve(routes.begin)
  async begin({ name, division, trade }: Input<typeof routes.begin>, actor: Actor) {
    return this.shown(await this.claimService.begin(actor, { name, division, trade }));
  }

  @Serve(routes.leave, { natural: true })
  async leave({ id }: Input<typeof routes.leave>, actor: Actor) {
    await this.leaveService.leave(actor, id);
    return { done: true as const };
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.shown(await this.reader.own(actor, id));
  }

  private async shown(bond: FirmPersonEntity) {
    return this.firmView.bond(bond, await this.reader.firmOf(bond));
  }
}

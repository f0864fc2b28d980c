import { Inject } from '@midwayjs/core';
import { directoryRoutes as routes } from 'shared-types/directory';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { viewLeave } from './agent.view';
import { Leaves } from './leave.service';
import { Roster } from './roster.service';
import { Shifts } from './shift.service';

/** The roster of a dispatcher's agents, or of a clerk's colleagues. */
@Routes()
export class RosterController {
  @Inject() rosterService: Roster;
  @Inject() leaves: Leaves;
  @Inject() shifts: Shifts;

  @Serve(routes.roster)
  async roster(_: Input<typeof routes.roster>, actor: Actor) {
    return this.rosterService.of(actor);
  }

  @Serve(routes.addLeave)
  async addLeave(wanted: Input<typeof routes.addLeave>, actor: Actor) {
    return viewLeave(await this.leaves.add(actor, wanted));
  }

  @Serve(routes.endLeave, { natural: true })
  async endLeave({ id }: Input<typeof routes.endLeave>, actor: Actor) {
    await this.leaves.end(actor, id);
    return { done: true as const };
  }

  @Serve(routes.setShifts, { natural: true })
  async setShifts({ id, shifts }: Input<typeof routes.setShifts>, actor: Actor) {
    await this.shifts.set(actor, id, shifts);
    return { done: true as const };
  }

  async again({ id }: { id: string }, actor: Actor) {
    return viewLeave(await this.leaves.find(actor, id));
  }
}

import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { staffRoutes as routes } from 'shared-types/people';
import { Routes, Serve } from '../kernel/http/serve';
import { AcceptanceService } from './acceptance.service';
import { EndingService } from './ending.service';
import { FirstAdministratorService } from './first-administrator.service';
import { PersonService } from './person.service';
import { StaffService } from './staff.service';

/** Who works here, how one comes to a post, and how one loses it. */
@Routes()
export class StaffController {
  @Inject() staffService: StaffService;
  @Inject() acceptanceService: AcceptanceService;
  @Inject() endingService: EndingService;
  @Inject() firstAdministratorService: FirstAdministratorService;
  @Inject() personService: PersonService;

  @Serve(routes.list)
  async list({ role, before }: Input<typeof routes.list>, actor: Actor) {
    return this.staffService.list(actor, role, before);
  }

  @Serve(routes.units)
  async units(_: unknown, actor: Actor) {
    return { units: await this.staffService.units(actor) };
  }

  @Serve(routes.invitations)
  async invitations(_: unknown, actor: Actor) {
    return { invitations: await this.staffService.invitations(actor) };
  }

  @Serve(routes.look)
  async look({ token }: Input<typeof routes.look>, ctx: Context) {
    return this.acceptanceService.look(token, ctx.ip);
  }

  @Serve(routes.accept, { natural: true })
  async accept({ token }: Input<typeof routes.accept>, actor: Actor, { state }: Context) {
    return this.appointed(actor, await this.acceptanceService.accept(actor, token, state.session.id));
  }

  @Serve(routes.end, { natural: true })
  async end({ id, reason }: Input<typeof routes.end>, actor: Actor) {
    await this.endingService.end(actor, id, reason);
    return { done: true as const };
  }

  @Serve(routes.becomeFirst, { natural: true })
  async becomeFirst({ code }: Input<typeof routes.becomeFirst>, actor: Actor) {
    return this.appointed(actor, await this.firstAdministratorService.become(actor, code));
  }

  private async appointed({ personId, postId: actingAs }: Actor, postId: string) {
    return { me: await this.personService.me(personId, actingAs), postId };
  }
}

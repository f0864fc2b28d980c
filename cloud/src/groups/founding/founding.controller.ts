import { Inject } from '@midwayjs/core';
import { foundingRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { Serve } from '../../kernel/http/serve';
import { ChatRoutes } from '../chat-switch';
import { AppointService } from './appoint.service';
import { FoundingReader } from './founding.reader';
import { FoundingService } from './founding.service';

/** How groups are founded, kept and closed. */
@ChatRoutes()
export class FoundingController {
  @Inject() foundings: FoundingReader;
  @Inject() founding: FoundingService;
  @Inject() appointing: AppointService;

  @Serve(routes.list)
  async list(_: unknown, actor: Actor) {
    return { groups: await this.foundings.list(actor) };
  }

  @Serve(routes.units)
  async units(_: unknown, actor: Actor) {
    return { units: await this.foundings.units(actor) };
  }

  @Serve(routes.clerks)
  async clerks({ unit }: Input<typeof routes.clerks>, actor: Actor) {
    return { clerks: await this.foundings.clerks(actor, unit) };
  }

  @Serve(routes.show)
  async show({ id }: Input<typeof routes.show>, actor: Actor) {
    return this.foundings.show(actor, id);
  }

  async again({ id }: { id: string }, actor: Actor) {
    return this.foundings.show(actor, id);
  }

  @Serve(routes.settle)
  async settle(asked: Input<typeof routes.settle>, actor: Actor) {
    return this.founding.settle(actor, asked);
  }

  @Serve(routes.lead)
  async lead(asked: Input<typeof routes.lead>, actor: Actor) {
    return this.founding.lead(actor, asked);
  }

  @Serve(routes.sit)
  async sit(asked: Input<typeof routes.sit>, actor: Actor) {
    return this.founding.sit(actor, asked);
  }

  @Serve(routes.appoint)
  async appoint(asked: Input<typeof routes.appoint>, actor: Actor) {
    return this.appointing.appoint(actor, asked);
  }

  @Serve(routes.archive)
  async archive(asked: Input<typeof routes.archive>, actor: Actor) {
    return this.founding.archive(actor, asked);
  }
}

import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { staffRoutes as routes } from 'shared-types/people';
import { Routes, Serve } from '../kernel/http/serve';
import { qrOf } from '../kernel/qr';
import { InvitationService, type Sent } from './invitation.service';
import { viewInvitation } from './staff.view';

/** Inviting somebody to a post, and taking it back. */
@Routes()
export class InvitationController {
  @Inject() invitationService: InvitationService;

  @Serve(routes.invite)
  async invite(wanted: Input<typeof routes.invite>, actor: Actor, ctx: Context) {
    return this.shown(ctx, await this.invitationService.invite(actor, wanted));
  }

  @Serve(routes.withdraw, { natural: true })
  async withdraw({ id }: Input<typeof routes.withdraw>, actor: Actor) {
    await this.invitationService.withdraw(actor, id);
    return { done: true as const };
  }

  async again({ id }: { id: string }, actor: Actor, ctx: Context) {
    return this.shown(ctx, await this.invitationService.sendAgain(actor, id));
  }

  /** The token stands behind the `#`, which a browser sends to nobody. */
  private async shown({ origin }: Context, { row, token }: Sent) {
    const link = `${origin}/#/people/accept?token=${token}`;
    return { invitation: viewInvitation(row, await this.invitationService.unitName(row)), token, link, qr: qrOf(link) };
  }
}

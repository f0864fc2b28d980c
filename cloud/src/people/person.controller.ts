import { Inject } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import type { Input } from 'shared-types/kernel/contract';
import { personRoutes as routes } from 'shared-types/people';
import { Sessions } from '../kernel/auth/session.service';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { dropToken, handToken } from '../kernel/http/cookie';
import { keyOf } from '../kernel/http/input';
import { Routes, Serve } from '../kernel/http/serve';
import { CodeService } from './code.service';
import { DemoService } from './demo.service';
import { PersonService } from './person.service';
import { type Entered, SignInService } from './sign-in.service';

@Routes()
export class PersonController {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() codeService: CodeService;
  @Inject() signInService: SignInService;
  @Inject() demoService: DemoService;
  @Inject() personService: PersonService;

  @Serve(routes.sendCode)
  async sendCode({ phone }: Input<typeof routes.sendCode>, ctx: Context) {
    const { nextAt, receipt } = await this.codeService.send(phone, keyOf(ctx), ctx.ip);
    return { nextAt: nextAt.toISOString(), receipt };
  }

  @Serve(routes.signIn)
  async signIn(knock: Input<typeof routes.signIn>, ctx: Context) {
    return this.welcome(ctx, knock.channel, await this.signInService.signIn(knock, keyOf(ctx), ctx.ip));
  }

  @Serve(routes.demoPeople)
  async demoPeople() {
    return { people: await this.demoService.people() };
  }

  @Serve(routes.signInAsDemo)
  async signInAsDemo(opening: Input<typeof routes.signInAsDemo>, ctx: Context) {
    return this.welcome(ctx, opening.channel, await this.demoService.enter(opening, keyOf(ctx)));
  }

  @Serve(routes.me)
  async me(_: unknown, actor: Actor) {
    return this.personService.me(actor.personId, actor.postId);
  }

  @Serve(routes.change, { natural: true })
  async change(wish: Input<typeof routes.change>, actor: Actor) {
    await this.personService.change(actor.personId, wish);
    this.sessions.forget([actor.personId]);
    return this.personService.me(actor.personId, actor.postId);
  }

  @Serve(routes.sessions)
  async list(_: unknown, actor: Actor, { state }: Context) {
    const open = await this.sessions.list(actor.personId);
    return { sessions: open.map((s) => ({ ...s, seenAt: s.seenAt.toISOString(), current: s.id === state.session.id })) };
  }

  @Serve(routes.endSession, { natural: true })
  async endSession({ id }: Input<typeof routes.endSession>, actor: Actor) {
    const ended = await this.database.inTransaction((tx) => this.sessions.revoke(tx, actor.personId, id));
    if (!ended) throw new Refusal('NOT_FOUND');
    return { done: true as const };
  }

  @Serve(routes.signOut, { natural: true })
  async signOut(_: unknown, ctx: Context) {
    const { session } = ctx.state;
    if (session) await this.database.inTransaction((tx) => this.sessions.revoke(tx, session.personId, session.id));
    dropToken(ctx);
    return { done: true as const };
  }

  /** The browser keeps the token where no script can read it; the phone gets it in the answer. */
  private async welcome(ctx: Context, channel: 'h5' | 'weapp', { personId, token }: Entered) {
    if (channel === 'h5') handToken(ctx, token);
    return { token: channel === 'h5' ? null : token, me: await this.personService.me(personId, null) };
  }
}

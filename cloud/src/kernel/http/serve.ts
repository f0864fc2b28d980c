import { Controller, RequestMapping, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Actor } from 'shared-types/kernel/actor';
import { type Input, type Route, type Sent, writes } from 'shared-types/kernel/contract';
import type { DataSource } from 'typeorm';
import { insistOnConsent } from '../consent';
import { sha256 } from '../crypto';
import { isDuplicate } from '../db/duplicate';
import { findOnce } from '../db/once';
import { canonical } from '../engine/timeline';
import { Refusal } from '../errors';
import { inRequest, type Once } from '../request';
import { keyOf, readInput } from './input';
import { noteServed } from './served';

type Handler<R extends Route> = R['roles'] extends 'public'
  ? (input: Input<R>, ctx: Context) => Promise<Sent<R>>
  : (input: Input<R>, actor: Actor, ctx: Context) => Promise<Sent<R>>;

/** Set once the database stands; a repeat is looked up outside the transaction it collided with. */
let source: DataSource | null = null;
export const useSourceForRepeats = (ready: DataSource) => {
  source = ready;
};

export interface Serving {
  /** The effect repeats harmlessly by itself (set this value, end that): no key is kept. */
  natural?: boolean;
}
/** What a controller with writes has besides its routes: shows the subject a repeated write was about. */
interface Answering {
  /** Why nothing here is answered at present; null where it is. */
  shut?: Shut;
  again?: (about: { id: string }, actor: Actor, ctx: Context) => Promise<unknown>;
}
type Shut = () => Refusal | null;
interface Call {
  input: unknown;
  actor?: Actor;
  once?: Once;
}

/** A controller of routes of the contract: one for the whole process, since nothing of a call is kept in it. `shut`: why none of them answers, if so. */
export const Routes =
  (shut?: Shut): ClassDecorator =>
  (target) => {
    Controller('/')(target);
    Scope(ScopeEnum.Singleton)(target);
    if (shut) Object.assign(target.prototype, { shut });
  };

/**
 * Midway's `@Get`/`@Post` with everything taken from the contract: path, role check, schemas both ways.
 * The method receives parsed input, the actor, and the call itself. A write carries a key; a repeat of one already done is
 * answered by the controller's method `again`, which shows the subject as it is now.
 */
export const Serve =
  <R extends Route>(route: R, { natural = false }: Serving = {}) =>
  <H extends Handler<R>>(target: object, name: string, descriptor: TypedPropertyDescriptor<H>) => {
    noteServed(route);
    const handle = descriptor.value as (...args: unknown[]) => Promise<Sent<R>>;
    const answer = async function (this: Answering, ctx: Context) {
      const call = receive(route, ctx, natural, this.shut);
      try {
        if (call.actor) insistOnConsent(route, ctx.state.agreed);
        const scope = { id: ctx.state.requestId, once: call.once };
        return route.response.parse(
          await inRequest(scope, () => handle.call(this, call.input, ...(call.actor ? [call.actor, ctx] : [ctx]))),
        );
      } catch (error) {
        return route.response.parse(await shownAgain(this, ctx, call, error));
      }
    };
    descriptor.value = answer as unknown as H;
    RequestMapping({ path: route.path, requestMethod: route.method.toLowerCase(), middleware: [] })(
      target,
      name,
      descriptor as PropertyDescriptor,
    );
  };

function receive(route: Route, ctx: Context, natural: boolean, shut?: Shut): Call {
  ctx.state.route = `${route.method} ${route.path}`;
  const actor = admit(route, ctx);
  const closed = shut?.();
  if (closed) throw closed;
  const input = readInput(route, ctx);
  ctx.set('Cache-Control', 'no-store');
  return { input, actor, once: actor && writes(route) && !natural ? onceOf(route, ctx, actor, input) : undefined };
}

/** Where the call had been done before, what it was about; otherwise the error stands. */
async function shownAgain(controller: Answering, ctx: Context, { actor, once }: Call, error: unknown): Promise<unknown> {
  const about = once && (await alreadyDone(error, once));
  if (!about || !actor) throw error;
  return controller.again ? controller.again({ id: about.subject.split('/')[1] ?? '' }, actor, ctx) : { done: true };
}

/** Who makes the call, where the route lets them; undefined where it asks nobody. */
export function admit(route: Route, ctx: Context): Actor | undefined {
  if (route.roles === 'public') return undefined;
  const actor: Actor | undefined = ctx.state.actor;
  if (!actor) throw ctx.state.refused ?? new Refusal('NOT_SIGNED_IN');
  if (ctx.state.needsSecond && !route.beforeSecond) throw new Refusal('SECOND_FACTOR_NEEDED');
  if (!route.roles.includes(actor.role)) throw new Refusal('NOT_FOR_YOU');
  return actor;
}

function onceOf(route: Route, ctx: Context, actor: Actor, input: unknown): Once {
  const hash = sha256(canonical({ input, post: actor.postId }));
  return { personId: actor.personId, route: `${route.method} ${route.path}`, key: keyOf(ctx), hash };
}

/** A refusal, or a clash of keys, may only mean that this very call has been done before. */
async function alreadyDone(error: unknown, once: Once) {
  const suspicious = error instanceof Refusal || isDuplicate(error);
  return suspicious && source ? findOnce(source, once) : null;
}

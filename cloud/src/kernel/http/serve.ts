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
import { keyOf, readInput, readParts } from './input';
import { type Caller, noteOverLine, noteServed } from './served';

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
interface Served<R extends Route> extends Serving {
  route: R;
  handle: (...args: unknown[]) => Promise<Sent<R>>;
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
    const served: Served<R> = { route, natural, handle: descriptor.value as (...args: unknown[]) => Promise<Sent<R>> };
    const answer = async function (this: Answering, ctx: Context) {
      ctx.state.route = `${route.method} ${route.path}`;
      ctx.set('Cache-Control', 'no-store');
      return answerTo(served, this, ctx.state as Caller, () => readInput(route, ctx), ctx);
    };
    if (route.overLine) {
      if (!natural) throw new Error(`${route.path}: what does not repeat harmlessly needs a key, and a line carries none`);
      // A line has no call of Koa's: the method has to do without.
      if (served.handle.length > 2) throw new Error(`${route.path}: it asks for the call itself, which a line has not`);
      noteOverLine(route, target.constructor, (controller, caller, parts) =>
        answerTo(served, controller, caller, () => readParts(route, parts)),
      );
    }
    descriptor.value = answer as unknown as H;
    RequestMapping({ path: route.path, requestMethod: route.method.toLowerCase(), middleware: [] })(
      target,
      name,
      descriptor as PropertyDescriptor,
    );
  };

async function answerTo<R extends Route>(
  served: Served<R>,
  controller: Answering,
  caller: Caller,
  read: () => unknown,
  ctx?: Context,
): Promise<unknown> {
  const { route, handle } = served;
  const call = receive(served, controller, caller, read, ctx);
  const more = ctx ? [ctx] : [];
  try {
    if (call.actor) insistOnConsent(route, caller.agreed);
    const scope = { id: caller.requestId, once: call.once };
    return route.response.parse(
      await inRequest(scope, () => handle.call(controller, call.input, ...(call.actor ? [call.actor, ...more] : more))),
    );
  } catch (error) {
    return route.response.parse(await shownAgain(controller, ctx, call, error));
  }
}

function receive(served: Served<Route>, { shut }: Answering, caller: Caller, read: () => unknown, ctx?: Context): Call {
  const { route, natural } = served;
  const actor = admit(route, caller);
  const closed = shut?.();
  if (closed) throw closed;
  const input = read();
  return { input, actor, once: actor && ctx && writes(route) && !natural ? onceOf(route, ctx, actor, input) : undefined };
}

/** Where the call had been done before, what it was about; otherwise the error stands. */
async function shownAgain(controller: Answering, ctx: Context | undefined, { actor, once }: Call, error: unknown): Promise<unknown> {
  const about = once && (await alreadyDone(error, once));
  if (!about || !actor || !ctx) throw error;
  return controller.again ? controller.again({ id: about.subject.split('/')[1] ?? '' }, actor, ctx) : { done: true };
}

/** Who makes the call, where the route lets them; undefined where it asks nobody. */
export function admit(route: Route, { actor, refused, needsSecond }: Omit<Caller, 'requestId'>): Actor | undefined {
  if (route.roles === 'public') return undefined;
  if (!actor) throw refused ?? new Refusal('NOT_SIGNED_IN');
  if (needsSecond && !route.beforeSecond) throw new Refusal('SECOND_FACTOR_NEEDED');
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

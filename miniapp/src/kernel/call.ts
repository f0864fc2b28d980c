import { type Args, type Reply, type Route, type Routes, writes } from 'shared-types/kernel/contract';
import { jitter, newKey } from './once';
import { ApiError, Unknown } from './refusal';

export interface Outgoing {
  method: Route['method'];
  /** Path and query, without the host and without /api. */
  url: string;
  data?: Record<string, unknown>;
  /** The idempotency key; on writes only. */
  once?: string;
  /** May go over the open line, where there is one. */
  overLine?: boolean;
}
/** Rejects only when no answer came. */
export type Send = (request: Outgoing) => Promise<{ status: number; data: unknown }>;

type Call<R extends Route> = (
  ...args: unknown extends Args<R> ? [args?: undefined, once?: string] : [args: Args<R>, once?: string]
) => Promise<Reply<R>>;
export type Client<R extends Routes> = { [K in keyof R]: Call<R[K]> };

export interface Habits {
  /** How often a write is tried when the connection is cut. */
  tries?: number;
  /** Parse replies by their schema: in development and in tests. */
  strict?: boolean;
  pause?: (ms: number) => Promise<void>;
}

/** The typed calls of one room. Knows no platform: the phone and the tests of the service bring their own `send`. */
export function clientFor<R extends Routes>(routes: R, send: Send, habits: Habits = {}): Client<R> {
  const calls: Record<string, unknown> = {};
  for (const [name, route] of Object.entries(routes)) calls[name] = callFor(route, send, habits);
  return calls as Client<R>;
}

function callFor(route: Route, send: Send, habits: Habits) {
  return async (args: Record<string, unknown> = {}, once?: string) => {
    const request = requestFor(route, args, once);
    const { status, data } = await answered(request, send, habits);
    if (status < 200 || status > 299) throw refusalOf(status, data);
    return habits.strict === false ? data : parsed(route, data);
  };
}

const keysOf = (schema: Route['body']) => Object.keys(schema?.shape ?? {});

/** Sorts the arguments by where they travel: keys of params, query and body are disjoint. */
function requestFor(route: Route, args: Record<string, unknown>, once?: string): Outgoing {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(args[name])));
  const query = keysOf(route.query)
    .filter((key) => args[key] !== undefined && args[key] !== null)
    .map((key) => `${key}=${encodeURIComponent(String(args[key]))}`);
  const body = keysOf(route.body).filter((key) => args[key] !== undefined);
  return {
    method: route.method,
    url: query.length ? `${path}?${query.join('&')}` : path,
    ...(route.body && { data: Object.fromEntries(body.map((key) => [key, args[key]])) }),
    ...(writes(route) && { once: once ?? newKey() }),
    ...(route.overLine && { overLine: true }),
  };
}

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** A write that got no answer, or met a busy service, is sent again with the same key; a read is the query's to repeat. */
async function answered(request: Outgoing, send: Send, { tries = 4, pause = sleep }: Habits) {
  const last = request.once ? tries - 1 : 0;
  for (let attempt = 0; ; attempt++) {
    const answer = await send(request).catch(() => null);
    if (answer && (answer.status !== 503 || attempt >= last)) return answer;
    if (attempt >= last) throw new Unknown();
    await pause(jitter(attempt, 400, 5000));
  }
}

interface Refused {
  code: string;
  message: string;
  requestId: string | null;
}
const isRefused = (data: unknown): data is Refused => typeof data === 'object' && data !== null && 'code' in data && 'message' in data;

/** What the service said no with. */
export function refusalOf(status: number, data: unknown) {
  if (isRefused(data)) return new ApiError(status, String(data.code), String(data.message), data.requestId ?? null);
  return new ApiError(status, 'INTERNAL', '系统出了点问题,您填的内容还在,请稍后再试');
}

function parsed(route: Route, data: unknown) {
  const result = route.response.safeParse(data);
  if (result.success) return result.data;
  console.error(`${route.method} ${route.path}: the reply does not keep the contract`, result.error.issues);
  throw new ApiError(200, 'UNEXPECTED_REPLY', '收到的内容不完整,请稍后再试,或更新小程序');
}

import type * as z from 'zod/mini';
import type { Role } from './actor';
import type { RefusalCode } from './refusals';

export interface Route {
  /** wx.request has no PATCH. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  summary: string;
  /** Who may call it at all. Ownership of one record is the room's scope, not the route's. */
  roles: readonly Role[] | 'public';
  /** The row of the permission matrix this route answers to (tests/security/matrix.csv). */
  matrix: string;
  /** A POST that changes nothing, because what it asks with must not stand in a URL. */
  reads?: boolean;
  /** A change that somebody may make who has agreed to nothing: leaving, being forgotten, and what is already under way. */
  withoutConsent?: boolean;
  /** May also come over an open line, by whoever does it so often that a call of its own would be the larger part: it repeats harmlessly. */
  overLine?: boolean;
  /** Also for a post at a desk whose session has not shown its second factor yet. */
  beforeSecond?: boolean;
  /** Strict objects with disjoint keys: they reach the handler as one input. */
  params?: z.ZodMiniObject;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniObject;
  response: z.ZodMiniType;
  refusals?: readonly RefusalCode[];
}

export type Routes = Record<string, Route>;

/** Keeps the literal types; adds nothing at run time. */
export const route = <const R extends Route>(r: R): R => r;

/** Whether a call changes something, and so carries an idempotency key. */
export const writes = (r: Route) => r.method !== 'GET' && !r.reads;

/** A citizen's own act, in whatever post: it needs the citizen's consent. What only a post may do is the duty of that post. */
export const needsConsent = (r: Route) => writes(r) && r.roles !== 'public' && r.roles.includes('resident') && !r.withoutConsent;

/** An empty body adds no key; left as it is inferred it would forbid every other one. */
type Keys<T> = T extends Record<string, never> ? unknown : T;
type In<S> = S extends z.ZodMiniType ? Keys<z.output<S>> : unknown;
type Out<S> = S extends z.ZodMiniType ? Keys<z.input<S>> : unknown;
/** What the handler receives: params, query and body, parsed and merged. */
export type Input<R extends Route> = In<R['params']> & In<R['query']> & In<R['body']>;
/** What the caller passes. */
export type Args<R extends Route> = Out<R['params']> & Out<R['query']> & Out<R['body']>;
export type Reply<R extends Route> = z.output<R['response']>;
export type Sent<R extends Route> = z.input<R['response']>;

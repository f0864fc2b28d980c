import type { Context } from '@midwayjs/koa';
import type { Route } from 'shared-types/kernel/contract';
import { onceKey } from 'shared-types/kernel/fields';
import { Refusal } from '../errors';
import { namesTwice } from './json';
import { limitOf } from './limits';

/** A call in its parts, however it came. */
export interface Parts {
  params: unknown;
  query?: unknown;
  body: unknown;
}

/** Params, query and body by the route's schemas, merged: their keys are disjoint. */
export function readInput(route: Route, ctx: Context): Record<string, unknown> {
  if (route.body) insistOnObject(ctx);
  const input = readParts(route, { params: ctx.params, query: ctx.query, body: ctx.request.body });
  if (!route.query && Object.keys(ctx.query).length > 0)
    throw new Refusal('INVALID_INPUT', { fields: Object.keys(ctx.query).slice(0, 5).join('、') });
  return input;
}

export function readParts(route: Route, { params, query, body }: Parts): Record<string, unknown> {
  const input = {};
  const parts = [
    [route.params, params],
    [route.query, query],
    [route.body, body],
  ] as const;
  for (const [schema, value] of parts) {
    const parsed = schema?.safeParse(value);
    if (parsed?.error) throw new Refusal('INVALID_INPUT', { fields: fieldsOf(parsed.error.issues) });
    Object.assign(input, parsed?.data);
  }
  return input;
}

/** One JSON object, every key once, and no longer than allowed also where the length was not announced. */
function insistOnObject({ path, request }: Context) {
  const { rawBody, body } = request;
  const read = Buffer.byteLength(rawBody ?? '');
  // Another length than was sent: a byte order mark was dropped, or bytes that are no UTF-8 replaced.
  if (!rawBody || read !== (request.length ?? read) || Array.isArray(body)) throw new Refusal('UNREADABLE');
  if (read > limitOf(path)) throw new Refusal('TOO_LARGE');
  if (namesTwice(rawBody)) throw new Refusal('INVALID_INPUT', { fields: '内容重复' });
}

const fieldsOf = (issues: readonly { path: PropertyKey[]; keys?: unknown }[]) =>
  [...new Set(issues.map((i) => (Array.isArray(i.keys) ? i.keys.slice(0, 5).join('、') : i.path.join('.')) || '内容'))]
    .slice(0, 8)
    .join('、');

/** The client's key for one intended effect; a write without one cannot be repeated safely, so it is refused. */
export function keyOf(ctx: Context): string {
  const parsed = onceKey.safeParse(ctx.get('idempotency-key'));
  if (!parsed.success) throw new Refusal('KEY_MISSING');
  return parsed.data;
}

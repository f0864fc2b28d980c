import type { Route } from 'shared-types/kernel/contract';
import { newKey } from '../../miniapp/src/kernel/once';
import { json } from './calls';
import { type County, openCounty } from './county';
import type { Answer } from './http';
import { sayOverLine } from './raw-line';
import { OTHER_CALLS } from './ready/else';
import { READ_CALLS } from './ready/reads';
import { MATTER_CALLS, type Prepare, type Ready } from './ready/ready';
import { STAFF_CALLS } from './ready/staff';
import { bothWays, type Named, namedBy } from './routes';
import { headersOf } from './sessions';

/** How to make every call there is succeed, as somebody who may; what may go over an open line is attacked there too. */
export const EVERY_CALL: Record<string, Prepare> = bothWays({ ...READ_CALLS, ...MATTER_CALLS, ...STAFF_CALLS, ...OTHER_CALLS });

type Args = Record<string, unknown>;
export interface Shot {
  /** Replaces the caller's own headers. */
  headers?: Record<string, string>;
  /** Instead of what the arguments would give. */
  body?: string;
  query?: string;
  key?: string;
}
export interface Hit {
  status: number;
  text: string;
  body: Args;
  ms: number;
  answer: Answer;
}
/** A call that is about to succeed, to be made in other ways than a phone would. */
export interface Target extends Ready {
  named: Named;
  county: County;
  headers: Record<string, string>;
  fire: (args?: Args, shot?: Shot) => Promise<Hit>;
}

/** The target of an attack, in a county of its own. */
export async function aim(name: string, { service }: Pick<County, 'service'>): Promise<Target> {
  const named = namedBy(name);
  const county = await openCounty({ service });
  const ready = await (EVERY_CALL[name] as Prepare)(county);
  const headers = ready.caller ? await headersOf(county, ready.caller) : {};
  const target = { ...ready, named, county, headers };
  return { ...target, fire: (args = ready.args, shot = {}) => fire(target, args, shot) };
}

/** One call by hand; a refusal is the three words of every refusal and tells nothing of what the service is made of. */
async function fire({ named: { route, name, overLine }, county, headers }: Omit<Target, 'fire'>, args: Args, shot: Shot): Promise<Hit> {
  const { path, query, body } = wordsOf(route, args);
  const send = overLine ? sayOverLine(county.service.url) : county.service.raw;
  const began = performance.now();
  const answer = await send(path + (shot.query ?? query), {
    method: route.method,
    headers: { 'idempotency-key': shot.key ?? newKey(), ...(route.body && json), ...(shot.headers ?? headers) },
    ...(route.body && { body: shot.body ?? body }),
  });
  const text = await answer.text();
  const hit = { status: answer.status, text, body: JSON.parse(text) as Args, ms: performance.now() - began, answer };
  if (answer.ok) return hit;
  expect({ name, keys: Object.keys(hit.body).sort() }).toEqual({ name, keys: ['code', 'message', 'requestId'] });
  expect(text).not.toMatch(/ at .*\(|SELECT|INSERT|node_modules|\/cloud\//);
  return hit;
}

/** The arguments where the route has them: in the path, behind it, or in the body. */
function wordsOf(route: Route, args: Args) {
  const left = { ...args };
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(left[key]);
    delete left[key];
    return encodeURIComponent(value);
  });
  const asked = new URLSearchParams(left as Record<string, string>).toString();
  return { path, query: route.method === 'GET' && asked ? `?${asked}` : '', body: JSON.stringify(left) };
}

import type { Role } from 'shared-types/kernel/actor';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County, Held, Person } from './county';
import { sayOverLine } from './raw-line';
import { allRoutes, type Named, pathOf } from './routes';

/** Every route that asks who calls. */
export const guarded = allRoutes.filter(({ route }) => route.roles !== 'public');

/** Somebody who may make the call, in the first of the roles it is for. */
export const someoneFor = (county: County, { route }: Named): Promise<Person | Held> =>
  county[(route.roles === 'public' ? 'resident' : route.roles[0]) as Role]();

/** How a call without sense is answered: what becomes of it is decided before anybody reads it. */
export async function denied(
  { service }: Pick<County, 'service'>,
  { route, overLine }: Named,
  headers: Record<string, string>,
  query = '',
) {
  const send = overLine ? sayOverLine(service.url) : service.raw;
  const answer = await send(pathOf(route) + query, {
    method: route.method,
    headers: { 'idempotency-key': newKey(), ...(route.body && { 'content-type': 'application/json' }), ...headers },
    ...(route.body && { body: '{"nobody":"means this"}' }),
  });
  return { status: answer.status, code: ((await answer.json()) as { code?: string }).code };
}

import { sheetRoutes } from 'shared-types/firms';
import type { Role } from 'shared-types/kernel/actor';
import { byteRoutes } from 'shared-types/kernel/file.contract';
import { servedRoutes } from '../../cloud/src/kernel/http/served';
import { newKey } from '../../miniapp/src/kernel/once';
import { type County, openCounty } from '../kit/county';
import { sayOverLine } from '../kit/raw-line';
import { allRoutes, lineRoutes, type Named, pathOf } from '../kit/routes';
import { headersOf } from '../kit/sessions';
import { CALLERS, matrix, rowOf } from './matrix';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const person = (caller: (typeof CALLERS)[number]) =>
  ({
    resident: county.resident,
    agent: county.agent,
    dispatcher: county.dispatcher,
    clerk: county.clerk,
    administrator: county.administrator,
  })[caller as Role]();

/** A call nobody could mean, so that only the question "who are you" decides. */
async function gate({ route, overLine }: Named, caller: (typeof CALLERS)[number]): Promise<string> {
  const headers = caller === 'visitor' ? {} : await headersOf(county, await person(caller));
  const key = { 'idempotency-key': newKey() };
  const sheet = route === sheetRoutes.upload ? { body: 'x', headers: { ...headers, 'content-type': 'application/octet-stream' } } : null;
  const words = { body: '{"nobody":"means this"}', headers: { ...headers, 'content-type': 'application/json' } };
  const body = sheet ?? (route.body ? words : { headers });
  const answer =
    route === byteRoutes.upload
      ? await county.service.form(pathOf(route), new FormData(), { ...headers, ...key })
      : await (overLine ? sayOverLine(county.service.url) : county.service.raw)(pathOf(route), {
          method: route.method,
          ...body,
          headers: { ...body.headers, ...key },
        });
  if (answer.status === 401 || answer.status === 403) return String(answer.status);
  return [200, 404, 422].includes(answer.status) ? 'ok' : `unexpected ${answer.status}`;
}

/** The calls that carry bytes: a form without a file, a link nobody made, a sheet without a name. */
const bytes: Named[] = Object.entries({ ...byteRoutes, bring: sheetRoutes.upload, failed: sheetRoutes.failed }).map(([name, route]) => ({
  name: `bytes.${name}`,
  route,
}));
const every = [...allRoutes, ...lineRoutes, ...bytes];

describe('the permission matrix', () => {
  it('has a row for every route, and every route is served', () => {
    expect(every.filter(({ route }) => !rowOf(route.matrix)).map(({ name }) => name)).toEqual([]);
    expect(allRoutes.filter(({ route }) => !servedRoutes().includes(route)).map(({ name }) => name)).toEqual([]);
  });

  it('has no row that nothing answers to, and no action twice', () => {
    const named = new Set(every.map(({ route }) => route.matrix));
    expect(matrix.filter(({ action }) => !named.has(action.split('@')[0]!)).map(({ action }) => action)).toEqual([]);
    expect(new Set(matrix.map(({ action }) => action)).size).toBe(matrix.length);
  });

  it.each(every.map((named) => [named.name, named] as const))('xC4 lets exactly its roles call %s', async (_, named) => {
    const found: Record<string, string> = {};
    for (const caller of CALLERS) found[caller] = await gate(named, caller);
    const { visitor, resident, agent, dispatcher, clerk, administrator } = rowOf(named.route.matrix)!;
    expect(found).toEqual({ visitor, resident, agent, dispatcher, clerk, administrator });
  });
});

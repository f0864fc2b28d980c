import { request } from 'node:http';
import type { Role } from 'shared-types/kernel/actor';
import { servedRoutes } from '../../cloud/src/kernel/http/served';
import { newKey } from '../../miniapp/src/kernel/once';
import { type County, openCounty } from './county';
import type { Asked } from './http';
import { allRoutes, type Named, pathOf, roleFor } from './routes';
import { headersOf } from './sessions';

export type Caller = Awaited<ReturnType<typeof openCaller>>;
export const json = { 'content-type': 'application/json' };

/** A county in which somebody of every role makes calls by hand, as no phone would. */
export async function openCaller() {
  const county = await openCounty();
  const headers: Record<Role, Record<string, string>> = {
    resident: await headersOf(county, await county.resident()),
    agent: await headersOf(county, await county.agent()),
    dispatcher: await headersOf(county, await county.dispatcher()),
    clerk: await headersOf(county, await county.clerk()),
    administrator: await headersOf(county, await county.administrator()),
  };
  const mounted = () => allRoutes.filter(({ route }) => servedRoutes().includes(route));
  return {
    county,
    headers,
    mounted,
    withBody: () => mounted().filter(({ route }) => route.body),
    named: (name: string) => mounted().find((one) => one.name === name) as Named,
    call: (named: Named, init: Asked & { path?: string } = {}) => call(county, headers[roleFor(named.route)], named, init),
    bytes: (path: string, sent: Sent = {}) => bytes(county.service.url, path, sent),
  };
}

/** One call as somebody who may make it; its status and its refusal, which must not tell what the service is made of. */
async function call({ service }: County, own: Record<string, string>, { route }: Named, init: Asked & { path?: string }) {
  const headers = { ...own, 'idempotency-key': newKey(), ...init.headers };
  const answer = await service.raw(init.path ?? pathOf(route), { method: route.method, ...init, headers });
  const body = (await answer.json()) as { code: string; message: string; requestId: string };
  if (!answer.ok) expect(Object.keys(body).sort()).toEqual(['code', 'message', 'requestId']);
  expect(JSON.stringify(body)).not.toMatch(/ at .*\(|SELECT|INSERT|node_modules|\/cloud\//);
  return { status: answer.status, code: body.code, body };
}

interface Sent {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** The status of a call sent byte by byte as given; fetch would tidy it. */
function bytes(url: string, path: string, { method = 'GET', body = '', headers = {} }: Sent): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode ?? 0));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

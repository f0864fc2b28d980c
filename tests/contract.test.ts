import { MidwayWebRouterService } from '@midwayjs/core';
import { api } from 'shared-types/api';
import type { Route } from 'shared-types/kernel/contract';
import { servedRoutes } from '../cloud/src/kernel/http/served';
import { openService, type Service } from './kit/service';

let service: Service;
let table: { route: string; handler: unknown; name: string }[];
beforeAll(async () => {
  service = await openService();
  const rows = await (await service.get(MidwayWebRouterService)).getFlattenRouterTable();
  table = rows.map((row) => ({
    route: `${row.requestMethod?.toUpperCase()} ${`${row.prefix}${row.url}`.replace(/\/{2,}/g, '/')}`,
    handler: (row.controllerClz as { prototype: Record<string, unknown> } | undefined)?.prototype[String(row.method)],
    name: String(row.handlerName),
  }));
});
afterAll(() => service.close());

const contract = Object.values(api).flatMap((room) => Object.values(room) as Route[]);
const named = (r: Route) => `${r.method} /api${r.path}`;

describe('the contract and the service', () => {
  it('name the same routes: none is missing, none is served beside them', () => {
    expect(table.map((row) => row.route).sort()).toEqual(contract.map(named).sort());
  });

  it('serve each through the one way that checks what goes in and what comes out', () => {
    expect(new Set(servedRoutes())).toEqual(new Set(contract));
    expect(servedRoutes()).toHaveLength(contract.length);
  });

  it('answer with promises only: what a plain function throws would pass the filter by', () => {
    const plain = table.filter((row) => (row.handler as object | undefined)?.constructor.name !== 'AsyncFunction');
    expect(plain.map((row) => row.name)).toEqual([]);
  });

  it('publish themselves as OpenAPI, every route of it', async () => {
    const answer = await service.raw('/openapi.json');
    const { paths } = (await answer.json()) as { paths: Record<string, Record<string, unknown>> };
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((m) => `${m.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(listed.sort()).toEqual(contract.map(named).sort());
  });

  it('leave nothing open to a caller without a name but what the contract calls public', async () => {
    const closed = contract.filter((r) => r.roles !== 'public');
    const answers = await Promise.all(
      closed.map(async (r) => [named(r), (await service.raw(r.path.replace(/:\w+/g, '1'), { method: r.method })).status] as const),
    );
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
  });
});

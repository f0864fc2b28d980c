import { api } from 'shared-types/api';
import type { Route } from 'shared-types/kernel/contract';
import { openapi } from 'shared-types/kernel/openapi';
import { REFUSALS } from 'shared-types/kernel/refusals';

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; schema: object }[];
  requestBody?: object;
  responses: Record<string, { content: Record<string, { schema: object }> }>;
  'x-roles': unknown;
  'x-refusals': string[];
}

const document = openapi(api) as unknown as { openapi: string; paths: Record<string, Record<string, Operation>> };
const routes = Object.entries(api).flatMap(([room, table]) =>
  Object.entries(table).map(([name, r]) => [`${room}.${name}`, r as Route] as const),
);
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the interface as OpenAPI', () => {
  it('lists every route once, by its own name', () => {
    expect(operations.map((o) => o.operationId).sort()).toEqual(routes.map(([name]) => name).sort());
  });

  it.each(routes)('describes %s', (name, route) => {
    const operation = document.paths[`/api${route.path.replace(/:(\w+)/g, '{$1}')}`]?.[route.method.toLowerCase()];
    expect(operation).toMatchObject({ operationId: name, summary: route.summary, 'x-roles': route.roles });
    const keys = [...Object.keys(route.params?.shape ?? {}), ...Object.keys(route.query?.shape ?? {})];
    expect(operation?.parameters.map((p) => p.name)).toEqual(keys);
    expect(Boolean(operation?.requestBody)).toBe(Boolean(route.body));
    expect(operation?.responses[200]?.content['application/json']?.schema).toBeDefined();
  });

  it('survives being sent as JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('the contract of every route', () => {
  it.each(routes)('%s takes disjoint keys and names its own params', (_, route) => {
    const keys = [route.params, route.query, route.body].flatMap((part) => Object.keys(part?.shape ?? {}));
    expect(keys.length).toBe(new Set(keys).size);
    expect([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)).toEqual(Object.keys(route.params?.shape ?? {}));
  });

  it.each(routes)('%s says who may call it and what it may refuse', (_, route) => {
    expect(route.matrix).toMatch(/^[a-z_]+\.[a-z_]+$/);
    for (const code of route.refusals ?? []) expect(REFUSALS).toHaveProperty(code);
    if (route.method === 'GET') expect(route.body).toBeUndefined();
  });

  it('uses each path and method once', () => {
    const used = routes.map(([, r]) => `${r.method} ${r.path.replace(/:\w+/g, ':')}`);
    expect(used.length).toBe(new Set(used).size);
  });
});

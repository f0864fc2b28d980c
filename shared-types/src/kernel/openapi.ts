import * as z from 'zod/mini';
import type { Route, Routes } from './contract';

/** The OpenAPI document, derived: nobody writes one by hand and nobody annotates a controller. */
export function openapi(rooms: Record<string, Routes>) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [tag, routes] of Object.entries(rooms)) {
    for (const [name, route] of Object.entries(routes)) {
      const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
      paths[path] ??= {};
      paths[path][route.method.toLowerCase()] = operation(tag, name, route);
    }
  }
  return { openapi: '3.1.0', info: { title: 'Zero Distance', version: '1' }, paths };
}

const operation = (tag: string, name: string, route: Route) => ({
  tags: [tag],
  operationId: `${tag}.${name}`,
  summary: route.summary,
  parameters: [...fields('path', route.params), ...fields('query', route.query)],
  ...(route.body && { requestBody: { required: true, content: json(route.body, 'input') } }),
  responses: { 200: { description: 'ok', content: json(route.response, 'output') } },
  'x-roles': route.roles,
  'x-refusals': route.refusals ?? [],
});

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' });

const fields = (where: string, schema?: z.ZodMiniObject) =>
  Object.entries(schema?.shape ?? {}).map(([name, s]) => ({
    name,
    in: where,
    required: where === 'path',
    schema: schemaOf(s as z.ZodMiniType, 'input'),
  }));

const json = (schema: z.ZodMiniType, io: 'input' | 'output') => ({ 'application/json': { schema: schemaOf(schema, io) } });

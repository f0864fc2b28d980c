import * as z from 'zod/mini';
import { route } from './contract';
import { instant } from './fields';

export const systemRoutes = {
  openapi: route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This interface, as OpenAPI',
    roles: 'public',
    matrix: 'system.read',
    response: z.record(z.string(), z.unknown()),
  }),
  health: route({
    method: 'GET',
    path: '/health',
    summary: 'Whether the service and its engine are well',
    roles: 'public',
    matrix: 'system.read',
    response: z.object({
      now: instant,
      database: z.boolean(),
      deadlines: z.object({ waiting: z.int(), overdue: z.int(), lastRun: z.nullable(instant) }),
    }),
  }),
};

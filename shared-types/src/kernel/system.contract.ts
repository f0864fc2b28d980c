import * as z from 'zod/mini';
import { route } from './contract';
import { day, instant } from './fields';

/** Why something that should have happened has not: tried again later, given up after ten tries, or unknown to this version. */
export const SKIPPED = ['again', 'given_up', 'unknown'] as const;

/** How the engine is, for whoever keeps the county's installation. Ids and codes only. */
export const EngineHealth = z.object({
  now: instant,
  /** Processes that work on this database. */
  instances: z.int(),
  /** Whether instances hear each other: `alone` where there is nothing to hear through. */
  between: z.enum(['alone', 'shared', 'away']),
  /** The last pass in the process that answers; null where its engine rests. */
  pass: z.nullable(z.object({ at: instant, fired: z.int(), reacted: z.int() })),
  rules: z.array(z.object({ name: z.string(), value: z.string(), from: day, source: z.string() })),
  /** By kind: what waits, what is late, and what has been met or has fired of what was due in the last day. */
  deadlines: z.array(
    z.object({ kind: z.string(), waiting: z.int(), overdue: z.int(), met: z.int(), fired: z.int(), next: z.nullable(instant) }),
  ),
  reactions: z.array(z.object({ name: z.string(), waiting: z.int(), failed: z.int() })),
  /** What is kept for a time, by the rule's name: when it was last cleared away, up to when, how much then and how much ever. */
  kept: z.array(z.object({ kind: z.string(), at: instant, before: instant, cleared: z.int(), total: z.int() })),
  /** The latest fifty. */
  skipped: z.array(z.object({ subject: z.string(), what: z.string(), why: z.enum(SKIPPED), tries: z.int(), due: instant })),
});
export type EngineHealth = z.infer<typeof EngineHealth>;

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
  engine: route({
    method: 'GET',
    path: '/engine',
    summary: 'How the engine is: rules, last pass, what waits, what was skipped and why',
    roles: ['administrator'],
    matrix: 'engine.read',
    response: EngineHealth,
  }),
};

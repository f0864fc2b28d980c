import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { env } from '../config/env';

/** Everything Prometheus is told; served by kernel/metrics.server.ts, on this machine only. */
export const registry = new Registry();
const registers = [registry];
if (env.METRICS_PORT !== undefined) collectDefaultMetrics({ register: registry });

/** The numbers of the service. Labels are codes out of our own lists, never anything a person has typed. */
export const metrics = {
  /** Calls by route and status, with their time. Seconds. */
  served: new Histogram({
    name: 'http_request_seconds',
    help: 'Calls answered, by route pattern and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  }),
  lines: new Gauge({ name: 'live_lines', help: 'Open sockets of phones and desks', registers }),
  /** Between instances: `sent` and `heard` waves, and those `lost` because Redis was away. */
  waves: new Counter({ name: 'bus_waves_total', help: 'Batches of events between instances', labelNames: ['way'], registers }),
  busUp: new Gauge({ name: 'bus_up', help: '1 while events are shared between instances through Redis', registers }),
  paced: new Counter({ name: 'pace_refused_total', help: 'Calls refused because somebody was too quick', labelNames: ['pace'], registers }),
  /** What another service answered us: `service` is ours to name (sms, wechat.messages), `result` a code. */
  outside: new Counter({ name: 'outside_calls_total', help: 'Calls to other services', labelNames: ['service', 'result'], registers }),
  deadlines: new Gauge({ name: 'deadlines', help: 'Deadlines by state', labelNames: ['state'], registers }),
  reactions: new Gauge({ name: 'reactions', help: 'Reactions by state', labelNames: ['state'], registers }),
  enginePass: new Gauge({ name: 'engine_pass_age_seconds', help: 'Since the engine of this process last passed', registers }),
  ready: new Gauge({ name: 'ready', help: '1 while this instance takes calls', registers }),
};

import { createServer, type Server, type ServerResponse } from 'node:http';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../config/env';
import { Database } from './db/database';
import { Engine } from './engine/engine';
import { log } from './log';
import { metrics, registry } from './metrics';
import { Clock } from './time/clock';

interface Counted {
  state: string;
  n: string;
}

/** Answers Prometheus on a port of its own that only this machine reaches; the public port knows nothing of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MetricsServer {
  @Inject() database: Database;
  @Inject() engine: Engine;
  @Inject() clock: Clock;
  private server: Server | null = null;

  /** Listens on METRICS_PORT; without one, not at all. Rejects where the port is taken. */
  async start() {
    if (env.METRICS_PORT === undefined) return;
    const server = createServer((request, answer) => void this.answer(request.url, answer));
    this.server = server;
    await new Promise<void>((ready, refused) => {
      server.once('error', refused);
      server.listen(env.METRICS_PORT, '127.0.0.1', ready);
    });
  }

  stop() {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(url: string | undefined, answer: ServerResponse) {
    if (url !== '/metrics') return answer.writeHead(404).end();
    // What a database that is away cannot tell is left out; the rest matters most just then.
    await this.count().catch((error) => log.error('nothing counted', error));
    answer.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
  }

  private async count() {
    const now = this.clock.now();
    const last = this.engine.lastPass;
    if (last) metrics.enginePass.set((now.getTime() - last.at.getTime()) / 1000);
    const [deadlines, reactions] = await Promise.all([
      this.database.query<Counted>(
        `SELECT IF(state = 'waiting' AND due_at <= ?, 'overdue', state) AS state, COUNT(*) AS n FROM deadline
         WHERE state IN ('waiting', 'failed') GROUP BY 1`,
        [now],
      ),
      this.database.query<Counted>("SELECT state, COUNT(*) AS n FROM reaction WHERE state IN ('waiting', 'failed') GROUP BY state"),
    ]);
    for (const state of ['waiting', 'overdue', 'failed']) metrics.deadlines.set({ state }, countOf(deadlines, state));
    for (const state of ['waiting', 'failed']) metrics.reactions.set({ state }, countOf(reactions, state));
  }
}

const countOf = (rows: Counted[], state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);

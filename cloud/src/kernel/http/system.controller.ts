import { Inject } from '@midwayjs/core';
import { api } from 'shared-types/api';
import type { Actor } from 'shared-types/kernel/actor';
import { openapi } from 'shared-types/kernel/openapi';
import { systemRoutes as routes } from 'shared-types/kernel/system.contract';
import { Database } from '../db/database';
import { DeadlinePoller } from '../engine/deadline.poller';
import { EngineView } from '../engine.view';
import { Refusal } from '../errors';
import { Clock } from '../time/clock';
import { docsShown } from './docs.middleware';
import { Routes, Serve } from './serve';

const document = openapi(api);

@Routes()
export class SystemController {
  @Inject() database: Database;
  @Inject() deadlines: DeadlinePoller;
  @Inject() clock: Clock;
  @Inject() view: EngineView;

  @Serve(routes.openapi)
  async openapi() {
    if (!docsShown) throw new Refusal('NOT_FOUND');
    return document;
  }

  @Serve(routes.health)
  async health() {
    const now = this.clock.now();
    const [count] = await this.database.query<{ waiting: string; overdue: string | null }>(
      "SELECT COUNT(*) AS waiting, SUM(due_at <= ?) AS overdue FROM deadline WHERE state = 'waiting'",
      [now],
    );
    return {
      now: now.toISOString(),
      database: true,
      deadlines: {
        waiting: Number(count?.waiting ?? 0),
        overdue: Number(count?.overdue ?? 0),
        lastRun: this.deadlines.lastRun?.toISOString() ?? null,
      },
    };
  }

  @Serve(routes.engine)
  async engine(_: unknown, { region }: Actor) {
    return this.view.of(region);
  }
}

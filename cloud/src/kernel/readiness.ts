import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../config/env';
import { Database } from './db/database';
import { Drain } from './drain';
import { Engine } from './engine/engine';
import { metrics } from './metrics';
import { Clock } from './time/clock';

/** Why an instance should get no calls at this moment. */
export type Obstacle = 'stopping' | 'database' | 'migrations' | 'engine';

const BELIEVED = 1_000;
const PATIENCE = 2_000;
/** The engine passes every three seconds; a pass with much to do may take its time. */
const ENGINE_SILENT = 60_000;
const MIGRATIONS = join(__dirname, '..', '..', 'migrations');
const UP = '.up.sql';

/** Whether this instance can serve: the question of whoever shares out the calls. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Readiness {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() engine: Engine;
  @Inject() drain: Drain;
  private readonly wanted = readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith(UP))
    .map((file) => file.slice(0, -UP.length));
  private known: { at: number; obstacle: Promise<Obstacle | null> } | null = null;

  /** Null where nothing is in the way. Asked of the database at most once a second. */
  async obstacle(): Promise<Obstacle | null> {
    const found = this.drain.stopping ? 'stopping' : ((await this.ofDatabase()) ?? this.ofEngine());
    metrics.ready.set(found === null ? 1 : 0);
    return found;
  }

  private ofDatabase(): Promise<Obstacle | null> {
    if (!this.known || performance.now() - this.known.at > BELIEVED) this.known = { at: performance.now(), obstacle: this.ask() };
    return this.known.obstacle;
  }

  private async ask(): Promise<Obstacle | null> {
    try {
      const names = await inTime(this.database.query<{ name: string }>('SELECT name FROM migration'));
      const done = new Set(names.map(({ name }) => name));
      // More than we know is a newer version beside us, which is as it should be in the middle of an upgrade.
      return this.wanted.every((name) => done.has(name)) ? null : 'migrations';
    } catch (error) {
      return isMissingTable(error) ? 'migrations' : 'database';
    }
  }

  private ofEngine(): Obstacle | null {
    if (env.NODE_ENV === 'unittest' || env.ENGINE === '0') return null;
    const last = this.engine.lastPass?.at.getTime() ?? this.engine.startedAt;
    return last !== null && this.clock.now().getTime() - last < ENGINE_SILENT ? null : 'engine';
  }
}

const isMissingTable = (error: unknown) => (error as { errno?: number }).errno === 1146;

function inTime<T>(asked: Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout;
  const late = new Promise<never>((_, refuse) => {
    limit = setTimeout(() => refuse(new Error('no answer in time')), PATIENCE);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(limit));
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dayOf } from 'shared-types/kernel/calendar';
import type { EngineHealth } from 'shared-types/kernel/system.contract';
import { Database } from './db/database';
import { knownDeadlines } from './engine/deadline.poller';
import { Engine } from './engine/engine';
import { knownReactions } from './engine/event';
import { Bus } from './socket/bus';
import { Clock } from './time/clock';

const DAY = 86_400_000;
/** A process renews its lease of two minutes every thirty seconds: less than this is left only to one that is gone. */
const LEFT_TO_THE_LIVING = 80_000;
const SHOWN = 50;

interface Kind {
  kind: string;
  waiting: string;
  overdue: string;
  met: string;
  fired: string;
  next: Date | null;
}
interface Skipped {
  subject: string;
  what: string;
  state: string;
  tries: number;
  due: Date;
}

/** How the engine is in one county, read from the rows it lives on; the last pass is that of this process. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EngineView {
  @Inject() database: Database;
  @Inject() engine: Engine;
  @Inject() bus: Bus;
  @Inject() clock: Clock;

  async of(region: string): Promise<EngineHealth> {
    const now = this.clock.now(region);
    const last = this.engine.lastPass;
    const [instances, rules, deadlines, reactions, kept, skipped] = await Promise.all([
      this.instances(),
      this.rules(region, now),
      this.deadlines(region, now),
      this.reactions(region),
      this.kept(region),
      this.skipped(region),
    ]);
    const pass = last && { at: last.at.toISOString(), fired: last.fired, reacted: last.reacted };
    return { now: now.toISOString(), instances, between: this.bus.state, pass, rules, deadlines, reactions, kept, skipped };
  }

  private async instances(): Promise<number> {
    const until = new Date(this.clock.now().getTime() + LEFT_TO_THE_LIVING);
    const [row] = await this.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM node WHERE until > ?', [until]);
    return Number(row?.n ?? 0);
  }

  /** Those in force today, each by its latest row. */
  private async rules(region: string, now: Date): Promise<EngineHealth['rules']> {
    const rows = await this.database.query<EngineHealth['rules'][number]>(
      'SELECT name, value, effective_from AS `from`, source FROM rule WHERE region = ? AND effective_from <= ? ORDER BY name, effective_from',
      [region, dayOf(now.getTime())],
    );
    return [...new Map(rows.map((row) => [row.name, row])).values()];
  }

  private async deadlines(region: string, now: Date): Promise<EngineHealth['deadlines']> {
    const rows = await this.database.query<Kind>(
      `SELECT kind, SUM(state = 'waiting') AS waiting, SUM(state = 'waiting' AND due_at <= ?) AS overdue,
         SUM(state = 'met') AS met, SUM(state = 'fired') AS fired, MIN(CASE WHEN state = 'waiting' THEN due_at END) AS next
       FROM deadline WHERE region = ? AND (state IN ('waiting', 'failed') OR due_at BETWEEN ? AND ?) GROUP BY kind ORDER BY kind`,
      [now, region, new Date(now.getTime() - DAY), now],
    );
    return rows.map(({ kind, waiting, overdue, met, fired, next }) => ({
      kind,
      waiting: Number(waiting),
      overdue: Number(overdue),
      met: Number(met),
      fired: Number(fired),
      next: next?.toISOString() ?? null,
    }));
  }

  private async reactions(region: string): Promise<EngineHealth['reactions']> {
    const rows = await this.database.query<{ name: string; state: string; n: string }>(
      "SELECT reaction AS name, state, COUNT(*) AS n FROM reaction WHERE region = ? AND state IN ('waiting', 'failed') GROUP BY reaction, state",
      [region],
    );
    const count = (name: string, state: string) => Number(rows.find((row) => row.name === name && row.state === state)?.n ?? 0);
    const names = new Set([...knownReactions(), ...rows.map(({ name }) => name)]);
    return [...names].sort().map((name) => ({ name, waiting: count(name, 'waiting'), failed: count(name, 'failed') }));
  }

  /** Of this county, and of what belongs to none. */
  private async kept(region: string): Promise<EngineHealth['kept']> {
    const rows = await this.database.query<{ kind: string; at: Date; before: Date; cleared: number; total: string }>(
      `SELECT c.kind, c.at, c.before_at AS \`before\`, c.cleared,
         (SELECT SUM(o.cleared) FROM clearing o WHERE o.region = c.region AND o.kind = c.kind) AS total
       FROM clearing c WHERE c.region IN (?, '')
         AND NOT EXISTS (SELECT 1 FROM clearing l WHERE l.region = c.region AND l.kind = c.kind AND l.day > c.day) ORDER BY c.kind`,
      [region],
    );
    return rows.map(({ kind, at, before, cleared, total }) => ({
      kind,
      at: at.toISOString(),
      before: before.toISOString(),
      cleared,
      total: Number(total),
    }));
  }

  private async skipped(region: string): Promise<EngineHealth['skipped']> {
    const known = new Set([...knownDeadlines(), ...knownReactions()]);
    const rows = await this.database.query<Skipped>(
      `SELECT subject, kind AS what, state, tries, due_at AS due FROM deadline WHERE region = ? AND state IN ('waiting', 'failed') AND tries > 0
       UNION ALL SELECT subject, reaction, state, tries, next_at FROM reaction WHERE region = ? AND state IN ('waiting', 'failed') AND tries > 0
       ORDER BY due DESC LIMIT ${SHOWN}`,
      [region, region],
    );
    return rows.map(({ subject, what, state, tries, due }) => ({
      subject,
      what,
      why: state === 'failed' ? 'given_up' : known.has(what) ? 'again' : 'unknown',
      tries,
      due: due.toISOString(),
    }));
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Calendar } from 'shared-types/kernel/calendar';
import { dayOf } from 'shared-types/kernel/calendar';
import { duration, reckon } from 'shared-types/kernel/duration';
import type { Night } from 'shared-types/kernel/night';
import type { Promised } from 'shared-types/kernel/promise';
import { Database } from '../db/database';
import { readCalendar } from './calendar.rows';

/** How long a county's rules and calendar are believed before they are read again. */
const BELIEVED = 30_000;

interface Rule {
  name: string;
  from: string;
  value: string;
  source: string;
}
interface County {
  calendar: Calendar;
  rules: Rule[];
  readAt: number;
}

/** The rules and the calendar of each county. Rules are rows; the code knows only their names. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Rules {
  @Inject() database: Database;
  private counties = new Map<string, County>();

  async calendar(region: string): Promise<Calendar> {
    return (await this.county(region)).calendar;
  }

  /** The value of a rule on the day of an instant. No row is a fault of the installation, never a default. */
  async value(region: string, name: string, at: Date): Promise<Rule> {
    const day = dayOf(at.getTime());
    const rule = (await this.county(region)).rules.filter((r) => r.name === name && r.from <= day).at(-1);
    if (!rule) throw new Error(`county ${region} has no rule ${name}`);
    return rule;
  }

  async number(region: string, name: string, at: Date): Promise<number> {
    return Number((await this.value(region, name, at)).value);
  }

  /** The hours in which the county lets nobody be disturbed, by `quiet.from` and `quiet.to`. */
  async night(region: string, at: Date): Promise<Night> {
    return { from: (await this.value(region, 'quiet.from', at)).value, to: (await this.value(region, 'quiet.to', at)).value };
  }

  /** When a rule's time that starts at `from` ends, with the explanation the person is shown. */
  async promise(region: string, name: string, from: Date): Promise<Promised> {
    const { value, source } = await this.value(region, name, from);
    const { due, spans, skipped, provisional } = reckon((await this.county(region)).calendar, from.getTime(), duration(value));
    const iso = (ms: number) => new Date(ms).toISOString();
    return {
      due: iso(due),
      from: from.toISOString(),
      value,
      source,
      provisional,
      skipped,
      spans: spans.map((s) => ({ ...s, from: iso(s.from), to: iso(s.to) })),
    };
  }

  /** Forgets what it has read: after an import, and in tests. */
  forget() {
    this.counties.clear();
  }

  /** Throws where a county that has units lacks one of the names a room asks for: better no start than a promise made up. */
  async insist(names: readonly string[]) {
    const lacking = await this.database.query<{ region: string }>(
      `SELECT u.region FROM (SELECT DISTINCT region FROM unit) u LEFT JOIN rule r ON r.region = u.region AND r.name IN (?)
       GROUP BY u.region HAVING COUNT(DISTINCT r.name) < ?`,
      [names, names.length],
    );
    if (lacking.length > 0) throw new Error(`county ${lacking[0]?.region} lacks one of the rules ${names.join(', ')}`);
  }

  private async county(region: string): Promise<County> {
    const known = this.counties.get(region);
    if (known && performance.now() - known.readAt < BELIEVED) return known;
    const rules = await this.database.query<Rule>(
      'SELECT name, effective_from AS `from`, value, source FROM rule WHERE region = ? ORDER BY name, effective_from',
      [region],
    );
    const fresh = { calendar: await readCalendar(this.database, region), rules, readAt: performance.now() };
    this.counties.set(region, fresh);
    return fresh;
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../db/database';
import { log } from '../log';

/** Milliseconds between two looks, and how old the last one may be for what is believed to count as checked. */
const EVERY = 1_000;
const FRESH = 4_000;
/** Whoever took a number may commit long after those who took later ones: so long it is asked for again. Milliseconds. */
const LATE = 120_000;
/** Lines kept behind what has been read, and how often older ones are cleared away. */
const KEPT = 10_000;
/** So far back numbers may be missing when the reading begins. */
const BACK = 1_000;
const TIDY = 60_000;
const AT_ONCE = 5_000;

interface Change {
  id: string;
  personId: string;
}
/** Whose changes these are; null: anybody's may have been missed. */
type Listener = (people: ReadonlySet<string> | null) => void;

/**
 * Reads along in the journal of changes to people: sessions, posts, consents, names, bonds. While it does, what is believed of a person
 * holds until the journal names them, in whichever process and by whatever statement it was changed.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PersonChanges {
  @Inject() database: Database;
  private listeners = new Set<Listener>();
  private last = 0;
  /** Numbers that others have passed and nobody has seen yet, and since when. */
  private holes = new Map<number, number>();
  private heardAt = Number.NEGATIVE_INFINITY;
  private tidiedAt = performance.now();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<unknown> = Promise.resolve();

  /** Hears of changes within about a second of their commit. */
  onChanged(listener: Listener) {
    this.listeners.add(listener);
  }

  /** Whether nothing that was committed some seconds ago can have been missed. */
  isFresh(): boolean {
    return performance.now() - this.heardAt < FRESH;
  }

  async start() {
    await this.tick();
    this.plan();
  }

  async stop() {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.looking;
    this.heardAt = Number.NEGATIVE_INFINITY;
  }

  /** One look. Whatever was committed before it began has been told when it is over. */
  async tick(): Promise<void> {
    const began = performance.now();
    // Whoever has not read for long may have missed what is no longer kept.
    if (began - this.heardAt > LATE) await this.beginAnew();
    const rows = await this.database.query<Change>(
      `SELECT id, person_id AS personId FROM person_change WHERE id > ? OR id IN (?) ORDER BY id LIMIT ${AT_ONCE}`,
      [this.last, [0, ...this.holes.keys()]],
    );
    for (const { id } of rows) this.pass(Number(id), began);
    for (const [id, since] of this.holes) if (since < began - LATE) this.holes.delete(id);
    if (rows.length > 0) this.tell(new Set(rows.map(({ personId }) => personId)));
    if (rows.length < AT_ONCE) this.heardAt = began;
    await this.tidy(began);
  }

  private plan() {
    this.timer = setTimeout(() => {
      this.looking = this.tick()
        .catch((error) => log.error('changes of people not read', error))
        .then(() => this.timer && this.plan());
    }, EVERY).unref();
  }

  private async beginAnew() {
    const [row] = await this.database.query<{ last: string | null }>('SELECT MAX(id) AS last FROM person_change');
    this.last = Math.max(0, Number(row?.last ?? 0) - BACK);
    this.holes.clear();
    this.tell(null);
  }

  private pass(id: number, at: number) {
    for (let hole = this.last + 1; hole < id; hole++) this.holes.set(hole, at);
    this.holes.delete(id);
    this.last = Math.max(this.last, id);
  }

  private tell(people: ReadonlySet<string> | null) {
    for (const listener of this.listeners) listener(people);
  }

  private async tidy(at: number) {
    if (at - this.tidiedAt < TIDY) return;
    this.tidiedAt = at;
    await this.database.run(`DELETE FROM person_change WHERE id < ? LIMIT ${AT_ONCE}`, [this.last - KEPT]);
  }
}

import type { DataSource, EntityManager } from 'typeorm';

type Done = (error: Error | null, answer: unknown) => void;

/** Where plain SQL can be sent: one connection, or whichever of the pool is free. */
export interface Wire {
  query(sql: string, params: unknown[], done: Done): void;
}

/** A connection of mysql2, as its pool lends it. */
interface Connection {
  query(statement: { sql: string; values: unknown[]; timeout: number }, done: Done): void;
  release(): void;
  destroy(): void;
}
interface Pool {
  getConnection(done: (error: Error | null, connection: Connection) => void): void;
}

/**
 * Milliseconds: for a connection and the first answer on it together, so that nobody stands before a dead database for three seconds,
 * however busy the machine is beside it; while it answers others, that long from its last answer, `busy` at the most; then for each statement.
 */
const PATIENCE = { first: 2_200, least: 300, busy: 8_000, work: 30_000 };

/** No connection became free: the database is away, or busier than it can bear. */
class PoolBusy extends Error {
  readonly code = 'POOL_BUSY';
}

/** A connection for oneself. Whoever has it gives it back, or destroys it where nobody knows what state it is in. */
export class Line implements Wire {
  constructor(
    readonly connection: Connection,
    private readonly patience: number = PATIENCE.work,
  ) {}

  query(sql: string, params: unknown[], done: Done) {
    this.connection.query({ sql, values: params, timeout: this.patience }, done);
  }
}

/** Sends plain SQL past TypeORM, whose way around it costs as much as a small statement itself. */
export const ask = <T>(wire: Wire, sql: string, params: unknown[]): Promise<T> =>
  new Promise((resolve, reject) => wire.query(sql, params, (error, answer) => (error ? reject(error) : resolve(answer as T))));

/** When the database last answered anybody, by pool. */
const answers = new WeakMap<Pool, number>();

const poolIn = (source: DataSource) => (source.driver as unknown as { pool: Pool }).pool;

/** A free connection, and how long its first answer may take. */
function connectionOf(pool: Pool, done: (error: Error | null, connection: Connection | null, patience: number) => void) {
  const began = performance.now();
  const left = () => Math.min(Math.max(began, answers.get(pool) ?? 0) + PATIENCE.first, began + PATIENCE.busy) - performance.now();
  let waiting = true;
  const look = () => {
    const more = left();
    waiting = more > 0;
    if (waiting) giveUp = setTimeout(look, more);
    else done(new PoolBusy('no connection became free'), null, 0);
  };
  let giveUp = setTimeout(look, PATIENCE.first);
  pool.getConnection((error, connection) => {
    clearTimeout(giveUp);
    if (waiting) return done(error, connection, Math.max(PATIENCE.least, left()));
    connection?.release();
  });
}

/** One statement on whichever connection is free. One that got no answer is destroyed: the answer may still come, to somebody else. */
export const poolOf = (source: DataSource): Wire => ({
  query: (sql, params, done) => {
    // Held while it answers: a source that is closed meanwhile has none any more.
    const pool = poolIn(source);
    connectionOf(pool, (none, connection, timeout) => {
      if (none || !connection) return done(none, undefined);
      connection.query({ sql, values: params, timeout }, (error, answer) => {
        if (isSilence(error)) connection.destroy();
        else connection.release();
        if (!error) answers.set(pool, performance.now());
        done(error, answer);
      });
    });
  },
});

const isSilence = (error: unknown) => (error as { code?: string } | null)?.code === 'PROTOCOL_SEQUENCE_TIMEOUT';

/** One connection for oneself, for a transaction, which has already answered once. */
export async function lend(source: DataSource): Promise<Line> {
  const pool = poolIn(source);
  const first = await new Promise<Line>((resolve, reject) =>
    connectionOf(pool, (error, lent, patience) => (error || !lent ? reject(error) : resolve(new Line(lent, patience)))),
  );
  try {
    await ask(first, 'START TRANSACTION', []);
    answers.set(pool, performance.now());
    return new Line(first.connection);
  } catch (error) {
    first.connection.destroy();
    throw error;
  }
}

/** TypeORM's repositories on a connection it did not take itself, inside a transaction it did not begin. */
export function managerOn(source: DataSource, { connection }: Line): EntityManager {
  const runner = source.createQueryRunner();
  Object.assign(runner, { databaseConnection: connection, isTransactionActive: true, transactionDepth: 1 });
  return runner.manager;
}

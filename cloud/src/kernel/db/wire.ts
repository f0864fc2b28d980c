import type { DataSource, EntityManager } from 'typeorm';
import { answered, leftOf, PATIENCE, PoolBusy, watchSilence } from './patience';

export type Done = (error: Error | null, answer: unknown) => void;

/** Where plain SQL can be sent: one connection, or whichever of the pool is free. */
export interface Wire {
  query(sql: string, params: unknown[], done: Done): void;
}
export interface Statement {
  sql: string;
  params: unknown[];
}

/** A connection of mysql2, as its pool lends it. */
export interface Connection {
  query(statement: { sql: string; values: unknown[]; timeout: number }, done: Done): void;
  release(): void;
  destroy(): void;
}
export interface Pool {
  getConnection(done: (error: Error | null, connection: Connection) => void): void;
  end(done: () => void): void;
}

/** A connection for oneself, in a transaction. Whoever has it ends that, and with it gives the connection back. */
export class Line implements Wire {
  constructor(
    readonly connection: Connection,
    private readonly patience: number = PATIENCE.work,
  ) {}

  query(sql: string, params: unknown[], done: Done) {
    this.connection.query({ sql, values: params, timeout: this.patience }, done);
  }

  /** Asks the last of it, and makes all of it stand; the connection is still one's own. */
  async commit(last: readonly Statement[]): Promise<void> {
    for (const { sql, params } of last) await ask(this, sql, params);
    await ask(this, 'COMMIT', []);
  }

  release() {
    this.connection.release();
  }

  /** A connection that cannot say that all is undone would carry half of it into the next transaction: it is not used again. */
  undo(): Promise<void> {
    return ask(this, 'ROLLBACK', []).then(
      () => this.connection.release(),
      () => this.connection.destroy(),
    );
  }
}

/** Sends plain SQL past TypeORM, whose way around it costs as much as a small statement itself. */
export const ask = <T>(wire: Wire, sql: string, params: unknown[]): Promise<T> =>
  new Promise((resolve, reject) => wire.query(sql, params, (error, answer) => (error ? reject(error) : resolve(answer as T))));

export const poolIn = (source: DataSource) => (source.driver as unknown as { pool: Pool }).pool;

/** A free connection, and how long its first answer may take. Who else hears from this database tells by `witness`. */
export function freeIn(pool: Pool, done: (error: Error | null, connection: Connection | null, patience: number) => void, witness = pool) {
  const began = performance.now();
  let waiting = true;
  const stop = watchSilence(witness, began, () => {
    waiting = false;
    done(new PoolBusy('no connection became free'), null, 0);
  });
  pool.getConnection((error, connection) => {
    stop();
    if (waiting) return done(error, connection, Math.max(PATIENCE.least, leftOf(witness, began)));
    connection?.release();
  });
}

/** One statement on whichever connection is free. One that got no answer is destroyed: the answer may still come, to somebody else. */
export const poolOf = (source: DataSource): Wire => ({
  query: (sql, params, done) => {
    // Held while it answers: a source that is closed meanwhile has none any more.
    const pool = poolIn(source);
    freeIn(pool, (none, connection, timeout) => {
      if (none || !connection) return done(none, undefined);
      connection.query({ sql, values: params, timeout }, (error, answer) => {
        if (isSilence(error)) connection.destroy();
        else connection.release();
        if (!error) answered(pool);
        done(error, answer);
      });
    });
  },
});

const isSilence = (error: unknown) => (error as { code?: string } | null)?.code === 'PROTOCOL_SEQUENCE_TIMEOUT';

/** One connection for oneself, for a transaction, which has already answered once. */
export async function lend(source: DataSource): Promise<Line> {
  const pool = poolIn(source);
  const { connection, patience } = await lentBy(pool);
  await begin(connection, patience, pool);
  return new Line(connection);
}

/** A free connection of the pool. */
export const lentBy = (pool: Pool, witness = pool) =>
  new Promise<{ connection: Connection; patience: number }>((resolve, reject) =>
    freeIn(pool, (error, connection, patience) => (error || !connection ? reject(error) : resolve({ connection, patience })), witness),
  );

/** Begins a transaction on a connection; the first answer it gives may take so many milliseconds. */
export async function begin(connection: Connection, patience: number, witness: Pool) {
  try {
    await ask(new Line(connection, patience), 'START TRANSACTION', []);
    answered(witness);
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

/** TypeORM's repositories on a connection it did not take itself, inside a transaction it did not begin. */
export function managerOn(source: DataSource, { connection }: Line): EntityManager {
  const runner = source.createQueryRunner();
  Object.assign(runner, { databaseConnection: connection, isTransactionActive: true, transactionDepth: 1 });
  return runner.manager;
}

import type { DataSource, EntityManager } from 'typeorm';

/** A connection or a pool of mysql2, as TypeORM's driver holds them. */
export interface Wire {
  query(sql: string, params: unknown[], done: (error: Error | null, answer: unknown) => void): void;
}

/** A connection taken from the pool; whoever took it gives it back. */
export interface Lent extends Wire {
  release(): void;
}
interface Pool extends Wire {
  getConnection(done: (error: Error | null, lent: Lent) => void): void;
}

/** Sends plain SQL past TypeORM, whose way around it costs as much as a small statement itself. */
export const ask = <T>(wire: Wire, sql: string, params: unknown[]): Promise<T> =>
  new Promise((resolve, reject) => wire.query(sql, params, (error, answer) => (error ? reject(error) : resolve(answer as T))));

/** The pool TypeORM's own connections come from. */
export const poolOf = (source: DataSource) => (source.driver as unknown as { pool: Pool }).pool;

/** One connection for oneself, for a transaction. */
export const lend = (pool: Pool): Promise<Lent> =>
  new Promise((resolve, reject) => pool.getConnection((error, lent) => (error ? reject(error) : resolve(lent))));

/** TypeORM's repositories on a connection it did not take itself, inside a transaction it did not begin. */
export function managerOn(source: DataSource, wire: Wire): EntityManager {
  const runner = source.createQueryRunner();
  Object.assign(runner, { databaseConnection: wire, isTransactionActive: true, transactionDepth: 1 });
  return runner.manager;
}

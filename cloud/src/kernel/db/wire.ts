import type { DataSource } from 'typeorm';

/** A connection or a pool of mysql2, as TypeORM's driver holds them. */
export interface Wire {
  query(sql: string, params: unknown[], done: (error: Error | null, answer: unknown) => void): void;
}

/** Sends plain SQL past TypeORM, whose way around it costs as much as a small statement itself. */
export const ask = <T>(wire: Wire, sql: string, params: unknown[]): Promise<T> =>
  new Promise((resolve, reject) => wire.query(sql, params, (error, answer) => (error ? reject(error) : resolve(answer as T))));

/** The pool TypeORM's own connections come from. */
export const poolOf = (source: DataSource) => (source.driver as unknown as { pool: Wire }).pool;

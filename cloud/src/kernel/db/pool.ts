import type { Socket } from 'node:net';
import { createPool, type Pool, type PoolOptions } from 'mysql2';

/** Milliseconds a statement may go without an answer where whoever asks, as TypeORM, names no time. */
const MOST = 30_000;

type Done = (error: { code?: string } | null, ...answer: unknown[]) => void;
interface Statement {
  sql: string;
  timeout?: number;
}
/** A connection of mysql2, which keeps waiting for an answer nobody wants any more, and whatever is asked after it with it. */
interface Connection {
  stream: Socket;
  query(statement: Statement, ...rest: unknown[]): unknown;
}

/** What TypeORM makes its pool with. */
export const driver = {
  createPool: (options: PoolOptions): Pool => {
    const pool = createPool(options);
    pool.on('connection', (connection) => endInSilence(connection as unknown as Connection));
    return pool;
  },
};

/** Every statement has a time, and a connection ends with the first one that got no answer: so does all that waits behind it. */
function endInSilence(connection: Connection) {
  const kind: Connection = Object.getPrototypeOf(connection);
  connection.query = (statement: string | Statement, ...rest: unknown[]) => {
    const given = typeof statement === 'string' ? { sql: statement } : statement;
    const done = rest.pop();
    return kind.query.call(
      connection,
      { timeout: MOST, ...given },
      ...rest,
      typeof done === 'function' ? once(connection, done as Done) : done,
    );
  };
}

/** The end of the connection is told to its last statement too, which has been told already. */
function once({ stream }: Connection, done: Done): Done {
  let told = false;
  return (error, ...answer) => {
    if (told) return;
    told = true;
    if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') stream.destroy(error as Error);
    done(error, ...answer);
  };
}

import { createRequire } from 'node:module';
import { type Connection, createConnection, type QueryOptions } from 'mysql2/promise';

type Send = (sql: string | { sql: string; values?: unknown }, params: unknown, done: unknown) => unknown;

export interface Statement {
  sql: string;
  params: unknown[];
}

const load = createRequire(__filename);

/** Every statement this process sends to the database while `work` runs, in order. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { prototype }: { prototype: { query: Send } } = load('mysql2').Connection;
  const plain = prototype.query;
  prototype.query = function (this: unknown, sql, params, done) {
    const values = typeof sql === 'string' ? params : (sql.values ?? params);
    statements.push({ sql: typeof sql === 'string' ? sql : sql.sql, params: Array.isArray(values) ? [...values] : [] });
    return plain.call(this, sql, params, done);
  };
  try {
    await work();
  } finally {
    prototype.query = plain;
  }
  return statements;
}

/** Those of the one transaction among them. */
export const transactionOf = (statements: Statement[]) => {
  const first = statements.findIndex(({ sql }) => /^START TRANSACTION/i.test(sql));
  return statements.slice(first, statements.findIndex(({ sql }) => /^COMMIT/i.test(sql)) + 1);
};

/** A connection of one's own to send the same statements by hand; answers are read as the service reads them. */
export const byHand = (url: string): Promise<Connection> =>
  createConnection({ uri: url, timezone: 'Z', dateStrings: ['DATE'], supportBigNumbers: true, bigNumberStrings: true });

const keyOf = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value);

/** Sends them with some values exchanged: what must be new each time. */
export async function replay(
  connection: Connection,
  statements: Statement[],
  fresh: readonly (readonly [unknown, unknown])[],
): Promise<void> {
  const exchanged = new Map(fresh.map(([old, young]) => [keyOf(old), young]));
  for (const { sql, params } of statements) {
    const options: QueryOptions = { sql, values: params.map((value) => exchanged.get(keyOf(value)) ?? value) };
    await connection.query(options);
  }
}

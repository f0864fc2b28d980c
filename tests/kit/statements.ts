import type { Database } from '../../cloud/src/kernel/db/database';

interface Connection {
  query(statement: string | { sql: string }, ...rest: unknown[]): unknown;
  release(): void;
}
interface Pool {
  getConnection(done: (error: Error | null, connection: Connection) => void): void;
  _allConnections: { length: number };
  _freeConnections: { length: number };
}
const poolIn = ({ source }: Database) => (source.driver as unknown as { pool: Pool }).pool;

/** What the database was asked while `work` ran, in its order. */
export async function statementsOf<T>(database: Database, work: () => Promise<T>): Promise<{ result: T; asked: string[] }> {
  const asked: string[] = [];
  const one = await new Promise<Connection>((lent, failed) =>
    poolIn(database).getConnection((error, line) => (error ? failed(error) : lent(line))),
  );
  one.release();
  const kind = kindOf(one);
  const query = kind.query;
  kind.query = function (this: Connection, statement, ...rest) {
    asked.push((typeof statement === 'string' ? statement : statement.sql).replace(/\?(, \?)+/g, '?'));
    return query.call(this, statement, ...rest);
  };
  try {
    return { result: await work(), asked };
  } finally {
    kind.query = query;
  }
}

/** The prototype that has `query` of its own: shared by all connections. */
function kindOf(line: object): Connection {
  const kind = Object.getPrototypeOf(line) as object;
  return Object.hasOwn(kind, 'query') ? (kind as Connection) : kindOf(kind);
}

/** Connections of the pool that nobody has given back. */
export const heldBack = (database: Database) => poolIn(database)._allConnections.length - poolIn(database)._freeConnections.length;

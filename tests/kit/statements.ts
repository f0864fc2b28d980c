import type { Database } from '../../cloud/src/kernel/db/database';
import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { errnoOf } from '../../cloud/src/kernel/log';

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

/** What is asked by the clock, and of whoever calls before anything is looked for. */
const ANYWAY = ['FROM person_change', 'FROM session WHERE token_hash'];

/** What the database was asked while `work` ran, in its order. */
export async function statementsOf<T>(database: Database, work: () => Promise<T>): Promise<{ result: T; asked: string[] }> {
  const asked: string[] = [];
  const hear = (sql: string) => {
    if (!ANYWAY.some((part) => sql.includes(part))) asked.push(sql.replace(/\?(, \?)+/g, '?'));
    return sql;
  };
  return { result: await everyStatement(database, hear, work), asked };
}

/** Runs while the house asks the database something else than it means to: a planted mistake. Throws where it never asked it at all. */
export async function miswritten<T>(
  database: Database,
  mistakes: readonly (readonly [from: string, to: string])[],
  work: () => Promise<T>,
) {
  const made = new Set<string>();
  const write = (sql: string) =>
    mistakes.reduce((text, [from, to]) => {
      if (text.includes(from)) made.add(from);
      return text.replaceAll(from, to);
    }, sql);
  const result = await everyStatement(database, write, work);
  for (const [from] of mistakes) if (!made.has(from)) throw new Error(`nobody asks ${from}`);
  return result;
}

/** The numbers with which the database refused a statement while `work` ran, whatever became of it afterwards. */
export async function refusedWhile(database: Database, work: () => Promise<unknown>): Promise<number[]> {
  const numbers: number[] = [];
  await everyStatement(
    database,
    (sql) => sql,
    work,
    (error) => void numbers.push(errnoOf(error) ?? 0),
  );
  return numbers;
}

/**
 * The same while two meet: `first` holds something in its transaction, `second` begins and has asked for `wanted`, and then the first goes
 * on with `next`. Whoever is refused begins anew by itself.
 */
export function refusedAsTheyMeet(database: Database, { first, second, wanted, next }: Meeting): Promise<number[]> {
  let [going, asked]: [Promise<unknown> | null, () => void] = [null, nothing];
  const hear = (sql: string) => {
    if (wanted.test(sql)) asked();
    return sql;
  };
  const numbers: number[] = [];
  const meet = async (tx: Tx) => {
    await first(tx);
    if (!going) {
      const sent = new Promise<void>((done) => {
        asked = done;
      });
      going = second();
      const missed = going.then(() => Promise.reject(new Error(`nobody asks ${wanted.source}`)));
      await Promise.race([sent, missed]);
    }
    await next(tx);
  };
  const work = () => database.inTransaction(meet).then(() => going);
  return everyStatement(database, hear, work, (error) => void numbers.push(errnoOf(error) ?? 0)).then(() => numbers);
}

interface Meeting {
  first: (tx: Tx) => Promise<unknown>;
  second: () => Promise<unknown>;
  /** The statement with which the second comes upon what the first holds. */
  wanted: RegExp;
  next: (tx: Tx) => Promise<unknown>;
}

type Answered = (error: unknown, ...answer: unknown[]) => void;
const nothing = () => undefined;

/** Hands every statement of this process through `change` while `work` runs, and what it was refused with to `refused`. */
async function everyStatement<T>(
  database: Database,
  change: (sql: string) => string,
  work: () => Promise<T>,
  refused: (error: unknown) => void = nothing,
): Promise<T> {
  const one = await new Promise<Connection>((lent, failed) =>
    poolIn(database).getConnection((error, line) => (error ? failed(error) : lent(line))),
  );
  one.release();
  const kind = kindOf(one);
  const query = kind.query;
  kind.query = function (this: Connection, statement, ...rest) {
    const changed = typeof statement === 'string' ? change(statement) : Object.assign(statement, { sql: change(statement.sql) });
    const done = rest.at(-1) as Answered;
    const heard: Answered = (error, ...answer) => {
      if (error) refused(error);
      done(error, ...answer);
    };
    return query.call(this, changed, ...rest.slice(0, -1), heard);
  };
  try {
    return await work();
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

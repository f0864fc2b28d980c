import type { DataSource } from 'typeorm';
import { answered, PoolBusy, watchSilence } from './patience';
import { ask, begin, type Connection, type Done, Line, lentBy, type Pool, poolIn, type Statement } from './wire';

/** As many counties may write at the same moment; what is said in one county is in one transaction anyway. */
const LINES = { connectionLimit: 4, maxIdle: 1, idleTimeout: 60_000 } as const;

/** What of TypeORM's driver is needed to open connections as it does itself. */
interface Driver {
  createConnectionOptions(options: object, credentials: object): object;
  mysql: { createPool(options: object): Pool };
}

/**
 * Transactions of few round trips, for what is written with every message: their last statements and the COMMIT travel in one piece, and
 * that COMMIT begins the next transaction of its connection. Several statements in one piece are allowed on these connections alone.
 */
export class Chain {
  private readonly pool: Pool;
  /** Stand in a transaction in which nothing has been asked: it holds nothing and sees nothing yet. */
  private readonly begun = new WeakSet<Connection>();
  /** Whatever hears from this database tells that it is alive. */
  private readonly witness: Pool;

  constructor(source: DataSource) {
    const driver = source.driver as unknown as Driver;
    const plain = driver.createConnectionOptions(source.options, source.options);
    this.pool = driver.mysql.createPool({ ...plain, ...LINES, multipleStatements: true });
    this.witness = poolIn(source);
  }

  /** A connection for oneself, in a transaction. */
  async lend(): Promise<Line> {
    const { connection, patience } = await lentBy(this.pool, this.witness);
    const fresh = this.begun.delete(connection);
    if (!fresh) await begin(connection, patience, this.witness);
    return new ChainedLine(connection, this.begun, fresh ? this.witness : null);
  }

  close(): Promise<void> {
    return new Promise((closed) => this.pool.end(() => closed()));
  }
}

class ChainedLine extends Line {
  constructor(
    connection: Connection,
    private readonly begun: WeakSet<Connection>,
    /** Until the first answer: the connection may lead nowhere by now. */
    private witness: Pool | null,
  ) {
    super(connection);
  }

  override query(sql: string, params: unknown[], done: Done) {
    const { witness } = this;
    if (!witness) return super.query(sql, params, done);
    this.witness = null;
    let waiting = true;
    const first: Done = (error, answer) => {
      if (!waiting) return;
      waiting = false;
      stop();
      if (!error) answered(witness);
      done(error, answer);
    };
    const stop = watchSilence(witness, performance.now(), () => {
      this.connection.destroy();
      first(new PoolBusy('no answer'), undefined);
    });
    super.query(sql, params, first);
  }

  /** Of several statements in one piece, the first that fails ends it: then nothing was committed. */
  override async commit(last: readonly Statement[]) {
    const all = [...last, { sql: 'COMMIT AND CHAIN', params: [] }];
    await ask(
      this,
      all.map(({ sql }) => sql).join(';\n'),
      all.flatMap(({ params }) => params),
    );
    this.begun.add(this.connection);
  }
}

import { PoolConnection } from 'mysql2';
import { DataSource } from 'typeorm';
import { sourceOptions } from '../../../cloud/src/kernel/db/source';
import { ask, lend, poolOf } from '../../../cloud/src/kernel/db/wire';
import { openWay } from '../../kit/pipe';

const open = (url: string, pool = 1) => new DataSource(sourceOptions(url, pool, [])).initialize();

it('an answer that comes while the service closes is given to whoever asked', async () => {
  const source = await open(process.env.DB_URL ?? '');
  await ask(poolOf(source), 'SELECT 1', []);
  const answer = ask(poolOf(source), "SELECT CONCAT('slept ', SLEEP(0.05)) AS said", []);
  // A turn later it is under way.
  await new Promise((turn) => setImmediate(turn));
  await source.destroy();
  await expect(answer).resolves.toEqual([{ said: 'slept 0' }]);
});

describe('a statement whose answer is lost', () => {
  /** A pool of one connection whose way to the database leads through a pipe. */
  async function piped() {
    const pipe = await openWay();
    const source = await open(pipe.url);
    return { pipe, source, close: () => source.destroy().finally(() => pipe.close()) };
  }

  it('ends its connection, and with it what waits behind: nobody waits for ever, and the next one is served', async () => {
    const { pipe, source, close } = await piped();
    const { connection } = await lend(source);
    await pipe.be('swallow');
    const lost = { sql: 'SELECT 1', values: [], timeout: 50 };
    const ends = ['first', 'behind it'].map(() => new Promise((end) => connection.query(lost, (error) => end(error))));
    expect(await Promise.all(ends)).toEqual([1, 2].map(() => expect.objectContaining({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' })));
    await expect(new Promise((end) => connection.query({ ...lost, sql: 'ROLLBACK' }, end))).resolves.toBeInstanceOf(Error);
    connection.destroy();
    await pipe.be('pass');
    await expect(ask(poolOf(source), "SELECT 'two' AS said", [])).resolves.toEqual([{ said: 'two' }]);
    await close();
  });

  it('has a time, whoever asks it: TypeORM names none', async () => {
    const source = await open(process.env.DB_URL ?? '');
    const query = jest.spyOn(PoolConnection.prototype, 'query');
    await source.query('SELECT 1');
    expect(query).toHaveBeenCalledWith(expect.objectContaining({ sql: 'SELECT 1', timeout: 30_000 }), undefined, expect.any(Function));
    query.mockRestore();
    await source.destroy();
  });
});

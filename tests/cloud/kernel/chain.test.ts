import { DataSource } from 'typeorm';
import { Database } from '../../../cloud/src/kernel/db/database';
import { sourceOptions } from '../../../cloud/src/kernel/db/source';
import type { Tx } from '../../../cloud/src/kernel/db/transaction';
import { type County, openCounty } from '../../kit/county';
import { errno } from '../../kit/kernel';
import { openWay } from '../../kit/pipe';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const SYNTAX = 1064;
const DUPLICATE = 1062;
const step = (code: string) => ({
  sql: 'UPDATE item SET place = place + 1 WHERE region = ? AND code = ?',
  params: [county.region, code] as unknown[],
});
const places = async (ask: Pick<Tx, 'query'> = county.database) =>
  (
    await ask.query<{ place: number }>("SELECT place FROM item WHERE region = ? AND code IN ('SB03', 'YB05') ORDER BY code", [
      county.region,
    ])
  ).map(({ place }) => place);
const run = (tx: Tx, { sql, params }: { sql: string; params: unknown[] }) => tx.run(sql, params);

describe('a transaction of few round trips', () => {
  it('makes stand what it asked at once and what it asked last, and what comes last is not there before', async () => {
    const [first = 0, second = 0] = await places();
    await county.database.inChain(async (tx) => {
      await run(tx, step('SB03'));
      tx.lastly([step('YB05'), step('YB05')]);
      expect(await places(tx)).toEqual([first + 1, second]);
    });
    expect(await places()).toEqual([first + 1, second + 2]);
  });

  it('leaves nothing where its last piece fails in the middle, and the connection is as good as before', async () => {
    const before = await places();
    const inVain = () =>
      county.database.inChain(async (tx) => {
        await run(tx, step('SB03'));
        tx.lastly([
          step('YB05'),
          { sql: 'INSERT INTO item SELECT * FROM item WHERE region = ? AND code = ?', params: [county.region, 'SB03'] },
        ]);
      });
    expect(await errno(inVain())).toBe(DUPLICATE);
    expect(await places()).toEqual(before);
    await county.database.inChain(async (tx) => tx.lastly([step('SB03')]));
    expect((await places())[0]).toBe((before[0] ?? 0) + 1);
  });

  it('sees what others have committed since the last one on its connection', async () => {
    await county.database.inChain((tx) => places(tx));
    const { sql, params } = step('SB03');
    await county.database.run(sql, params);
    expect(await county.database.inChain((tx) => places(tx))).toEqual(await places());
  });

  it('goes on after the database has ended its connection', async () => {
    const own = await county.database.inChain((tx) => tx.query<{ id: string }>('SELECT CONNECTION_ID() AS id', []));
    await county.database.run(`KILL ${Number(own[0]?.id)}`);
    const ends = [await errno(county.database.inChain((tx) => places(tx))), await errno(county.database.inChain((tx) => places(tx)))];
    expect(ends[1]).toBeUndefined();
  });

  it('is what several statements in one piece are kept for', async () => {
    expect(await errno(county.database.query('SELECT 1; SELECT 2'))).toBe(SYNTAX);
    expect(await errno(county.database.inTransaction((tx) => tx.query('SELECT 1; SELECT 2', [])))).toBe(SYNTAX);
  });

  it('says within three seconds that the database does not answer, on a connection that waited for its turn', async () => {
    const pipe = await openWay();
    const source = await new DataSource(sourceOptions(pipe.url, 2, [])).initialize();
    const database = Object.assign(new Database(), { source, clock: county.database.clock });
    try {
      await database.inChain((tx) => tx.query('SELECT 1', []));
      await pipe.be('swallow');
      const began = performance.now();
      await expect(database.inChain((tx) => tx.query('SELECT 1', []))).rejects.toThrow('no answer');
      expect(performance.now() - began).toBeLessThan(3_000);
      await pipe.be('pass');
      expect(await database.inChain((tx) => tx.query("SELECT 'one' AS said", []))).toEqual([{ said: 'one' }]);
    } finally {
      await database.close();
      await source.destroy();
      await pipe.close();
    }
  });
});

import { DataSource } from 'typeorm';
import { sourceOptions } from '../../../cloud/src/kernel/db/source';
import { ask, poolOf } from '../../../cloud/src/kernel/db/wire';

it('an answer that comes while the service closes is given to whoever asked', async () => {
  const source = await new DataSource(sourceOptions(process.env.DB_URL ?? '', 1, [])).initialize();
  await ask(poolOf(source), 'SELECT 1', []);
  const answer = ask(poolOf(source), 'SELECT SLEEP(0.05) AS done', []);
  // A turn later it is under way.
  await new Promise((turn) => setImmediate(turn));
  await source.destroy();
  await expect(answer).resolves.toEqual([{ done: 0 }]);
});

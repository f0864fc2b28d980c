import { openDatabaseBeside, openWireToDatabase } from '../kit/databases';
import { until } from '../kit/line';
import { startProcess } from '../kit/process';

const look = async (url: string, path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${url}${path}`, init);
  return { status: answer.status, text: await answer.text() };
};
const READY = { status: 200, text: '{"ready":true}' };
const not = (obstacle: string) => ({ status: 503, text: JSON.stringify({ ready: false, obstacle }) });

describe('whoever shares out the calls', () => {
  it('hears that an instance is alive and takes calls', async () => {
    const service = await startProcess();
    expect(await look(service.url, '/healthz')).toEqual({ status: 200, text: '{"alive":true}' });
    expect(await look(service.url, '/readyz')).toEqual(READY);
    expect((await look(service.url, '/readyz', { method: 'HEAD' })).status).toBe(200);
    for (const path of ['/readyz/', '/READYZ', '/api/readyz']) expect((await look(service.url, path)).status).toBe(404);
    expect((await look(service.url, '/readyz', { method: 'POST' })).status).toBe(404);
    await service.stop();
  }, 60_000);

  it('hears that it lacks a migration, and still that it is alive', async () => {
    const beside = await openDatabaseBeside();
    const service = await startProcess({ DB_URL: beside.url, ENGINE: '1' });
    expect(await look(service.url, '/readyz')).toEqual(READY);
    await beside.db.query('DELETE FROM migration ORDER BY name DESC LIMIT 1');
    const answer = await until(async () => notReady(await look(service.url, '/readyz')), 'the lack to be noticed', 3_000);
    expect(answer).toEqual(not('migrations'));
    await beside.db.query('DROP TABLE migration');
    expect(await look(service.url, '/readyz')).toEqual(not('migrations'));
    expect((await look(service.url, '/healthz')).status).toBe(200);
    await service.stop();
    await beside.close();
  }, 60_000);

  it.each(['cut', 'hush'] as const)(
    'iY1 hears in time that the database is away (%s), and that it is back',
    async (how) => {
      const wire = await openWireToDatabase();
      const service = await startProcess({ DB_URL: wire.url });
      expect(await look(service.url, '/readyz')).toEqual(READY);
      wire[how]();
      const began = performance.now();
      expect(await until(async () => notReady(await look(service.url, '/readyz')), 'the cut to be noticed', 4_000)).toEqual(
        not('database'),
      );
      expect(performance.now() - began).toBeLessThan(4_000);
      expect((await look(service.url, '/healthz')).status).toBe(200);
      wire.mend();
      await until(async () => (await look(service.url, '/readyz')).status === 200 || undefined, 'the service to be ready again', 10_000);
      await service.stop();
      wire.close();
    },
    30_000,
  );
});

const notReady = (answer: { status: number; text: string }) => (answer.status === 503 ? answer : undefined);

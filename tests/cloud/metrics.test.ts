import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { until } from '../kit/line';
import { freePort, startProcess } from '../kit/process';
import { productionEnv } from '../kit/production';

type Process = Awaited<ReturnType<typeof startProcess>>;
let port: number;
let service: Process;
beforeAll(async () => {
  port = await freePort();
  service = await startProcess({ ...(await productionEnv()), METRICS_PORT: String(port) });
}, 60_000);
afterAll(async () => {
  await service?.stop();
});

const scrape = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
const value = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.split(' ')
      .at(-1),
  );

describe('Prometheus', () => {
  it('is told what was served, by route and status, and how engine and process are', async () => {
    const before = value(await scrape(), 'http_request_seconds_count{route="GET /health",status="200"}');
    for (let times = 0; times < 3; times++) await fetch(`${service.url}/api/health`);
    const text = await until(async () => {
      const now = await scrape();
      return value(now, 'http_request_seconds_count{route="GET /health",status="200"}') >= before + 3 ? now : undefined;
    }, 'the calls to be counted');
    for (const name of ['live_lines', 'bus_up', 'deadlines{state="overdue"}', 'reactions{state="failed"}', 'nodejs_eventloop_lag_seconds'])
      expect([name, value(text, name)]).toEqual([name, expect.any(Number)]);
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  });

  it('is told nothing that a caller has typed', async () => {
    await fetch(`${service.url}/api/errands/13812345678`);
    await fetch(`${service.url}/13812345678`);
    await until(async () => (await scrape()).includes('status="404"') || undefined, 'the calls to be counted');
    expect(await scrape()).not.toContain('13812345678');
  });

  it('reaches it from this machine only, and at no other address', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    const others = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal }) => !internal).map((each) => each.address),
    );
    for (const host of others) expect([host, await reaches(host)]).toEqual([host, false]);
  });
});

const reaches = (host: string) =>
  new Promise<boolean>((told) => {
    const line = connect({ host, port });
    line.once('connect', () => {
      line.destroy();
      told(true);
    });
    line.once('error', () => told(false));
  });

describe('xC10 in production', () => {
  it.each([
    '/metrics',
    '/api/metrics',
    '/api/docs',
    '/api/docs/',
    '/api/docs/start.js',
    '/api/openapi.json',
    '/api/v1/health',
    '/api/internal',
    '/api/test',
  ])('%s is not there', async (path) => {
    expect((await fetch(`${service.url}${path}`)).status).toBe(404);
  });

  it('the interface is shown where DOCS=1 asks for it, still without the numbers', async () => {
    const open = await startProcess({ ...(await productionEnv()), DOCS: '1' });
    const answers = await Promise.all(
      ['/api/docs', '/api/openapi.json', '/metrics'].map(async (path) => (await fetch(`${open.url}${path}`)).status),
    );
    expect(answers).toEqual([200, 200, 404]);
    await open.stop();
  }, 60_000);
});

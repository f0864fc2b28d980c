import { connect } from 'node:net';
import { type Caller, json, openCaller } from '../kit/calls';
import { pathOf } from '../kit/routes';

let at: Caller;
/** Milliseconds after which each who dribbles was let go: nobody here waits for them but the last test. */
let slow: Promise<number[]>;
beforeAll(async () => {
  at = await openCaller();
  slow = dribbling(at.county.service.url);
});
afterAll(() => at.county.close());

function dribbling(url: string): Promise<number[]> {
  const { hostname, port } = new URL(url);
  const dribble = (start: string) =>
    new Promise<number>((done) => {
      const began = performance.now();
      const socket = connect(Number(port), hostname, () => socket.write(start));
      const drip = setInterval(() => socket.write('x'), 500);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          clearInterval(drip);
          done(performance.now() - began);
        });
    });
  const head = `POST /api/sessions HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n`;
  return Promise.all([
    ...Array.from({ length: 20 }, () => dribble(`${head}X-Slow: `)),
    ...Array.from({ length: 20 }, () => dribble(`${head}Content-Length: 60000\r\n\r\n{`)),
  ]);
}

it('xB14 serves the others while somebody dribbles bytes', async () => {
  const began = performance.now();
  expect((await at.county.service.raw('/health')).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(1_000);
});

describe('an address', () => {
  it('xB5 with a query given twice, as a list or as an object is a 422 on every route', async () => {
    for (const named of at.mounted()) {
      for (const query of ['?id=1&id=2', '?id[]=1', '?id[$gt]=', '?before=1&before=2', "?sort=name'--", '?more=1']) {
        if (named.route.body) continue;
        expect({ name: named.name, query, ...(await at.call(named, { path: pathOf(named.route) + query })) }).toMatchObject({
          status: 422,
        });
      }
    }
    expect([422, 431]).toContain(await at.bytes(`/api/me?${'a[][]=1&'.repeat(20_000)}`, { headers: at.headers.resident }));
  });

  it('xB6 with an id that is none is a 422', async () => {
    const bad = ['0', '-1', '1e3', '1.5', '99999999999999999999', ' 1', '0x1', '１', '1;--', 'NaN', "1' OR 1=1--"];
    const calls = at.mounted().flatMap((named) => (/:id/.test(named.route.path) ? bad.map((id) => ({ named, id })) : []));
    for (const { named, id } of calls) {
      const sent = named.route.body ? { body: '{}', headers: json } : {};
      const { status } = await at.call(named, { path: pathOf(named.route, { id }), ...sent });
      expect({ name: named.name, id, status }).toEqual({ name: named.name, id, status: 422 });
    }
  });

  it('xB6 beyond what a double holds finds nothing else', async () => {
    const person = await at.county.resident();
    const ended = (await at.county.as(person)).people;
    const [own] = (await ended.sessions()).sessions;
    const near = String(BigInt(own!.id) + 1n);
    expect(Number(near)).toBe(Number(own!.id));
    await expect(ended.endSession({ id: near })).rejects.toMatchObject({ status: 404 });
    await expect(ended.endSession({ id: '9223372036854775807' })).rejects.toMatchObject({ status: 404 });
    await expect(ended.endSession({ id: '9999999999999999999' })).rejects.toMatchObject({ status: 404 });
  });

  it('xB11 takes only the methods it offers', async () => {
    const { hostname, port } = new URL(at.county.service.url);
    for (const { name, route } of at.mounted()) {
      const offered = at
        .mounted()
        .filter((m) => m.route.path === route.path)
        .map((m) => m.route.method);
      for (const method of ['PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'].filter((m) => !(offered as string[]).includes(m))) {
        expect({ name, method, status: await at.bytes(`/api${pathOf(route)}`, { method }) }).toEqual({ name, method, status: 405 });
      }
    }
    expect(await at.bytes('/api/sessions', { method: 'HEAD' })).toBe(405);
    expect(await at.bytes('/api/me', { method: 'TRACE' })).toBe(405);
    expect(await at.bytes('/api/me', { headers: { ...at.headers.resident, 'x-http-method-override': 'DELETE' } })).toBe(200);
    const text = await new Promise<string>((done, failed) => {
      const socket = connect(Number(port), hostname, () => socket.write('CONNECT /api/me HTTP/1.1\r\nHost: x\r\n\r\n'));
      let heard = '';
      socket
        .on('data', (data) => (heard += data))
        .on('close', () => done(heard))
        .on('error', failed);
    });
    expect(text).not.toMatch(/ 200 /);
  });

  it('xB13 written oddly is not there, or meets the same guard', async () => {
    const odd = [
      '/api/%2e%2e/me',
      '//api/me',
      '/api//me',
      '/API/me',
      '/Api/me',
      '/api/me.',
      '/api/me;x',
      '/api/%256d%2565',
      '/api/..%2fme',
      '/api/me%00',
      '/api/%',
      '/%',
      '/api',
      '/apix/me',
    ];
    for (const path of odd) expect({ path, status: await at.bytes(path) }).toEqual({ path, status: expect.any(Number) });
    for (const path of odd) expect([400, 404]).toContain(await at.bytes(path));
    for (const path of ['/api/ME', '/api/me/', '/api/%6d%65']) expect([401, 404]).toContain(await at.bytes(path));
  });
});

it('xB14 lets go of whoever dribbles bytes', async () => {
  expect(Math.max(...(await slow))).toBeLessThan(15_000);
}, 30_000);

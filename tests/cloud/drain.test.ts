import { connect } from 'node:net';
import { clientOf } from '../../miniapp/src/kernel/client';
import { openAddress } from '../kit/address';
import { type County, openCounty } from '../kit/county';
import { openLine, until } from '../kit/line';
import { freePort, startProcess } from '../kit/process';
import { aRequest } from '../kit/requests';
import { sendTo } from '../kit/service';
import { headersOf } from '../kit/sessions';

let county: County;
/** How it ended where somebody never ends: told to stop at once, looked at when the others are through. */
let stubborn: ReturnType<typeof stoppedInACall>;
beforeAll(async () => {
  county = await openCounty({ at: new Date().toISOString() });
  stubborn = stoppedInACall();
  stubborn.catch(() => undefined);
}, 60_000);
afterAll(async () => {
  await stubborn;
  await county.close();
});

/** A call of which the first half is there: the service waits for the rest of its body. */
async function halfCall(url: string, token: string) {
  const body = JSON.stringify({ name: '云桂兰' });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let heard = '';
  let over = false;
  socket.on('data', (data) => (heard += data));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    over = true;
  });
  const head = [
    'PUT /api/me HTTP/1.1',
    'Host: x',
    `Authorization: ${token}`,
    'Content-Type: application/json',
    'Idempotency-Key: 0123456789abcdef0123456789abcdef',
  ];
  await new Promise<void>((said) =>
    socket.write(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 5)}`, () => said()),
  );
  return { rest: () => socket.write(body.slice(5)), heard: () => heard, over: () => over || undefined };
}

async function stoppedInACall() {
  const service = await startProcess();
  const { authorization } = await headersOf(county, await county.resident());
  const call = await halfCall(service.url, authorization!);
  // An answer to what was asked later: the half of the call has been read.
  await until(async () => (await answerOf(service.url, '/readyz')) === 200 || undefined, 'the service to be ready');
  const { ms, code } = await service.stop('SIGTERM');
  return { ...call, ms, code };
}

const answerOf = (url: string, path: string) =>
  fetch(`${url}${path}`, { headers: { connection: 'close' } }).then(
    ({ status }) => status,
    () => 'refused',
  );

describe('iY7 a service told to stop', () => {
  it('says so, takes no more, finishes what is under way, and only then sends the lines away', async () => {
    const service = await startProcess({ DRAIN_SECONDS: '3' });
    const { authorization } = await headersOf(county, await county.resident());
    const line = await openLine(service.url, authorization!.slice('Bearer '.length));
    const call = await halfCall(service.url, authorization!);
    await until(async () => (await answerOf(service.url, '/readyz')) === 200 || undefined, 'the service to be ready');
    const gone = service.stop('SIGTERM');
    await until(async () => (await answerOf(service.url, '/readyz')) === 503 || undefined, 'the service to say that it stops', 2_900);
    expect(await answerOf(service.url, '/healthz')).toBe(200);
    await until(async () => (await answerOf(service.url, '/healthz')) === 'refused' || undefined, 'the door to close', 8_000);
    expect([line.closed(), call.heard()]).toEqual([null, '']);
    call.rest();
    await until(() => call.over(), 'the answer');
    expect(call.heard()).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(await line.ended()).toBe(1012);
    expect((await gone).code).toBe(0);
  }, 60_000);

  it('and started again, one after the other, under load: no call fails, nothing is done twice', async () => {
    const ports = [await freePort(), await freePort()];
    const start = (at: number) => startProcess({ PORT: String(ports[at]) });
    const running = await Promise.all([start(0), start(1)]);
    const address = await openAddress(running.map(({ url }) => url));
    let rolling = true;
    const load = [1, 2, 3, 4].map(async () => {
      const ids: string[] = [];
      while (rolling && ids.length < 400) {
        const own = await headersOf(county, await county.resident());
        const client = clientOf(sendTo(address.url, { ...own, connection: 'close' }), { tries: 4 });
        const { id } = await client.errands.send(aRequest(county));
        ids.push(id);
        await client.errands.withdraw({ id });
      }
      return ids;
    });
    try {
      for (const at of [0, 1]) {
        await running[at]?.stop('SIGTERM');
        running[at] = await start(at);
      }
    } finally {
      rolling = false;
    }
    const ids = (await Promise.all(load)).flat();
    const [kept] = await county.database.query<{ n: string }>("SELECT COUNT(*) AS n FROM errand WHERE region = ? AND state = 'withdrawn'", [
      county.region,
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Number(kept?.n)).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
    address.close();
    await Promise.all(running.map((each) => each.stop()));
  }, 120_000);

  it('does not wait forever for somebody who never ends', async () => {
    const { ms, code, over, heard } = await stubborn;
    expect([code, over()]).toEqual([0, true]);
    expect(ms).toBeGreaterThan(7_000);
    expect(ms).toBeLessThan(14_500);
    expect(heard()).not.toContain('200 OK');
  }, 30_000);
});

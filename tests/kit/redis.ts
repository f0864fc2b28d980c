import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Guarded, startGuarded } from '../../scripts/launch/command';
import { redisServer } from '../../scripts/launch/redis';
import { until } from './line';

/** A Redis of one's own on a free port of this machine, keeping nothing. `stop` takes it away under whoever leans on it, `again` brings it back at the same address, empty. It ends with the test, however that ends. */
export async function openRedis() {
  const server = await redisServer();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = await freePort();
  let running: Guarded | undefined;
  const again = async () => {
    const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
    const started = startGuarded(server, [...place, '--save', '', '--appendonly', 'no'], process.env, 'ignore');
    running = started;
    let code: number | undefined;
    void started.ended.then((value) => {
      code = value;
    });
    const answers = async () => {
      if (code !== undefined) throw new Error(`redis-server ended (exit code ${code}) on port ${port}`);
      return (await ping(port)) || undefined;
    };
    await until(answers, 'redis to answer');
  };
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  await again();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    again,
    overhear: <T>(channel: string) => overhear<T>(port, channel),
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Whether a Redis answers there. */
export function ping(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const line = connect(port, '127.0.0.1', () => line.write('PING\r\n'));
    line.on('data', (said) => {
      line.destroy();
      answer(String(said) === '+PONG\r\n');
    });
    line.on('error', () => answer(false));
    line.on('close', () => answer(false));
  });
}

/** Everything told on a channel from now on, as it was understood. */
async function overhear<T>(port: number, channel: string): Promise<{ told: T[]; close: () => void }> {
  const told: T[] = [];
  let rest = '';
  const line = connect(port, '127.0.0.1', () => line.write(`SUBSCRIBE ${channel}\r\n`));
  line.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\r\n');
    rest = lines.pop() ?? '';
    for (const one of lines) if (one.startsWith('{')) told.push(JSON.parse(one));
  });
  line.on('error', () => undefined);
  await once(line, 'data');
  return { told, close: () => line.destroy() };
}

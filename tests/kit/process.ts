import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { call } from './http';
import { until } from './line';

const HOME = join(__dirname, '../..');

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** The built service as a process of its own, with everything it prints. Its engine rests: the counties of other tests are not its to move. */
export async function startProcess(env: Record<string, string> = {}) {
  const port = Number(env.PORT ?? (await freePort()));
  const child = spawn(process.execPath, [join('cloud', 'bootstrap.js')], {
    cwd: HOME,
    env: {
      ...process.env,
      NODE_ENV: 'local',
      LOG_LEVEL: 'info',
      ENGINE: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      MIDWAY_TS_MODE: undefined,
      ...env,
    },
  });
  let printed = '';
  child.stdout.on('data', (text) => (printed += text));
  child.stderr.on('data', (text) => (printed += text));
  const url = `http://127.0.0.1:${port}`;
  const answers = async () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the service ended:\n${printed}`);
    return (await call(`${url}/api/health`).catch(() => null))?.ok;
  };
  await until(async () => (await answers()) || undefined, 'the service to answer', 20_000);
  return {
    url,
    printed: () => printed,
    pid: child.pid ?? 0,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    /** Milliseconds until it was gone, and how it went. */
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      const began = performance.now();
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
      }
      return { ms: performance.now() - began, code: child.exitCode };
    },
  };
}

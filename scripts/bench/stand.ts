import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as koa from '@midwayjs/koa';
import { openDatabase } from '../database/open';
import { build } from '../launch/build';
import { run } from '../launch/command';
import { waitForHealth } from '../launch/service';
import { migrate } from '../migrate';
import { type House, loadHouse } from './house';

const HOME = join('.local', 'bench');
const DIST = join(process.cwd(), 'cloud', 'dist');
const load = createRequire(__filename);
const running: ChildProcess[] = [];
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export type Stand = Awaited<ReturnType<typeof openStand>>;

/** A private database with the demo counties and the built service inside this process, its engine off and its clock ours. */
export async function openStand() {
  rmSync(HOME, { recursive: true, force: true });
  const database = await openDatabase(HOME, 'fast');
  const own = { DB_URL: database.ownerUrl, DATA_KEYS: `k1:${randomBytes(32).toString('base64')}`, LOG_LEVEL: 'silent' };
  await migrate(database.ownerUrl);
  await build('contracts');
  await build('service');
  await run('tsx', [join('scripts', 'demo.ts')], { env: { ...own, NODE_ENV: 'local' } });
  Object.assign(process.env, own, { NODE_ENV: 'unittest' });
  const { createApp, close }: typeof import('@midwayjs/mock') = load('@midwayjs/mock');
  const app = await createApp<koa.Framework>(DIST, { imports: [load(join(DIST, 'configuration'))], baseDir: DIST });
  const house: House = await loadHouse(DIST, app.getApplicationContext());
  return {
    ...house,
    url: database.ownerUrl,
    /** A server in a process of its own, whose CPU can be told from ours. */
    serve: async (file: string, port: number, more: Record<string, string> = {}) => {
      const env = { ...process.env, ...own, NODE_ENV: 'local', HOST: '127.0.0.1', PORT: String(port), ...more };
      const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      running.push(child);
      const url = `http://127.0.0.1:${port}`;
      const ended = once(child, 'exit').then(([code]) => Number(code));
      await waitForHealth(url, ended);
      return { url, pid: child.pid ?? 0 };
    },
    /** Ends the servers that were started. */
    rest: async () => {
      for (const child of running.splice(0)) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
    },
    close: async () => {
      for (const child of running.splice(0)) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      await close(app);
      await database.stop();
    },
  };
}

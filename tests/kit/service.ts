import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type * as koa from '@midwayjs/koa';
import { close, createApp } from '@midwayjs/mock';
import { type ApiClient, clientOf, type Outgoing, type Send } from '../../miniapp/src/kernel/client';
import { type Answer, type Asked, call } from './http';
import { allRoutes } from './routes';

export type Service = Awaited<ReturnType<typeof openService>>;
type Class<T> = new (...args: never[]) => T;

const SOURCES = join(__dirname, '../../cloud/src');

/** Every class, before the first service of this process: what a service loads by itself the next one would not find. */
async function loadAll() {
  const { servedRoutes } = await import('../../cloud/src/kernel/http/served');
  if (servedRoutes().length >= allRoutes.length) return;
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  for (const file of files.sort()) await import(join(SOURCES, file));
}

/** The whole service in this process, on a port of its own, with its engine's timers off. */
export async function openService() {
  await loadAll();
  const main = await import('../../cloud/src/configuration');
  const app = (await createApp(__dirname, {
    imports: [main],
    baseDir: SOURCES,
    moduleLoadType: 'commonjs',
  } as object)) as unknown as koa.Application;
  const server: Server = (app.getFramework() as koa.Framework).getServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    get: <T>(of: Class<T>): Promise<T> => app.getApplicationContext().getAsync(of as never) as Promise<T>,
    raw: (path: string, asked?: Asked): Promise<Answer> => call(`${url}/api${path}`, asked),
    /** A form is put together by `fetch`. */
    form: (path: string, body: FormData, headers: Record<string, string>) => fetch(`${url}/api${path}`, { method: 'POST', headers, body }),
    client: (headers: Record<string, string> = {}): ApiClient => clientOf(sendTo(url, headers), { tries: 1 }),
    // The framework would wait a while for those who write logs; nobody does.
    close: () => close(app, { sleep: 1 }),
  };
}

/** What the phone does with wx.request. */
export const sendTo =
  (url: string, headers: Record<string, string>): Send =>
  async ({ method, url: path, data, once }: Outgoing) => {
    const answer = await call(`${url}/api${path}`, {
      method,
      headers: { ...headers, ...(data && { 'content-type': 'application/json' }), ...(once && { 'idempotency-key': once }) },
      ...(data && { body: JSON.stringify(data) }),
    });
    return { status: answer.status, data: await answer.json() };
  };

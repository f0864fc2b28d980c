import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCOUNT } from './fake.account';
import { type Fault, Faults } from './fake.faults';
import { type Answer, type Asked, Platform } from './fake.platform';
import { type Pushed, push } from './fake.push';

const SEND = '/cgi-bin/message/subscribe/send';

export interface Heard extends Asked {
  path: string;
}
type Control = (body: never) => unknown;

/** A stand-in for the platform: answers as its documents say, and with faults where it is told to. */
export async function startFake(port = 0) {
  const faults = new Faults();
  const platform = new Platform(ACCOUNT.appid, ACCOUNT.secret);
  const calls: Heard[] = [];
  const sending = new Set<string>();

  const controls: Record<string, Control> = {
    '/__fake/next': ({ path, times = 1, ...fault }: Fault & { path: string; times?: number | 'always' }) => faults.plan(path, fault, times),
    '/__fake/release': () => ({ released: faults.release() }),
    '/__fake/forget': () => faults.forget(),
    '/__fake/sent': () => platform.sent,
    '/__fake/calls': () => calls,
    '/__fake/credits': ({ openid, template, left }: { openid: string; template: string; left: number }) =>
      platform.credits.set(`${openid} ${template}`, left),
    '/__fake/tokens': (lot: { seconds?: number; refused?: 'gone' | 'renewed' }) => platform.dealTokens(lot),
    '/__fake/push': (pushed: Pushed) => push(pushed, ACCOUNT),
  };

  /** Two sends to one person at once are refused, as long as the first has no answer. */
  const oneAtATime = async (to: string, work: () => Promise<Answer>): Promise<Answer> => {
    if (sending.has(to)) return { errcode: 43108, errmsg: 'concurrent' };
    sending.add(to);
    try {
      return await work();
    } finally {
      sending.delete(to);
    }
  };

  const answerTo = async ({ path, ...asked }: Heard, fault: Fault | undefined): Promise<Answer> => {
    const endpoint = platform.endpoints[path];
    if (!endpoint) return { errcode: 40066, errmsg: 'invalid url' };
    const work = async () => {
      if (fault?.hold) await faults.hold();
      return endpoint(asked);
    };
    return path === SEND ? oneAtATime(String(asked.body.touser), work) : work();
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const body = await bodyOf(request);
    const control = controls[pathname];
    if (control) return show(response, ((await control(body as never)) ?? {}) as Answer);
    const heard = { path: pathname, query: Object.fromEntries(searchParams), body };
    calls.push(heard);
    const fault = faults.next(pathname);
    if (!brokenOff(response, fault)) show(response, await answerTo(heard, fault));
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** No longer a reason for this process to live on. */
    unref: () => void server.unref(),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

/** Whether the call ends here, without what the platform would have said. */
function brokenOff(response: ServerResponse, fault: Fault = {}): boolean {
  const { silent, cut, status, text, errcode } = fault;
  if (cut) response.destroy();
  else if (errcode) show(response, { errcode, errmsg: 'as planned' });
  else if (text !== undefined || status) response.writeHead(status ?? 200).end(text ?? 'broken');
  return Boolean(silent || cut || errcode || status) || text !== undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text ? JSON.parse(text) : {};
}

function show(response: ServerResponse, answer: Answer) {
  const image = Buffer.isBuffer(answer);
  response.writeHead(200, { 'content-type': image ? 'image/png' : 'application/json; encoding=utf-8' });
  response.end(image ? answer : JSON.stringify(answer));
}

import { connect } from 'node:net';
import { newKey } from '../../miniapp/src/kernel/once';
import { openLine, until } from '../kit/line';
import { startProcess } from '../kit/process';

let service: Awaited<ReturnType<typeof startProcess>>;
beforeAll(async () => {
  service = await startProcess({ LOG_LEVEL: 'debug' });
});
afterAll(() => service?.stop());

const FORGED = '{"level":60,"msg":"FORGED"}';
/** What looks like a line of its own to whoever reads a log, and what moves a terminal's cursor. */
const WORDS = [`\n${FORGED}`, `\r\n${FORGED}\r\n`, `"}\n${FORGED}`, `\u2028${FORGED}`, `\x1b[2J${FORGED}`];

const raw = (text: string) =>
  new Promise<void>((over) => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname, () => socket.end(text));
    socket.on('close', () => over()).on('error', () => over());
    socket.resume();
  });

it('xK4 V16.4.1 whatever somebody writes into a call, a log line is one line, and it is ours', async () => {
  const started = service.printed().length;
  const calls = WORDS.flatMap((words) => {
    const safe = encodeURIComponent(words);
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': newKey(),
      'user-agent': safe,
      'x-post': safe,
      authorization: `Bearer ${safe}`,
    };
    const body = JSON.stringify({ phone: '13900000000', code: '123456', channel: 'weapp', device: words, name: words });
    return [
      fetch(`${service.url}/api/errands/${safe}?x=${safe}`, { headers }),
      fetch(`${service.url}/${safe}`, { headers: { ...headers, 'x-forwarded-for': safe, referer: safe } }),
      fetch(`${service.url}/api/sessions`, { method: 'POST', headers, body }),
      fetch(`${service.url}/api/errands/1`, { method: 'POST', headers: { ...headers, 'x-request-id': safe }, body: words }),
      raw(`GET /api/me HTTP/1.1\r\nHost: x\r\nUser-Agent: a${words}\r\n\r\n`),
      raw(`GET /api/${words} HTTP/1.1\r\nHost: ${words}\r\n\r\n`),
      raw(`${words}\r\n\r\n`),
      openLine(service.url, null, { headers: { 'user-agent': safe } }).catch(() => undefined),
    ];
  });
  await Promise.all(calls);
  const written = () => service.printed().slice(started, service.printed().lastIndexOf('\n')).split('\n').filter(Boolean);
  const lines = await until(() => (written().length > WORDS.length * 4 ? written() : undefined), 'a line for each call that could be read');
  expect(lines.filter((line) => !/^\{"level":\d+,"time":/.test(line) || !isObject(line))).toEqual([]);
  for (const said of ['FORGED', '\x1b']) expect(service.printed()).not.toContain(said);
}, 60_000);

function isObject(line: string) {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { TEXT_MOST } from 'shared-types/groups';
import { WebSocket } from 'ws';
import { clientOf } from '../../miniapp/src/kernel/client';
import { type Exchange, openExchange } from '../kit/exchange';
import { call } from '../kit/http';
import { until } from '../kit/line';
import { freePort, startProcess } from '../kit/process';
import { sendTo } from '../kit/service';
import { headersOf } from '../kit/sessions';
import { openTalk, saying, type Talk } from '../kit/talk';

/** Sayings a second, and for how many seconds; without them as quickly as six can speak until nobody deaf is left. `npm test long`: 200,15. */
const [RATE = 0, SECONDS = 0] = (process.env.SLOW_READERS ?? '').split(',').filter(Boolean).map(Number);
/** Nobody may say more than three things a second. */
const [DEAF, READERS, SPEAKERS] = [50, 5, Math.max(24, RATE / 2)];
/** So many speak at a time. */
const AT_ONCE = 6;
/** As long as words may be, while anybody deaf is left; then as long as a message is. */
const [LONG, SHORT] = ['长'.repeat(TEXT_MOST), '短'.repeat(100)];
let at: Exchange;
let talk: Talk;
/** A process of its own, whose memory is not also that of those who speak and read. */
let house: Awaited<ReturnType<typeof startProcess>>;
let numbers: string;
beforeAll(async () => {
  at = await openExchange();
  talk = await openTalk(at.county);
  const port = await freePort();
  numbers = `http://127.0.0.1:${port}/metrics`;
  house = await startProcess({ METRICS_PORT: String(port), LOG_LEVEL: 'warn' });
}, 30_000);
afterAll(async () => {
  await house?.stop();
  await at.county.close();
});

/** How many lines the house holds open. */
const lines = async () => Number(/^live_lines (\d+)/m.exec(await (await call(numbers)).text())?.[1]);
/** The most memory the house has ever held. Megabytes. */
const peak = async () => Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${house.pid}/status`, 'utf8'))?.[1]) / 1024;

const watch = () => JSON.stringify({ t: 'watch', subject: `group/${talk.groupId}`, after: 0 });

/** Somebody who watches and never reads a byte of it. */
async function deafLine(i: number): Promise<void> {
  const person = await talk.member(`聋${i}`);
  const { token } = await at.session(person);
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  const lines = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', `Authorization: Bearer ${token}`];
  socket.write(
    `GET /api/live HTTP/1.1\r\nHost: ${at.host}\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${lines.join('\r\n')}\r\n\r\n`,
  );
  await new Promise<void>((open) => socket.once('data', () => open()));
  socket.pause();
  const frame = Buffer.from(watch());
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | frame.length]), Buffer.alloc(4), frame]));
}

/** Somebody who reads, keeps nothing, and notes how long each saying took to come. Milliseconds. */
async function reads(i: number, began: ReadonlyMap<string, number>, waits: number[]) {
  const { token } = await at.session(await talk.member(`读${i}`));
  const socket = new WebSocket(`${house.url.replace(/^http/, 'ws')}/api/live`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await new Promise((open) => socket.once('open', open));
  let last = 0;
  socket.on('message', (data) => {
    const now = performance.now();
    for (const [, seq, name] of String(data).matchAll(/"seq":(\d+).{0,9000}?"clientId":"([\w-]+)"/g)) {
      last = Number(seq);
      const since = began.get(name ?? '');
      if (since !== undefined) waits.push(now - since);
    }
  });
  socket.send(watch());
  return { socket, last: () => last };
}

it('iC6 xD15 fifty people who never read are let go, and the others hear what is said in time', async () => {
  const [began, waits] = [new Map<string, number>(), [] as number[]];
  await Promise.all(Array.from({ length: DEAF }, (_, i) => deafLine(i)));
  const readers = await Promise.all(Array.from({ length: READERS }, (_, i) => reads(i, began, waits)));
  const left = async () => (await lines()) - READERS;
  expect(await left()).toBe(DEAF);
  const voice = async (i: number) => clientOf(sendTo(house.url, await headersOf(at.county, await talk.member(`说${i}`))), { tries: 1 });
  const voices = await Promise.all(Array.from({ length: SPEAKERS }, (_, i) => voice(i)));
  const before = await peak();
  const start = performance.now();
  let last = 0;
  const speak = async (voice: (typeof voices)[number]) => {
    const said = saying(talk.groupId, anybody ? LONG : SHORT);
    began.set(said.clientId, performance.now());
    last = Math.max(last, (await voice.messages.say(said)).entry.seq);
  };
  const most = RATE > 0 ? RATE * SECONDS : 30 * SPEAKERS;
  let turn = 0;
  /** Each waits for the answer before going on: as often as anybody may until nobody deaf is left, or so many a second. */
  const speakInTurn = async () => {
    while (turn < most && (RATE > 0 || anybody)) {
      const mine = turn++;
      const early = RATE > 0 ? start + (mine * 1000) / RATE - performance.now() : 0;
      if (early > 0) await new Promise((then) => setTimeout(then, early));
      await speak(voices[mine % voices.length]!);
    }
  };
  let anybody = true;
  const gone = until(async () => (await left()) === 0 || undefined, 'the deaf to be let go', 30_000).then(() => {
    anybody = false;
  });
  await Promise.all(Array.from({ length: AT_ONCE }, speakInTurn));
  const rate = began.size / ((performance.now() - start) / 1000);
  await until(() => readers.every((one) => one.last() >= last) || undefined, 'everybody to have heard');
  await gone;
  const grown = (await peak()) - before;
  const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
  console.log(`${began.size} sayings, ${Math.round(rate)} a second, p99 ${Math.round(p99 ?? 0)} ms, ${Math.round(grown)} MB more`);
  expect(waits).toHaveLength(began.size * READERS);
  expect(rate).toBeGreaterThan(RATE * 0.95);
  expect(p99).toBeLessThan(1_000);
  expect(grown).toBeLessThan(150);
  for (const { socket } of readers) socket.terminate();
}, 60_000);

import { connect } from 'node:net';
import { TEXT_MOST } from 'shared-types/groups';
import { WebSocket } from 'ws';
import { Hub } from '../../cloud/src/kernel/socket/hub';
import { type Exchange, openExchange } from '../kit/exchange';
import { until } from '../kit/line';
import { openTalk, saying, type Talk } from '../kit/talk';

/** Sayings a second, and for how many seconds; without them as quickly as six can speak until nobody deaf is left. `npm test long`: 200,15. */
const [RATE = 0, SECONDS = 0] = (process.env.SLOW_READERS ?? '').split(',').filter(Boolean).map(Number);
/** Nobody may say more than three things a second. */
const [DEAF, READERS, SPEAKERS] = [50, 5, Math.max(24, RATE / 2)];
/** So many speak at a time. */
const AT_ONCE = 6;
/** As long as words may be. */
const LONG = '长'.repeat(TEXT_MOST);
let at: Exchange;
let talk: Talk;
beforeAll(async () => {
  at = await openExchange();
  talk = await openTalk(at.county);
});
afterAll(() => at.county.close());

const watch = () => JSON.stringify({ t: 'watch', subject: `group/${talk.groupId}`, after: 0 });

/** Somebody who watches and never reads a byte of it. */
async function deafLine(i: number): Promise<string> {
  const person = await talk.member(`聋${i}`);
  const { token } = await at.session(person);
  const { hostname, port } = new URL(at.county.service.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  const lines = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', `Authorization: Bearer ${token}`];
  socket.write(
    `GET /api/live HTTP/1.1\r\nHost: ${at.host}\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${lines.join('\r\n')}\r\n\r\n`,
  );
  await new Promise<void>((open) => socket.once('data', () => open()));
  socket.pause();
  const frame = Buffer.from(watch());
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | frame.length]), Buffer.alloc(4), frame]));
  return person.id;
}

/** Somebody who reads, keeps nothing, and notes how long each saying took to come. Milliseconds. */
async function reads(i: number, began: ReadonlyMap<string, number>, waits: number[]) {
  const { token } = await at.session(await talk.member(`读${i}`));
  const socket = new WebSocket(`${at.county.service.url.replace(/^http/, 'ws')}/api/live`, {
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
  const hub = await at.county.service.get(Hub);
  const [began, waits] = [new Map<string, number>(), [] as number[]];
  const deaf = new Set(await Promise.all(Array.from({ length: DEAF }, (_, i) => deafLine(i))));
  const readers = await Promise.all(Array.from({ length: READERS }, (_, i) => reads(i, began, waits)));
  const left = () => hub.all().filter(({ personId }) => deaf.has(personId)).length;
  expect(left()).toBe(DEAF);
  const voices = await Promise.all(Array.from({ length: SPEAKERS }, async (_, i) => at.county.as(await talk.member(`说${i}`))));
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const turns = Array.from({ length: 30 }, () => voices).flat();
  let last = 0;
  const speak = async (voice: (typeof voices)[number]) => {
    const said = saying(talk.groupId, LONG);
    began.set(said.clientId, performance.now());
    last = Math.max(last, (await voice.messages.say(said)).entry.seq);
  };
  /** As often as anybody may, until nobody deaf is left; each waits for the answer before going on. */
  const speakInTurn = async () => {
    for (let voice = turns.shift(); voice && left() > 0; voice = turns.shift()) await speak(voice);
  };
  /** So many a second, whether or not the ones before have been answered. */
  const speakInTime = async () => {
    const spoken: Promise<void>[] = [];
    for (let said = 0; said < RATE * SECONDS; said++) {
      const due = start + (said * 1000) / RATE - performance.now();
      if (due > 0) await new Promise((then) => setTimeout(then, due));
      spoken.push(speak(voices[said % voices.length]!));
    }
    await Promise.all(spoken);
  };
  await (RATE > 0 ? speakInTime() : Promise.all(Array.from({ length: AT_ONCE }, speakInTurn)));
  const rate = began.size / ((performance.now() - start) / 1000);
  await until(() => readers.every((one) => one.last() >= last) || undefined, 'everybody to have heard');
  await until(() => left() === 0 || undefined, 'the deaf to be let go');
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
  const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
  console.log(`${began.size} sayings, ${Math.round(rate)} a second, p99 ${Math.round(p99 ?? 0)} ms, ${Math.round(grown)} MB more`);
  expect(waits).toHaveLength(began.size * READERS);
  expect(p99).toBeLessThan(1_000);
  expect(grown).toBeLessThan(150);
  for (const { socket } of readers) socket.terminate();
}, 60_000);

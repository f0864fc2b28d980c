// The load, in a process of its own: raw sockets that read frames by their marks, and senders. Orders come by IPC, so do the answers.
const { connect } = require('node:net');

/** Nothing else that is sent holds it, and a letter seldom met is found ten times as fast as a quotation mark. */
const MARK = 'b_';
const DIGITS = 16;
const LENGTH = MARK.length + DIGITS;
/** One line of so many is timed. */
const CLOSELY = 20;
const ANSWER = /"t":"answer","n":1,"status":(\d+)/;
const sockets = [];
const lines = [];
const heard = { n: 0, late: [] };
let order = null;
let onOwn = () => undefined;

/** Every name of a message is `b_` and the microsecond it was sent in. */
const nameNow = () => MARK + String(Math.round(performance.timeOrigin * 1000 + performance.now() * 1000)).padStart(DIGITS, '0');

/** What any line brings lies here until it is read: nothing is kept of it, and a stream for each would cost more than the reading. */
const PLACE = Buffer.allocUnsafe(1 << 18);
const BROUGHT = PLACE.subarray(LENGTH);

/** Counts the marks in what a line has brought; where it listens closely, it tells how late they are. A mark may lie across two pieces. */
function listen(line, n) {
  const [start, end] = [LENGTH - line.rest.length, LENGTH + n];
  PLACE.latin1Write(line.rest, start);
  const bytes = PLACE.subarray(0, end);
  if (line.answered) readAnswer(line, bytes.latin1Slice(LENGTH, end));
  let from = start;
  for (let at = bytes.indexOf(MARK, from); at >= 0 && at + LENGTH <= end; at = bytes.indexOf(MARK, from)) {
    from = at + LENGTH;
    heard.n += 1;
    // Whoever speaks hears it twice: from everybody's stream, and as an answer.
    if (!line.closely || line.answered) continue;
    heard.late.push(performance.timeOrigin + performance.now() - Number(bytes.latin1Slice(from - DIGITS, from)) / 1000);
    onOwn();
  }
  const open = bytes.indexOf(MARK[0], Math.max(from, end - LENGTH + 1));
  line.rest = open < 0 ? '' : bytes.latin1Slice(open, end);
}

/** The answer to the one call this line has under way; it may come in two pieces. */
function readAnswer(line, text) {
  line.said += text;
  const answer = ANSWER.exec(line.said);
  if (!answer) return;
  line.answered(answer[1]);
  Object.assign(line, { answered: null, said: '' });
}

const upgrade = (url, headers, closely) =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    const line = { rest: '', said: '', answered: null, closely, open: false };
    const answered = (bytes) => {
      const text = bytes.toString('latin1');
      if (!text.startsWith('HTTP/1.1 101')) return failed(new Error(text.slice(0, 80)));
      line.open = true;
      line.socket = socket;
      lines.push(line);
      idle.push(line);
      done(socket);
    };
    const onread = { buffer: BROUGHT, callback: (n) => (line.open ? listen(line, n) : answered(BROUGHT.subarray(0, n))) };
    const socket = connect({ port: Number(port), host: hostname, onread });
    const head = Object.entries({
      Host: `${hostname}:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Version': 13,
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      ...headers,
    });
    socket.setNoDelay(true);
    socket.once('error', failed);
    socket.write(`GET /api/live HTTP/1.1\r\n${head.map(([k, v]) => `${k}: ${v}`).join('\r\n')}\r\n\r\n`);
  });

/** A masked text frame, with a mask of nothing. */
function framed(text) {
  const body = Buffer.from(text);
  const head =
    body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

async function open({ url, tokens, n, subject }) {
  const before = sockets.length;
  for (let i = 0; i < n; i += 50) {
    await Promise.all(
      Array.from({ length: Math.min(50, n - i) }, async (_, j) => {
        const k = before + i + j;
        const headers = tokens
          ? {
              Authorization: `Bearer ${tokens[k % tokens.length]}`,
              'X-Forwarded-For': `10.${(k >> 16) & 255}.${(k >> 8) & 255}.${k & 255}`,
            }
          : {};
        const socket = await upgrade(url, headers, k % CLOSELY === 0);
        sockets.push(socket);
        if (subject) socket.write(framed(JSON.stringify({ t: 'watch', subject, after: order.after })));
      }),
    );
  }
}

/** Whoever says nothing for two beats is hung up on, as a phone that has gone would be. */
const ALIVE = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
setInterval(() => {
  for (const socket of sockets) socket.write(ALIVE);
}, 20_000).unref();

let turn = 0;
/** Lines that wait for no answer, the one that has rested longest first; and calls that wait for a line. */
const idle = [];
const wanting = [];
const freeLine = () => idle.shift() ?? new Promise((found) => wanting.push(found));
function rest(line) {
  const found = wanting.shift();
  if (found) found(line);
  else idle.push(line);
}

/** Ours: a call over the speaker's own line, as a phone makes it. */
async function speak({ groupId }) {
  const line = await freeLine();
  const status = await new Promise((answered) => {
    line.answered = answered;
    const data = { clientId: nameNow(), text: '门口的路灯坏了半个月,晚上没人敢来,麻烦给看看什么时候能修好。' };
    line.socket.write(framed(JSON.stringify({ t: 'call', n: 1, method: 'POST', url: `/groups/${groupId}/messages`, data })));
  });
  rest(line);
  if (status !== '200') throw new Error(`answered ${status}`);
}

/** Bare: over a socket, and done when the first listener has it. */
const shout = () =>
  new Promise((done) => {
    const clientId = nameNow();
    const text = `{"t":"stream","subject":"group/1","entries":[{"seq":${turn++},"at":"2026-11-23T02:00:00.000Z","kind":"text","state":"shown","speaker":{"id":"1","name":"云桂兰","staff":false,"of":"玉成建材行","unverified":false},"content":{"text":"门口的路灯坏了半个月,晚上没人敢来,麻烦给看看什么时候能修好。"},"clientId":"${clientId}","reply":null,"matter":null,"read":null,"target":null,"what":null}]}`;
    waiting.push(done);
    sockets[0].write(framed(text));
  });
const waiting = [];

const settle = async (expected) => {
  const until = performance.now() + 15_000;
  while (heard.n < expected && performance.now() < until) await new Promise((t) => setTimeout(t, 2));
};

/** So many a second, each at its moment. */
async function paced(say, rate, messages, waits) {
  const [began, calls] = [performance.now(), []];
  for (let i = 0; i < messages; i++) {
    const due = began + (i * 1000) / rate;
    if (due > performance.now()) await new Promise((t) => setTimeout(t, due - performance.now()));
    calls.push(say());
  }
  if (waits) await Promise.all(calls);
}

/** So many under way at once. */
async function crowded(say, flight, messages) {
  let left = messages;
  const one = async () => {
    while (left-- > 0) await say();
  };
  await Promise.all(Array.from({ length: flight }, one));
}

/** Answers what was heard of what was sent, and how late. */
async function run({ rate, flight, messages, url, tokens, groupId, bare }) {
  Object.assign(heard, { n: 0, late: [] });
  waiting.length = 0;
  let seen = 0;
  const first = Math.ceil(sockets.length / CLOSELY);
  onOwn = bare ? () => ++seen % first === 0 && waiting.shift()?.() : () => undefined;
  const say = bare ? shout : () => speak({ url, tokens, groupId });
  const began = performance.now();
  await (rate ? paced(say, rate, messages, !bare) : crowded(say, flight, messages));
  const expected = messages * (sockets.length + (bare ? 0 : 1));
  await settle(expected);
  const late = heard.late.sort((x, y) => x - y);
  const [p50, p99] = [0.5, 0.99].map((share) => late[Math.floor(late.length * share)]);
  return { wall: (performance.now() - began) / 1000, heard: heard.n, expected, p50, p99 };
}

process.on('message', async (given) => {
  try {
    if (given.do === 'open') order = given;
    if (given.do === 'close') for (const { socket } of lines.splice(0)) socket.destroy();
    process.send({ ok: given.do === 'open' ? await open(given) : given.do === 'run' ? await run(given) : null });
  } catch (error) {
    process.send({ error: String(error) });
  }
});

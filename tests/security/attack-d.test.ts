import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { CLOSE } from 'shared-types/kernel/socket';
import { WebSocket } from 'ws';
import { Hub } from '../../cloud/src/kernel/socket/hub';
import { Streams } from '../../cloud/src/kernel/socket/streams';
import { type Exchange, openExchange } from '../kit/exchange';
import { openLine, until } from '../kit/line';
import type { Member } from '../kit/makers.groups';
import { openTalk, saying, type Talk } from '../kit/talk';

let at: Exchange;
let talk: Talk;
let owner: Member;
beforeAll(async () => {
  at = await openExchange();
  talk = await openTalk(at.county);
  owner = await talk.member();
});
afterAll(() => at.county.close());

const subject = () => `group/${talk.groupId}`;
/** A socket past the upgrade, as no library would use it. */
async function rawLine(): Promise<Socket & { isOver: () => boolean }> {
  const { token } = await at.session(owner);
  const { hostname, port } = new URL(at.county.service.url);
  const socket = connect(Number(port), hostname);
  let closed = false;
  socket.on('close', () => {
    closed = true;
  });
  socket.on('error', () => undefined);
  const key = randomBytes(16).toString('base64');
  socket.write(
    `GET /api/live HTTP/1.1\r\nHost: ${at.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
  await new Promise<void>((open) => socket.once('data', () => open()));
  return Object.assign(socket, { isOver: () => closed });
}
const alive = async () => expect((await at.county.service.raw('/health')).status).toBe(200);
const masked = (head: number, body: Buffer, mask = true) => {
  const length = body.length < 126 ? [body.length | (mask ? 0x80 : 0)] : [126 | (mask ? 0x80 : 0), body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([head, ...length]), mask ? Buffer.alloc(4) : Buffer.alloc(0), body]);
};

describe('xD a line', () => {
  it.each([
    ['a frame without a mask', masked(0x81, Buffer.from('{"t":"ping"}'), false)],
    ['a reserved bit', masked(0xf1, Buffer.from('{"t":"ping"}'))],
    ['what is no UTF-8', masked(0x81, Buffer.from([0xc3, 0x28]))],
    ['an odd farewell', masked(0x88, Buffer.from([0x03]))],
    ['more than 16 KB', masked(0x81, Buffer.alloc(16_385, 97))],
    [
      'xD5 a message in a hundred pieces',
      Buffer.concat(Array.from({ length: 100 }, (_, i) => masked(i === 0 ? 0x01 : 0x00, Buffer.from('a')))),
    ],
    [
      'a message in a million pieces, without an end',
      Buffer.concat([masked(0x01, Buffer.from('a')), Buffer.alloc(7_000_000, masked(0x00, Buffer.from('a')))]),
    ],
  ])('xD5 xD7 %s ends it, and the house goes on', async (_, bytes) => {
    const line = await rawLine();
    line.write(bytes);
    await until(() => line.isOver() || undefined, 'the line to end');
    await alive();
  });

  it('xD5 a message that comes byte by byte ends it before much of it is kept', async () => {
    const line = await rawLine();
    line.setNoDelay(true);
    const [bytes, before] = [masked(0x81, Buffer.alloc(16_000, 97)), process.memoryUsage().rss];
    for (let at = 0; at < bytes.length && !line.isOver(); at++)
      await new Promise<void>((sent) => line.write(bytes.subarray(at, at + 1), () => setImmediate(sent)));
    await until(() => line.isOver() || undefined, 'the line to end');
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
    await alive();
  });

  it('xD3 a token that has ended, or one of another kind, opens none', async () => {
    const { token, id } = await at.session(owner);
    await at.county.database.run('UPDATE session SET revoked_at = ? WHERE id = ?', [new Date(), id]);
    await expect(openLine(at.county.service.url, token)).rejects.toThrow('401');
    await expect(openLine(at.county.service.url, createHash('sha256').update(token).digest('base64url'))).rejects.toThrow('401');
  });

  it('xD10 one person has five at most, however many are opened: the oldest go', async () => {
    const person = await talk.member('五十个设备');
    const lines = await Promise.all(Array.from({ length: 50 }, () => at.line(person)));
    await until(() => lines.filter((line) => line.closed() === CLOSE.policy).length === 45 || undefined, 'the oldest to go');
    expect(lines.filter((line) => line.closed() === null)).toHaveLength(5);
    for (const { socket } of lines) socket.terminate();
  });

  it('iC6 would be noticed where nobody looks how far a line is behind', async () => {
    const [streams, hub, deaf] = [await at.county.service.get(Streams), await at.county.service.get(Hub), await deafLine()];
    const [line] = await until(() => {
      const lines = hub.all().filter(({ personId }) => personId === owner.id);
      return lines.length > 0 ? lines : undefined;
    }, 'the deaf line');
    Object.defineProperty(line?.socket, 'bufferedAmount', { value: 0 });
    const reader = await at.line(await talk.member('还读的人'));
    reader.say({ t: 'watch', subject: subject(), after: 0 });
    const { entry } = await talk.his.messages.say(saying(talk.groupId, '开始'));
    await until(() => heardBy(reader).includes(entry.seq) || undefined, 'the first word');
    for (let seq = entry.seq + 1; seq < entry.seq + 60; seq++) {
      loud(streams, seq);
      await until(() => heardBy(reader).includes(seq) || undefined, `entry ${seq}`);
    }
    expect(line?.socket.readyState).toBe(WebSocket.OPEN);
    for (const socket of [reader.socket, line?.socket]) socket?.terminate();
    deaf.destroy();
  }, 60_000);
});

/** A line that watches and never reads. */
async function deafLine() {
  const deaf = await rawLine();
  deaf.pause();
  deaf.write(masked(0x81, Buffer.from(JSON.stringify({ t: 'watch', subject: subject(), after: 0 }))));
  return deaf;
}
/** More than the buffers of the machine between two ends will take for long. */
const LOUD = 'a'.repeat(200_000);
const loud = (streams: Streams, seq: number) =>
  streams.publish([{ subject: subject(), epoch: 0, entries: [{ no: seq, text: JSON.stringify({ seq, words: LOUD }) }] }]);

const heardBy = ({ heard }: Awaited<ReturnType<typeof openLine>>) =>
  heard.flatMap((frame) => (frame.t === 'stream' ? (frame.entries as { seq: number }[]).map(({ seq }) => seq) : []));

describe('xD words', () => {
  it.each([
    ['a picture that runs', '<img src=x onerror=alert(1)>'],
    ['a link that runs', 'javascript:alert(1) [x](data:text/html,<script>1</script>)'],
    ['an address of 4,900 characters', `https://a.example/${'a'.repeat(4_880)}`],
  ])('xD11 %s are words and nothing else', async (_, text) => {
    const hers = await at.county.as(owner);
    const { entry } = await hers.messages.say(saying(talk.groupId, text));
    expect(entry).toMatchObject({ kind: 'text', content: { text } });
  });

  it('xD9 the same name in two groups is two messages', async () => {
    const other = await openTalk(at.county, { name: '另一个群', place: 7 });
    const said = saying(talk.groupId, '同一个名字');
    const [one, two] = [await talk.his.messages.say(said), await other.his.messages.say({ ...said, id: other.groupId })];
    expect([one.again, two.again]).toEqual([false, false]);
  });
});

it('xD10 whoever knocks a thousand times a second is told to wait, and the house goes on', async () => {
  const knock = () => at.rawUpgrade('/api/live', 'x'.repeat(43));
  const answers = await Promise.all(Array.from({ length: 400 }, knock));
  const refused = answers.filter((answer) => answer.startsWith('HTTP/1.1 429'));
  expect(refused.length).toBeGreaterThanOrEqual(100);
  expect(refused.every((answer) => /retry-after: \d/i.test(answer))).toBe(true);
  expect(answers.filter((answer) => !/^HTTP\/1.1 4(01|03|29)/.test(answer))).toEqual([]);
  await alive();
});

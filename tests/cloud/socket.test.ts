import { connect } from 'node:net';
import { recordEvent } from '../../cloud/src/kernel/engine/event';
import { Ids } from '../../cloud/src/kernel/ids';
import { Gateway } from '../../cloud/src/kernel/socket/gateway';
import { Clock } from '../../cloud/src/kernel/time/clock';
import { type County, openCounty, type Person } from '../kit/county';
import { openLine, until } from '../kit/line';
import { openSession } from '../kit/sessions';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const session = async (person: Person) =>
  openSession(county.database, await county.service.get(Ids), await county.service.get(Clock), person.id);
const line = async (person: Person) => openLine(county.service.url, (await session(person)).token);
const host = () => new URL(county.service.url).host;

/** Something happens to a subject, seen by these people. */
async function happen(subject: string, no: number, ...people: Person[]) {
  await county.database.inTransaction((tx) =>
    recordEvent(tx, {
      region: county.region,
      subject,
      no,
      type: 'thing.move',
      at: county.now().toISOString(),
      facts: { tell: people.map((p) => p.id).join(' ') },
    }),
  );
}
const newSubject = async () => `thing/${(await county.service.get(Ids)).next()}`;

describe('the upgrade', () => {
  it('xD1 is for those who are signed in; a token in the URL is not looked at', async () => {
    const { token } = await session(await county.resident());
    await expect(openLine(county.service.url, null)).rejects.toThrow('403');
    await expect(openLine(county.service.url, 'x'.repeat(43))).rejects.toThrow('401');
    await expect(openLine(county.service.url, null, { origin: county.service.url })).rejects.toThrow('401');
    await expect(
      openLine(county.service.url, null, { origin: county.service.url, path: `/api/live?token=${token}` } as object),
    ).rejects.toThrow('401');
  });

  it('xD2 is for our own pages only', async () => {
    const { token } = await session(await county.resident());
    const cookie = `session=${token}`;
    const own = await openLine(county.service.url, null, { headers: { cookie, origin: `http://${host()}` } });
    own.socket.close();
    for (const origin of [
      'https://evil.example',
      'null',
      `http://${host()}.evil.example`,
      `http://evil.example#${host()}`,
      `http://127.0.0.1:1`,
      `ftp://${host()}`,
    ]) {
      await expect(openLine(county.service.url, null, { headers: { cookie, origin } })).rejects.toThrow('403');
    }
    await expect(openLine(county.service.url, null, { headers: { cookie } })).rejects.toThrow('403');
  });

  it('answers odd addresses and stays alive', async () => {
    for (const path of ['//', '/api/live/../x', '/api/other', '/api/livex', 'http://[', '*']) {
      const text = await rawUpgrade(path);
      expect(text).toMatch(/^HTTP\/1.1 (400|404)/);
    }
    expect((await county.service.raw('/health')).status).toBe(200);
  });

  it('xD10 keeps at most five lines of one person: the oldest goes', async () => {
    const person = await county.resident();
    const first = await line(person);
    const more = await Promise.all([1, 2, 3, 4].map(() => line(person)));
    expect(first.closed()).toBeNull();
    const sixth = await line(person);
    expect(await first.ended()).toBe(1008);
    for (const { closed } of [...more, sixth]) expect(closed()).toBeNull();
    for (const { socket } of [...more, sixth]) socket.close();
  });
});

describe('what moved', () => {
  it('is told at once to those it concerns, and to nobody else', async () => {
    const [one, two, stranger] = [await county.resident(), await county.resident(), await county.resident()];
    const lines = await Promise.all([one, two, stranger].map(line));
    for (const { say } of lines) say({ t: 'hello', seen: [] });
    await Promise.all(lines.map(({ hear }) => hear('ready')));
    const subject = await newSubject();
    await happen(subject, 1, one, two);
    await until(() => lines[0]!.moves()[0] && lines[1]!.moves()[0], 'both to hear');
    expect(lines[0]!.moves()).toEqual([{ t: 'moved', subject, no: 1, type: 'thing.move', at: county.now().toISOString() }]);
    lines[2]!.say({ t: 'ping' });
    await lines[2]!.hear('pong');
    expect(lines[2]!.moves()).toEqual([]);
    for (const { socket } of lines) socket.close();
  });

  it('while the phone was away is told after hello, by the last number that concerned the person', async () => {
    const [mine, others] = [await county.resident(), await county.resident()];
    const [a, b, c] = [await newSubject(), await newSubject(), await newSubject()];
    await happen(a, 1, mine);
    await happen(a, 2, mine);
    await happen(a, 3, others);
    await happen(b, 1, mine);
    await happen(c, 1, others);
    const { say, hear, heard, moves, socket } = await line(mine);
    say({
      t: 'hello',
      seen: [
        { subject: a, no: 1 },
        { subject: b, no: 1 },
        { subject: c, no: 0 },
      ],
    });
    await hear('ready');
    say({ t: 'ping' });
    await until(() => moves()[0], 'the replay');
    expect(moves()).toMatchObject([{ subject: a, no: 2 }]);
    expect(heard[0]).toMatchObject({ t: 'ready', personId: mine.id });
    socket.close();
  });
});

describe('what a line may say', () => {
  it('xD6 answers nonsense three times and then hangs up', async () => {
    const person = await county.resident();
    const nonsense = [
      'no json',
      '{"t":"__proto__"}',
      '{"t":"hello"}',
      '[]',
      '{"t":"ping","more":1}',
      '{"t":"hello","seen":[{"subject":"a","no":-1}]}',
      'null',
      '1',
    ];
    for (const frame of nonsense) {
      const { say, ended, heard } = await line(person);
      for (let said = 0; said < 4; said++) say(frame);
      expect(await ended()).toBe(1007);
      expect(heard).toEqual([1, 2, 3].map(() => ({ t: 'error', code: 'BAD_FRAME' })));
    }
    const binary = await line(person);
    for (let said = 0; said < 4; said++) binary.socket.send(Buffer.from('{"t":"ping"}'), { binary: true });
    expect(await binary.ended()).toBe(1007);
  });

  it('xD5 is bounded in size and in pieces', async () => {
    const person = await county.resident();
    const big = await line(person);
    big.say(`"${'x'.repeat(16_384)}"`);
    expect(await big.ended()).toBe(1009);
    const pieces = await line(person);
    for (let sent = 0; sent < 200 && pieces.closed() === null; sent++) pieces.socket.send('x', { fin: false });
    expect([1008, 1006]).toContain(await pieces.ended());
  });

  it('xD7 survives broken protocol', async () => {
    const { token } = await session(await county.resident());
    for (const bytes of [
      [0x81, 0x01, 0x78],
      [0xf1, 0x80, 0, 0, 0, 0],
      [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe7],
      [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
    ]) {
      expect(await rawUpgrade('/api/live', token, Buffer.from(bytes))).toMatch(/^HTTP\/1.1 101/);
    }
    expect((await county.service.raw('/health')).status).toBe(200);
  });

  it('xD10 tells who talks too fast, then hangs up', async () => {
    const fast = await line(await county.resident());
    for (let said = 0; said < 200; said++) fast.say({ t: 'ping' });
    expect(await fast.ended()).toBe(4029);
    expect(fast.heard).toContainEqual({ t: 'error', code: 'RATE_LIMITED' });
  });
});

describe('the end of a line', () => {
  it('comes at once when the session is ended here', async () => {
    const person = await county.resident();
    const [one, two] = [await session(person), await session(person)];
    const [phone, tablet] = await Promise.all([one, two].map(({ token }) => openLine(county.service.url, token)));
    await county.service.client({ authorization: `Bearer ${one.token}` }).people.endSession({ id: two.id });
    expect(await tablet!.ended(1_000)).toBe(4001);
    expect(phone!.closed()).toBeNull();
    phone!.socket.close();
  });

  it('iP5 comes within five seconds when the session is ended in another process, on every open line', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => county.resident()));
    const sessions = await Promise.all(people.map(session));
    const lines = await Promise.all(sessions.map(({ token }) => openLine(county.service.url, token)));
    await Promise.all(sessions.map(({ token }) => county.service.client({ authorization: `Bearer ${token}` }).people.me()));
    const ids = sessions.map(({ id }) => id);
    await county.database.query(`UPDATE session SET revoked_at = ? WHERE id IN (${ids.map(() => '?').join(', ')})`, [county.now(), ...ids]);
    const began = performance.now();
    const refused = () =>
      county.service
        .raw('/me', { headers: { authorization: `Bearer ${sessions[0]!.token}` } })
        .then(({ status }) => status === 401 || undefined);
    await Promise.all([...lines.map(async ({ ended }) => expect(await ended(5_500)).toBe(4001)), until(refused, '401', 5_500)]);
    expect(performance.now() - began).toBeLessThan(5_500);
    const subject = await newSubject();
    await happen(subject, 1, ...people);
    expect(lines.flatMap(({ moves }) => moves())).toEqual([]);
  });

  it('xD15 comes for whoever does not answer a beat', async () => {
    const gateway = await county.service.get(Gateway);
    const [silent, well] = [
      await openLine(county.service.url, (await session(await county.resident())).token, { autoPong: false }),
      await line(await county.resident()),
    ];
    let pings = 0;
    well.socket.on('ping', () => pings++);
    gateway.beat();
    await until(() => pings === 1 || undefined, 'the first ping');
    well.say({ t: 'ping' });
    await well.hear('pong');
    gateway.beat();
    expect(await silent.ended()).toBe(1006);
    expect(well.closed()).toBeNull();
    well.socket.close();
  });

  it('xD15 comes for whoever never reads', async () => {
    const person = await county.resident();
    const { token } = await session(person);
    const deaf = await openLine(county.service.url, token);
    deaf.socket.pause();
    const subject = `thing/${'9'.repeat(18)}`;
    const { Hub } = await import('../../cloud/src/kernel/socket/hub');
    const hub = await county.service.get(Hub);
    const event = {
      region: county.region,
      subject,
      no: 1,
      type: 'x'.repeat(60_000),
      at: county.now().toISOString(),
      facts: { tell: person.id },
    };
    const here = () => hub.all().some((l) => l.personId === person.id);
    for (let told = 0; told < 400; told++) hub.tell(event);
    await until(() => !here() || undefined, 'the deaf line to be let go', 10_000);
    deaf.socket.terminate();
  });
});

/** An upgrade by hand, and what came back before the connection ended or went quiet after the first answer. */
function rawUpgrade(path: string, token?: string, after?: Buffer): Promise<string> {
  const { hostname, port } = new URL(county.service.url);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('error', failed);
    socket.on('close', () => done(text));
    socket.on('data', (data) => {
      const first = text === '';
      text += data.toString('latin1');
      if (first && after && text.startsWith('HTTP/1.1 101')) socket.write(after);
    });
    const lines = [
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Host: ${hostname}`,
    ];
    const bearer = `Authorization: Bearer ${token ?? 'x'.repeat(43)}`;
    socket.write(`GET ${path} HTTP/1.1\r\n${[...lines, bearer].join('\r\n')}\r\n\r\n`);
  });
}

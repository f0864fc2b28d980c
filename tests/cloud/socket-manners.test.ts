import { Gateway } from '../../cloud/src/kernel/socket/gateway';
import { Hub } from '../../cloud/src/kernel/socket/hub';
import { type Exchange, openExchange } from '../kit/exchange';
import { openLine, until } from '../kit/line';

let at: Exchange;
beforeAll(async () => {
  at = await openExchange();
});
afterAll(() => at.county.close());

describe('what a line may say', () => {
  it('xD6 answers nonsense three times and then hangs up', async () => {
    const person = await at.county.resident();
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
      const { say, ended, heard } = await at.line(person);
      for (let said = 0; said < 4; said++) say(frame);
      expect(await ended()).toBe(1007);
      expect(heard).toEqual([1, 2, 3].map(() => ({ t: 'error', code: 'BAD_FRAME' })));
    }
    const binary = await at.line(person);
    for (let said = 0; said < 4; said++) binary.socket.send(Buffer.from('{"t":"ping"}'), { binary: true });
    expect(await binary.ended()).toBe(1007);
  });

  it('xD5 is bounded in size and in pieces', async () => {
    const person = await at.county.resident();
    const big = await at.line(person);
    big.say(`"${'x'.repeat(16_384)}"`);
    expect(await big.ended()).toBe(1009);
    const pieces = await at.line(person);
    for (let sent = 0; sent < 200 && pieces.closed() === null; sent++) pieces.socket.send('x', { fin: false });
    expect([1008, 1006]).toContain(await pieces.ended());
  });

  it('xD7 survives broken protocol', async () => {
    const { token } = await at.session(await at.county.resident());
    for (const bytes of [
      [0x81, 0x01, 0x78],
      [0xf1, 0x80, 0, 0, 0, 0],
      [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe7],
      [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
    ]) {
      expect(await at.rawUpgrade('/api/live', token, Buffer.from(bytes))).toMatch(/^HTTP\/1.1 101/);
    }
    expect((await at.county.service.raw('/health')).status).toBe(200);
  });

  it('xD10 tells who talks too fast, then hangs up', async () => {
    const fast = await at.line(await at.county.resident());
    for (let said = 0; said < 200; said++) fast.say({ t: 'ping' });
    expect(await fast.ended()).toBe(4029);
    expect(fast.heard).toContainEqual({ t: 'error', code: 'RATE_LIMITED' });
  });
});

describe('the end of a line', () => {
  it('comes at once when the session is ended here', async () => {
    const person = await at.county.resident();
    const [one, two] = [await at.session(person), await at.session(person)];
    const [phone, tablet] = await Promise.all([one, two].map(({ token }) => openLine(at.county.service.url, token)));
    await at.county.service.client({ authorization: `Bearer ${one.token}` }).people.endSession({ id: two.id });
    expect(await tablet!.ended(1_000)).toBe(4001);
    expect(phone!.closed()).toBeNull();
    phone!.socket.close();
  });

  it('iP5 comes within five seconds when the session is ended in another process, on every open line', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => at.county.resident()));
    const sessions = await Promise.all(people.map(at.session));
    const lines = await Promise.all(sessions.map(({ token }) => openLine(at.county.service.url, token)));
    await Promise.all(sessions.map(({ token }) => at.county.service.client({ authorization: `Bearer ${token}` }).people.me()));
    const ids = sessions.map(({ id }) => id);
    await at.county.database.query(`UPDATE session SET revoked_at = ? WHERE id IN (${ids.map(() => '?').join(', ')})`, [
      at.county.now(),
      ...ids,
    ]);
    const began = performance.now();
    const refused = () =>
      at.county.service
        .raw('/me', { headers: { authorization: `Bearer ${sessions[0]!.token}` } })
        .then(({ status }) => status === 401 || undefined);
    await Promise.all([...lines.map(async ({ ended }) => expect(await ended(5_500)).toBe(4001)), until(refused, '401', 5_500)]);
    expect(performance.now() - began).toBeLessThan(5_500);
    const subject = at.newSubject();
    await at.happen(subject, 1, ...people);
    expect(lines.flatMap(({ moves }) => moves())).toEqual([]);
  });

  it('xD15 comes for whoever does not answer a beat', async () => {
    const gateway = await at.county.service.get(Gateway);
    const [silent, well] = [
      await openLine(at.county.service.url, (await at.session(await at.county.resident())).token, { autoPong: false }),
      await at.line(await at.county.resident()),
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
    const person = await at.county.resident();
    const { token } = await at.session(person);
    const deaf = await openLine(at.county.service.url, token);
    deaf.socket.pause();
    const subject = `thing/${'9'.repeat(18)}`;
    const hub = await at.county.service.get(Hub);
    const event = {
      region: at.county.region,
      subject,
      no: 1,
      type: 'x'.repeat(60_000),
      at: at.county.now().toISOString(),
      facts: { tell: person.id },
    };
    const here = () => hub.all().some((l) => l.personId === person.id);
    for (let told = 0; told < 400; told++) hub.tell(event);
    await until(() => !here() || undefined, 'the deaf line to be let go', 10_000);
    deaf.socket.terminate();
  });
});

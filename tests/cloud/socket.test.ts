import { type Exchange, openExchange } from '../kit/exchange';
import { openLine, until } from '../kit/line';

let at: Exchange;
beforeAll(async () => {
  at = await openExchange();
});
afterAll(() => at.county.close());

describe('the upgrade', () => {
  it('xD1 is for those who are signed in; a token in the URL is not looked at', async () => {
    const { token } = await at.session(await at.county.resident());
    await expect(openLine(at.county.service.url, null)).rejects.toThrow('403');
    await expect(openLine(at.county.service.url, 'x'.repeat(43))).rejects.toThrow('401');
    await expect(openLine(at.county.service.url, null, { origin: at.county.service.url })).rejects.toThrow('401');
    await expect(
      openLine(at.county.service.url, null, { origin: at.county.service.url, path: `/api/live?token=${token}` } as object),
    ).rejects.toThrow('401');
  });

  it('xD2 is for our own pages only', async () => {
    const { token } = await at.session(await at.county.resident());
    const cookie = `session=${token}`;
    const own = await openLine(at.county.service.url, null, { headers: { cookie, origin: `http://${at.host}` } });
    own.socket.close();
    for (const origin of [
      'https://evil.example',
      'null',
      `http://${at.host}.evil.example`,
      `http://evil.example#${at.host}`,
      `http://127.0.0.1:1`,
      `ftp://${at.host}`,
    ]) {
      await expect(openLine(at.county.service.url, null, { headers: { cookie, origin } })).rejects.toThrow('403');
    }
    await expect(openLine(at.county.service.url, null, { headers: { cookie } })).rejects.toThrow('403');
  });

  it('answers odd addresses and stays alive', async () => {
    for (const path of ['//', '/api/live/../x', '/api/other', '/api/livex', 'http://[', '*']) {
      const text = await at.rawUpgrade(path);
      expect(text).toMatch(/^HTTP\/1.1 (400|404)/);
    }
    expect((await at.county.service.raw('/health')).status).toBe(200);
  });

  it('xD10 keeps at most five lines of one person: the oldest goes', async () => {
    const person = await at.county.resident();
    const first = await at.line(person);
    const more = await Promise.all([1, 2, 3, 4].map(() => at.line(person)));
    expect(first.closed()).toBeNull();
    const sixth = await at.line(person);
    expect(await first.ended()).toBe(1008);
    for (const { closed } of [...more, sixth]) expect(closed()).toBeNull();
    for (const { socket } of [...more, sixth]) socket.close();
  });
});

describe('what moved', () => {
  it('is told at once to those it concerns, and to nobody else', async () => {
    const [one, two, stranger] = [await at.county.resident(), await at.county.resident(), await at.county.resident()];
    const lines = await Promise.all([one, two, stranger].map(at.line));
    for (const { say } of lines) say({ t: 'hello', seen: [] });
    await Promise.all(lines.map(({ hear }) => hear('ready')));
    const subject = at.newSubject();
    await at.happen(subject, 1, one, two);
    await until(() => lines[0]!.moves()[0] && lines[1]!.moves()[0], 'both to hear');
    expect(lines[0]!.moves()).toEqual([{ t: 'moved', subject, no: 1, type: 'thing.move', at: at.county.now().toISOString() }]);
    lines[2]!.say({ t: 'ping' });
    await lines[2]!.hear('pong');
    expect(lines[2]!.moves()).toEqual([]);
    for (const { socket } of lines) socket.close();
  });

  it('while the phone was away is told after hello, by the last number that concerned the person', async () => {
    const [mine, others] = [await at.county.resident(), await at.county.resident()];
    const [a, b, c] = [at.newSubject(), at.newSubject(), at.newSubject()];
    await at.happen(a, 1, mine);
    await at.happen(a, 2, mine);
    await at.happen(a, 3, others);
    await at.happen(b, 1, mine);
    await at.happen(c, 1, others);
    const { say, hear, heard, moves, socket } = await at.line(mine);
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

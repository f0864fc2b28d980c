import { newKey } from '../../miniapp/src/kernel/once';
import { type Caller, json, openCaller } from '../kit/calls';
import { pathOf } from '../kit/routes';

let at: Caller;
beforeAll(async () => {
  at = await openCaller();
});
afterAll(() => at.county.close());

describe('who calls', () => {
  it('xA1 without a token that holds gets a 401 on every route that is not public', async () => {
    const nobody: Record<string, string>[] = [
      {},
      { authorization: '' },
      { authorization: 'Bearer null' },
      { authorization: `Bearer ${'x'.repeat(43)}` },
      { cookie: 'session=' },
    ];
    for (const named of at.mounted().filter(({ route }) => route.roles !== 'public')) {
      for (const claim of nobody) {
        const answer = await at.county.service.raw(pathOf(named.route), {
          method: named.route.method,
          headers: { ...claim, 'idempotency-key': newKey() },
        });
        expect({ name: named.name, claim, status: answer.status }).toEqual({ name: named.name, claim, status: 401 });
      }
    }
  });

  it('xA13 is not decided by headers anybody can write', async () => {
    const other = await at.county.administrator();
    const claims = { 'x-user-id': other.id, 'x-role': 'administrator', 'x-region': '110101', 'x-forwarded-for': '127.0.0.1' };
    const me = (await (await at.county.service.raw('/me', { headers: { ...at.headers.resident, ...claims } })).json()) as {
      id: string;
      actingAs: null;
    };
    expect(me.id).not.toBe(other.id);
    expect(me.actingAs).toBeNull();
    expect((await at.county.service.raw('/me', { headers: claims })).status).toBe(401);
  });

  it('xL2 with a browser’s cookie alone may read but not write', async () => {
    const token = at.headers.resident?.authorization?.slice(7);
    const cookie = `session=${token}`;
    const write = (more: object) => at.county.service.raw('/me', { method: 'PUT', body: '{}', headers: { ...json, cookie, ...more } });
    expect((await at.county.service.raw('/me', { headers: { cookie } })).status).toBe(200);
    expect((await write({})).status).toBe(401);
    expect((await write({ 'x-app': 'h5' })).status).toBe(200);
    expect(
      (await at.county.service.raw('/me', { headers: { cookie, origin: 'https://evil.example' } })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBeNull();
  });
});

describe('a key', () => {
  it('xB15 makes eight calls at once one effect with eight equal answers', async () => {
    const [agent, dispatcher] = [await at.county.agent(), await at.county.as(await at.county.dispatcher())];
    const leave = {
      postId: agent.postId,
      from: at.county.later(60).toISOString(),
      to: at.county.later(600).toISOString(),
      reason: '去开会',
    };
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 8 }, () => dispatcher.directory.addLeave(leave, key)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const [count] = await at.county.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM absence WHERE region = ? AND post_id = ?', [
      at.county.region,
      agent.postId,
    ]);
    expect(Number(count?.n)).toBe(1);
    await expect(dispatcher.directory.addLeave({ ...leave, reason: '看病' }, key)).rejects.toMatchObject({
      status: 409,
      code: 'KEY_REUSED',
    });
    await expect(dispatcher.directory.addLeave(leave, 'x'.repeat(300))).rejects.toMatchObject({ status: 422, code: 'KEY_MISSING' });
  });

  it('xB15 belongs to one person', async () => {
    const [one, two] = [await at.county.agent(), await at.county.agent()];
    const [first, second] = [await at.county.as(await at.county.dispatcher()), await at.county.as(await at.county.dispatcher())];
    const key = newKey();
    const span = { from: at.county.later(60).toISOString(), to: at.county.later(600).toISOString(), reason: '去开会' };
    const [a, b] = [
      await first.directory.addLeave({ ...span, postId: one.postId }, key),
      await second.directory.addLeave({ ...span, postId: two.postId }, key),
    ];
    expect(a.id).not.toBe(b.id);
  });
});

it('every answer says what it is and nothing of what it runs on', async () => {
  const answer = await at.county.service.raw('/me');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-powered-by')).toBeNull();
  expect(answer.headers.get('server')).toBeNull();
});

import { Sessions } from '../../cloud/src/kernel/auth/session.service';
import { sha256 } from '../../cloud/src/kernel/crypto';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County } from '../kit/county';
import { startProcess } from '../kit/process';
import { headersOf } from '../kit/sessions';
import { here, NO_RECEIPT, newPhone, openDoor } from '../kit/sign-in';

let county: County;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
  county = door.county;
});
afterAll(() => county.close());

const json = { 'content-type': 'application/json' };
/** Signs in as a browser does; its cookie line and the answer. */
async function asBrowser(phone: string) {
  const body = JSON.stringify({ ...(await door.proofFor(phone)), channel: 'h5', device: '浏览器' });
  const answer = await county.service.raw('/sessions', { method: 'POST', body, headers: { ...json, 'idempotency-key': newKey() } });
  const [cookie = ''] = answer.headers.getSetCookie();
  return { cookie, reply: (await answer.json()) as { token: null; me: { id: string } } };
}

describe('where I am signed in', () => {
  it('names every device and which one this is', async () => {
    const phone = newPhone();
    const one = await door.newcomer(phone);
    await door.longAgo(phone, 61);
    const two = await county.visitor().people.signIn({ ...(await door.proofFor(phone)), ...here, device: '平板' });
    const { sessions } = await door.bearing(two.token).people.sessions();
    expect(sessions.map(({ device, current }) => [device, current])).toEqual(
      expect.arrayContaining([
        ['平板', true],
        ['测试机', false],
      ]),
    );
    expect(sessions).toHaveLength(2);
    expect((await door.bearing(one.token).people.sessions()).sessions.find((s) => s.current)?.device).toBe('测试机');
  });

  it('lets one device be signed out from another, once or twice alike, and nobody else’s ever', async () => {
    const phone = newPhone();
    const one = door.bearing((await door.newcomer(phone)).token);
    await door.longAgo(phone, 61);
    const two = door.bearing((await door.newcomer(phone)).token);
    const stranger = door.bearing((await door.newcomer()).token);
    const other = (await one.people.sessions()).sessions.find((s) => !s.current)!;
    await expect(stranger.people.endSession({ id: other.id })).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await two.people.me()).phone).toBe(phone);

    await Promise.all([one.people.endSession({ id: other.id }), one.people.endSession({ id: other.id })]);
    await one.people.endSession({ id: other.id });
    await expect(two.people.me()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    expect((await one.people.sessions()).sessions).toHaveLength(1);
  });

  it('is not shown to whoever is not signed in', async () => {
    await expect(county.visitor().people.sessions()).rejects.toMatchObject({ status: 401 });
    await expect(county.visitor().people.endSession({ id: '1' })).rejects.toMatchObject({ status: 401 });
  });
});

describe('a session', () => {
  it('xA4 is over at once after signing out, and signing out again is no fault', async () => {
    const phone = door.bearing((await door.newcomer()).token);
    await phone.people.signOut();
    await expect(phone.people.me()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    await expect(phone.people.signOut()).resolves.toEqual({ done: true });
    await expect(county.visitor().people.signOut()).resolves.toEqual({ done: true });
  });

  it('xA4 is over when its time is', async () => {
    const { token } = await door.newcomer();
    await county.database.query('UPDATE session SET expires_at = ? WHERE token_hash = ?', [new Date(0), sha256(token!)]);
    await expect(door.bearing(token).people.sessions()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
  });

  it('slides on while it is used', async () => {
    const { token } = await door.newcomer();
    const hash = sha256(token!);
    const soon = new Date(Date.now() + 60_000);
    await county.database.query('UPDATE session SET seen_at = ?, expires_at = ? WHERE token_hash = ?', [
      new Date(Date.now() - 7_200_000),
      soon,
      hash,
    ]);
    await door.bearing(token).people.me();
    const [row] = await county.database.query<{ expires_at: Date }>('SELECT expires_at FROM session WHERE token_hash = ?', [hash]);
    expect(row!.expires_at.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
  });

  it('iP5 loses a post that was ended within five seconds', async () => {
    const agent = await county.agent();
    const headers = await headersOf(county, agent);
    expect((await county.service.raw('/me', { headers })).status).toBe(200);
    await county.database.query('UPDATE post SET ended_at = ? WHERE region = ? AND id = ?', [new Date(), county.region, agent.postId]);
    const began = performance.now();
    for (let status = 200; status !== 403; ) {
      status = (await county.service.raw('/me', { headers })).status;
      expect(performance.now() - began).toBeLessThan(5_500);
    }
  });

  it('at a desk ends after half an hour without a call and after twelve hours in all', async () => {
    const dispatcher = await county.dispatcher();
    const { cookie } = await asBrowser(dispatcher.phone);
    const value = cookie.split(';')[0]!;
    const hash = sha256(value.slice('session='.length));
    const me = async () => {
      (await county.service.get(Sessions)).forget();
      return (await county.service.raw('/me', { headers: { cookie: value } })).status;
    };
    const left = async () => {
      const [row] = await county.database.query<{ id: string; expires_at: Date }>(
        'SELECT id, expires_at FROM session WHERE token_hash = ?',
        [hash],
      );
      return { id: row!.id, minutes: (row!.expires_at.getTime() - Date.now()) / 60_000 };
    };
    expect(await me()).toBe(200);
    const { id, minutes } = await left();
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30.1);

    const thisMorning = String(BigInt(id) - (BigInt(12 * 3_600_000) << 22n));
    await county.database.query('UPDATE session SET id = ? WHERE id = ?', [thisMorning, id]);
    expect(await me()).toBe(401);
  });

  it('keeps only a hash of its token', async () => {
    const { token } = await door.newcomer();
    const rows = await county.database.query('SELECT * FROM session WHERE token_hash = ?', [sha256(token!)]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('the browser', () => {
  it('xL3 keeps the token where no script reads it, and forgets it on signing out', async () => {
    const { cookie, reply } = await asBrowser(newPhone());
    expect(reply.token).toBeNull();
    expect(cookie).toMatch(/^session=[\w-]{43};.*path=\/.*samesite=lax.*httponly/i);
    const value = cookie.split(';')[0]!;
    const me = await county.service.raw('/me', { headers: { cookie: value } });
    expect(((await me.json()) as { id: string }).id).toBe(reply.me.id);

    const out = await county.service.raw('/sessions/current', {
      method: 'DELETE',
      headers: { cookie: value, 'x-app': 'h5', 'idempotency-key': newKey() },
    });
    expect(out.headers.getSetCookie()[0]).toMatch(/^session=;.*(max-age=0|expires=Thu, 01 Jan 1970)/i);
    expect((await county.service.raw('/me', { headers: { cookie: value } })).status).toBe(401);
  });

  it('cannot be signed out by a foreign page', async () => {
    const { cookie } = await asBrowser(newPhone());
    const value = cookie.split(';')[0]!;
    await county.service.raw('/sessions/current', { method: 'DELETE', headers: { cookie: value } });
    expect((await county.service.raw('/me', { headers: { cookie: value } })).status).toBe(200);
  });

  it('behind TLS gets a __Host- cookie, and the limiter believes the last hop only', async () => {
    const person = await county.resident();
    await county.database.query('INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 9, ?, ?)', [
      person.id,
      county.region,
      '村民',
      '看看',
    ]);
    const service = await startProcess({ HTTPS: '1', DEMO: '1' });
    try {
      const through = (path: string, body: object, hops: string) =>
        fetch(`${service.url}/api${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { ...json, 'idempotency-key': newKey(), 'x-forwarded-proto': 'https', 'x-forwarded-for': hops },
        });
      const entered = await through('/demo-sessions', { personId: person.id, channel: 'h5', device: 'x' }, '10.0.0.1');
      expect(entered.headers.getSetCookie()[0]).toMatch(/^__Host-session=[\w-]{43};.*path=\/;.*secure/i);
      const guess = { phone: newPhone(), code: '123456', receipt: NO_RECEIPT, ...here };
      const statuses: number[] = [];
      for (let tried = 0; tried < 12; tried++) statuses.push((await through('/sessions', guess, `10.9.9.${tried}, 10.0.0.2`)).status);
      expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    } finally {
      await service.stop();
    }
  });
});

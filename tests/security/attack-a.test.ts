import type { Role } from 'shared-types/kernel/actor';
import { Sessions } from '../../cloud/src/kernel/auth/session.service';
import { newKey } from '../../miniapp/src/kernel/once';
import { json } from '../kit/calls';
import { denied, guarded } from '../kit/denials';
import { lineRoutes } from '../kit/routes';
import { headersOf } from '../kit/sessions';
import { newPhone, openDoor } from '../kit/sign-in';

let door: Awaited<ReturnType<typeof openDoor>>;
const holding = {} as Record<Role, Record<string, string>>;
const unproved = {} as Record<Role, Record<string, string>>;
beforeAll(async () => {
  door = await openDoor();
  for (const role of ['resident', 'agent', 'dispatcher', 'clerk', 'administrator'] as const) {
    holding[role] = await headersOf(door.county, await door.county[role]());
    const unshown = await door.county[role]();
    unproved[role] = await headersOf(door.county, unshown);
    await door.county.database.run('UPDATE session SET second_at = NULL WHERE person_id = ?', [unshown.id]);
  }
});
afterAll(() => door.county.close());

const all = [...guarded, ...lineRoutes].map((named) => [named.name, named] as const);
const firstRole = ({ route }: (typeof guarded)[number]) => route.roles[0] as Role;

describe.each(all)('%s', (_, named) => {
  it('xA4 V7.4.1 is closed to a session that was ended', async () => {
    const headers = await headersOf(door.county, await door.county.resident());
    const out = await door.county.service.raw('/sessions/current', {
      method: 'DELETE',
      headers: { ...headers, 'idempotency-key': newKey() },
    });
    expect(out.status).toBe(200);
    expect(await denied(door.county, named, headers)).toEqual({ status: 401, code: named.overLine ? 'NO_LINE' : 'SESSION_ENDED' });
  });

  it('xA13 V8.3.1 is closed to whoever names a post that is not theirs', async () => {
    const { 'x-post': post = '1' } = holding[firstRole(named)];
    // What is no id at all makes no frame.
    for (const claimed of [post, '1', ...(named.overLine ? [] : ['0', 'administrator', "1' OR '1'='1"])]) {
      const headers = await headersOf(door.county, await door.county.resident());
      expect({ claimed, ...(await denied(door.county, named, { ...headers, 'x-post': claimed })) }).toMatchObject({
        status: 403,
        code: 'POST_NOT_YOURS',
      });
    }
  });

  it('xA14 V6.3.3 is closed to a desk that has shown only a telephone, unless it is the way to show more', async () => {
    for (const role of ['dispatcher', 'administrator'] as const) {
      const { status, code } = await denied(door.county, named, unproved[role]);
      if (named.route.beforeSecond) expect(code).not.toBe('SECOND_FACTOR_NEEDED');
      else expect({ role, status, code }).toEqual({ role, status: 403, code: 'SECOND_FACTOR_NEEDED' });
    }
  });
});

describe('signing in', () => {
  it('xA4 V7.2.4 SESS-03 gives a token of its own, whatever token was brought along', async () => {
    const { county } = door;
    const [planted, phone] = ['A'.repeat(43), newPhone()];
    const other = await headersOf(county, await county.resident());
    const theirs = other.authorization?.slice(7) ?? '';
    for (const brought of [planted, theirs]) {
      const proof = await door.proofFor(phone);
      const answer = await county.service.raw('/sessions', {
        method: 'POST',
        body: JSON.stringify({ ...proof, channel: 'h5', device: 'x' }),
        headers: { ...json, 'idempotency-key': newKey(), cookie: `session=${brought}`, authorization: `Bearer ${brought}` },
      });
      const [, given] = /session=([\w-]{43})/.exec(answer.headers.getSetCookie()[0] ?? '') ?? [];
      expect([planted, theirs, undefined]).not.toContain(given);
      await door.longAgo(phone, 61);
    }
    expect((await county.service.raw('/me', { headers: { authorization: `Bearer ${planted}` } })).status).toBe(401);
    const me = (await (await county.service.raw('/me', { headers: other })).json()) as { phone: string };
    expect(me.phone).not.toBe(phone);
  });
});

it('xA4 V7.4.3 an end is believed at once by the process that heard it, however often it was asked just before', async () => {
  const { county } = door;
  const sessions = await county.service.get(Sessions);
  const person = await county.resident();
  const headers = await Promise.all(Array.from({ length: 5 }, () => headersOf(county, person)));
  const me = () => Promise.all(headers.map(async (each) => (await county.service.raw('/me', { headers: each })).status));
  expect(new Set(await me())).toEqual(new Set([200]));
  await county.database.inTransaction((tx) => sessions.revokeAll(tx, person.id));
  expect(new Set(await me())).toEqual(new Set([401]));
});

import { Sessions } from '../../cloud/src/kernel/auth/session.service';
import { newKey } from '../../miniapp/src/kernel/once';
import { json } from '../kit/calls';
import type { County } from '../kit/county';
import { type Desks, openDesks } from '../kit/desks';
import { factorOf, SECRET } from '../kit/ready/staff';
import { here } from '../kit/sign-in';
import { shownBy } from '../kit/totp';

let county: County;
let desks: Desks;
beforeAll(async () => {
  desks = await openDesks();
  county = desks.county;
});
afterAll(() => county.close());

const NEEDED = { status: 403, code: 'SECOND_FACTOR_NEEDED' };

describe('the session in which a second factor was shown', () => {
  const SHOWN = { secondShown: true };
  it('xA4 V7.2.4 goes on under another token; the one from before never opens the desk, and is over after a minute', async () => {
    for (const step of ['verify', 'confirm'] as const) {
      const held = await county.dispatcher();
      if (step === 'verify') await factorOf(county, held, 'on');
      const hers = await desks.atDoor(held);
      const planted = hers.token();
      const secret = step === 'verify' ? SECRET : (await hers.secondFactor.enrol()).secret;
      await hers.secondFactor[step]({ code: shownBy(secret) });
      expect(hers.token()).not.toBe(planted);
      expect((await hers.directory.roster()).agents).toBeDefined();
      const thief = desks.bearing(planted, held);
      await expect(thief.directory.roster()).rejects.toMatchObject(NEEDED);
      expect(await thief.secondFactor.show()).toMatchObject({ shown: false });
      await expect(thief.secondFactor.enrol()).rejects.toMatchObject(NEEDED);
      await county.database.run('UPDATE session SET replaced_at = ? WHERE person_id = ?', [new Date(Date.now() - 61_000), held.id]);
      const sessions = await county.service.get(Sessions);
      sessions.forget();
      await expect(thief.people.me()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
      expect(await sessions.find(hers.token())).toMatchObject(SHOWN);
    }
  });

  it('is one session still, signed out by either token', async () => {
    const held = await county.dispatcher();
    await factorOf(county, held, 'on');
    const hers = await desks.atDoor(held);
    const planted = hers.token();
    await hers.secondFactor.verify({ code: shownBy(SECRET) });
    const { sessions } = await hers.people.sessions();
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    await hers.people.signOut();
    for (const token of [planted, hers.token()])
      await expect(desks.bearing(token, held).people.me()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('xA4 of a browser has the new token in its cookie alone', async () => {
    const held = await county.dispatcher();
    await factorOf(county, held, 'on');
    const call = (path: string, body: object, cookie = '') =>
      county.service.raw(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { ...json, 'idempotency-key': newKey(), 'x-app': 'h5', 'x-post': held.postId, cookie },
      });
    const cookieOf = (answer: Pick<Response, 'headers'>) => (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    const planted = cookieOf(await call('/sessions', { ...(await desks.proofFor(held.phone)), ...here, channel: 'h5' }));
    const shown = await call('/sessions/current/second-factor', { code: shownBy(SECRET) }, planted);
    expect(await shown.json()).toEqual({ token: null });
    expect(shown.headers.getSetCookie()[0]).toMatch(/^session=[\w-]{43};.*httponly/i);
    const roster = async (cookie: string) => (await county.service.raw('/roster', { headers: { cookie, 'x-post': held.postId } })).status;
    expect([await roster(cookieOf(shown)), await roster(planted)]).toEqual([200, 403]);
  });
});

import { env } from '../../cloud/src/config/env';
import { Sessions } from '../../cloud/src/kernel/auth/session.service';
import { newKey } from '../../miniapp/src/kernel/once';
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

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const NEEDED = { status: 403, code: 'SECOND_FACTOR_NEEDED' };
const WRONG = { status: 422, code: 'SECOND_CODE_WRONG' };

describe('a desk', () => {
  it('xA14 opens for nobody who has shown only a telephone', async () => {
    for (const held of [await county.dispatcher(), await county.administrator()]) {
      const hers = await desks.atDoor(held);
      await expect(hers.staff.list({ role: 'agent' })).rejects.toMatchObject(NEEDED);
      await expect(hers.notices.list({})).rejects.toMatchObject(NEEDED);
      await expect(hers.people.change({ name: '赵' })).rejects.toMatchObject(NEEDED);
      expect((await hers.people.me()).actingAs).toBe(held.postId);
      expect(await hers.secondFactor.show()).toEqual({ since: null, shown: false, needed: true, recoveryLeft: 0 });
    }
    const agent = await county.agent();
    expect((await (await desks.atDoor(agent)).visits.pool()).errands).toEqual([]);
  });

  it('opens once a telephone has been enrolled, and for another session once it shows a code', async () => {
    const held = await county.dispatcher();
    const hers = await desks.atDoor(held);
    const { secret, uri, qr } = await hers.secondFactor.enrol();
    expect(uri).toMatch(new RegExp(`^otpauth://totp/.*secret=${secret}`));
    expect(uri).not.toContain(held.phone);
    expect(qr).toMatch(/^data:image\/png;base64,/);
    const { recoveryCodes } = await hers.secondFactor.confirm({ code: shownBy(secret, -1) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await hers.directory.roster()).agents).toBeDefined();
    expect(await hers.secondFactor.show()).toMatchObject({ since: expect.any(String), shown: true, recoveryLeft: 10 });

    const other = await desks.atDoor(held);
    await expect(other.directory.roster()).rejects.toMatchObject(NEEDED);
    await other.secondFactor.verify({ code: shownBy(secret) });
    expect((await other.directory.roster()).agents).toBeDefined();
    expect((await (await county.as(await county.administrator())).staff.list({ role: 'dispatcher' })).staff).toContainEqual(
      expect.objectContaining({ postId: held.postId, secured: true }),
    );
  });

  it('lets the demo’s people in without, and only while it is a demo', async () => {
    const held = await county.dispatcher();
    await county.database.run("INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, '调度员', '看看')", [
      held.id,
      county.region,
    ]);
    const { token } = await county.visitor().people.signInAsDemo({ personId: held.id, ...here });
    const hers = county.service.client({ authorization: `Bearer ${token}`, 'x-post': held.postId });
    expect((await hers.directory.roster()).agents).toBeDefined();
    const before = env.DEMO;
    env.DEMO = '0';
    (await county.service.get(Sessions)).forget();
    try {
      await expect(hers.directory.roster()).rejects.toMatchObject(NEEDED);
    } finally {
      env.DEMO = before;
      (await county.service.get(Sessions)).forget();
    }
  });
});

describe('a code', () => {
  const secured = async () => {
    const held = await county.dispatcher();
    await factorOf(county, held, 'on');
    return held;
  };

  it('is taken once: of two sessions that show the same one at the same moment, one gets in', async () => {
    const held = await secured();
    const [one, two] = [await desks.atDoor(held), await desks.atDoor(held)];
    const code = shownBy(SECRET);
    const shown = await Promise.allSettled([one, two].map((each) => each.secondFactor.verify({ code })));
    expect(shown.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(shown.find(({ status }) => status === 'rejected')).toMatchObject({ reason: WRONG });
    await expect((await desks.atDoor(held)).secondFactor.verify({ code })).rejects.toMatchObject(WRONG);
    await expect((await desks.atDoor(held)).secondFactor.verify({ code: shownBy(SECRET, -1) })).rejects.toMatchObject(WRONG);
    const in_ = await Promise.allSettled([one, two].map((each) => each.directory.roster()));
    expect(in_.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('repeated under its own key, for the answer was lost, is no second showing', async () => {
    const held = await secured();
    const [hers, key, code] = [await desks.atDoor(held), newKey(), shownBy(SECRET)];
    const before = desks.bearing(hers.token(), held);
    const lost = (await hers.secondFactor.verify({ code }, key)).token ?? '';
    const { token } = await before.secondFactor.verify({ code }, key);
    expect(token).not.toBe(lost);
    expect((await desks.bearing(token ?? '', held).directory.roster()).agents).toBeDefined();
    await expect(desks.bearing(lost, held).people.me()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('may be wrong five times, however fast; then even the right one waits half an hour', async () => {
    const held = await secured();
    const hers = await desks.atDoor(held);
    const code = wrong(shownBy(SECRET, 5));
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => hers.secondFactor.verify({ code })));
    const codes = tries.map((tried) => (tried.status === 'rejected' ? (tried.reason as { code: string }).code : 'in'));
    expect(codes.filter((each) => each === 'SECOND_CODE_WRONG')).toHaveLength(5);
    expect(codes.filter((each) => each === 'TOO_OFTEN')).toHaveLength(4);
    await expect(hers.secondFactor.verify({ code: shownBy(SECRET) })).rejects.toMatchObject({
      status: 429,
      message: expect.stringContaining('30 分钟'),
    });
    await expect(hers.directory.roster()).rejects.toMatchObject(NEEDED);
    await county.database.run('UPDATE second_factor SET locked_until = ? WHERE person_id = ?', [new Date(0), held.id]);
    await hers.secondFactor.verify({ code: shownBy(SECRET) });
  });

  it('that was wrong is not made right by asking again under its key', async () => {
    const hers = await desks.atDoor(await secured());
    const [key, code] = [newKey(), wrong(shownBy(SECRET, 9))];
    await expect(hers.secondFactor.verify({ code }, key)).rejects.toMatchObject(WRONG);
    await expect(hers.secondFactor.verify({ code }, key)).rejects.toMatchObject(WRONG);
  });

  it('put away for the day the telephone is lost opens once', async () => {
    const held = await county.dispatcher();
    const hers = await desks.atDoor(held);
    const { secret } = await hers.secondFactor.enrol();
    const { recoveryCodes } = await hers.secondFactor.confirm({ code: shownBy(secret) });
    const [code = ''] = recoveryCodes;
    const [one, two] = [await desks.atDoor(held), await desks.atDoor(held)];
    const shown = await Promise.allSettled([one, two].map((each) => each.secondFactor.verify({ code: code.replaceAll('-', '') })));
    expect(shown.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await hers.secondFactor.show()).recoveryLeft).toBe(9);
    const rows = await county.database.query<object>('SELECT * FROM recovery_code WHERE person_id = ?', [held.id]);
    expect(JSON.stringify(rows.map((row) => Object.values(row).map(String)))).not.toContain(code.replaceAll('-', ''));
  });
});

describe('setting up a second factor', () => {
  it('is nobody’s without signing in, and needs a code that fits', async () => {
    await expect(county.visitor().secondFactor.enrol()).rejects.toMatchObject({ status: 401 });
    await expect(county.visitor().secondFactor.verify({ code: '123456' })).rejects.toMatchObject({ status: 401 });
    const hers = await desks.atDoor(await county.dispatcher());
    await expect(hers.secondFactor.confirm({ code: '123456' })).rejects.toMatchObject({ status: 409, code: 'SECOND_FACTOR_OFF' });
    await expect(hers.secondFactor.verify({ code: '123456' })).rejects.toMatchObject({ status: 409, code: 'SECOND_FACTOR_OFF' });
    const { secret } = await hers.secondFactor.enrol();
    await expect(hers.secondFactor.confirm({ code: wrong(shownBy(secret, 7)) })).rejects.toMatchObject(WRONG);
    for (const code of ['12345', 'abcdef', '1234567', ' '])
      await expect(hers.secondFactor.confirm({ code })).rejects.toMatchObject({ status: 422 });
    await expect(hers.directory.roster()).rejects.toMatchObject(NEEDED);
  });

  it('anew is for a session that has shown the one that stands, which holds until then', async () => {
    const held = await county.dispatcher();
    const hers = await desks.atDoor(held);
    const first = await hers.secondFactor.enrol();
    await hers.secondFactor.confirm({ code: shownBy(first.secret, -1) });
    const thief = await desks.atDoor(held);
    await expect(thief.secondFactor.enrol()).rejects.toMatchObject(NEEDED);
    const second = await hers.secondFactor.enrol();
    await expect(thief.secondFactor.confirm({ code: shownBy(second.secret) })).rejects.toMatchObject(NEEDED);
    await thief.secondFactor.verify({ code: shownBy(first.secret) });
    await hers.secondFactor.confirm({ code: shownBy(second.secret) });
    await expect((await desks.atDoor(held)).secondFactor.verify({ code: shownBy(first.secret, 1) })).rejects.toMatchObject(WRONG);
  });

  it('keeps the secret sealed', async () => {
    const held = await county.dispatcher();
    const { secret } = await (await desks.atDoor(held)).secondFactor.enrol();
    const rows = await county.database.query<object>('SELECT * FROM second_factor WHERE person_id = ?', [held.id]);
    expect(JSON.stringify(rows.map((row) => Object.values(row).map(String)))).not.toContain(secret);
  });
});

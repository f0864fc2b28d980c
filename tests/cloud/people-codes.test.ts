import { blindIndex } from '../../cloud/src/kernel/crypto';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County } from '../kit/county';
import { another, here, NO_RECEIPT, newPhone, openDoor } from '../kit/sign-in';

let county: County;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
  county = door.county;
});
afterAll(() => county.close());

describe('a sign-in code', () => {
  it('makes a person at the first sign-in and finds the same one at the next', async () => {
    const phone = newPhone();
    const first = await county.visitor().people.signIn({ ...(await door.proofFor(phone)), ...here });
    await door.longAgo(phone, 61);
    const second = await county.visitor().people.signIn({ ...(await door.proofFor(phone)), ...here });

    expect(first.me).toMatchObject({ phone, name: null, region: null, posts: [], actingAs: null, textSize: 'x10' });
    expect(second.me.id).toBe(first.me.id);
    expect(second.token).not.toBe(first.token);
  });

  it('answers alike whether or not somebody is known by the phone', async () => {
    const known = await county.resident();
    const [a, b] = await Promise.all([known.phone, newPhone()].map((phone) => county.visitor().people.sendCode({ phone })));

    expect(Object.keys(a!)).toEqual(Object.keys(b!));
    for (const phone of [known.phone, newPhone()]) {
      await expect(county.visitor().people.signIn({ phone, code: '000000', receipt: NO_RECEIPT, ...here })).rejects.toMatchObject({
        code: 'CODE_WRONG',
      });
    }
  });

  it('xA12 is sent once a minute and ten times a day', async () => {
    const phone = newPhone();
    await door.proofFor(phone);
    await expect(county.visitor().people.sendCode({ phone })).rejects.toMatchObject({ status: 429, code: 'TOO_OFTEN' });

    for (let sent = 1; sent < 10; sent++) {
      await door.longAgo(phone, 61);
      await door.fromElsewhere(phone);
      await county.visitor().people.sendCode({ phone });
    }
    await door.longAgo(phone, 61);
    await expect(county.visitor().people.sendCode({ phone })).rejects.toMatchObject({ code: 'TOO_OFTEN' });
    await door.longAgo(phone, 86_400);
    await expect(county.visitor().people.sendCode({ phone })).resolves.toBeDefined();
  });

  it('is sent once when the same call is repeated, and once when two calls race', async () => {
    const phone = newPhone();
    const key = newKey();

    const [one, two] = [await county.visitor().people.sendCode({ phone }, key), await county.visitor().people.sendCode({ phone }, key)];
    expect(two).toEqual(one);
    expect(door.sentTo(phone)).toBe(1);

    await door.longAgo(phone, 61);
    const raced = await Promise.allSettled([1, 2, 3, 4].map(() => county.visitor().people.sendCode({ phone })));
    expect(raced.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(door.sentTo(phone)).toBe(2);
  });

  it('does not count when the line did not take it', async () => {
    const phone = newPhone();
    door.cutLine();
    await expect(county.visitor().people.sendCode({ phone })).rejects.toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    door.mendLine();
    await expect(county.visitor().people.sendCode({ phone })).resolves.toBeDefined();
  });

  it('xA12 dies after five wrong tries, even for the right digits', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    for (let tried = 0; tried < 5; tried++) {
      await expect(county.visitor().people.signIn({ ...proof, code: another(proof.code), ...here })).rejects.toMatchObject({
        status: 422,
        code: 'CODE_WRONG',
      });
    }
    await expect(county.visitor().people.signIn({ ...proof, ...here })).rejects.toMatchObject({ status: 429, code: 'TOO_OFTEN' });
  });

  it('xA12 lets no more than five of many guesses at once be looked at', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    await Promise.allSettled(
      Array.from({ length: 9 }, () => county.visitor().people.signIn({ ...proof, code: another(proof.code), ...here })),
    );
    const [row] = await county.database.query<{ tries: number }>('SELECT tries FROM sign_in_code WHERE phone_index = ?', [
      blindIndex('phone', phone),
    ]);
    expect(row?.tries).toBe(5);
  });

  it('xA12 slows guesses down also where no code was ever sent, and says for how long', async () => {
    const phone = newPhone();
    const body = JSON.stringify({ phone, code: '123456', receipt: NO_RECEIPT, ...here });
    const guess = () =>
      county.service.raw('/sessions', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      });
    for (let tried = 0; tried < 10; tried++) expect((await guess()).status).toBe(422);
    const slowed = await guess();
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('xA12 is good for five minutes, for one phone and for one sign-in', async () => {
    const [phone, other] = [newPhone(), newPhone()];
    const proof = await door.proofFor(phone);
    const theirs = await door.proofFor(other);
    const strange = theirs.code === proof.code ? another(proof.code) : proof.code;
    await expect(county.visitor().people.signIn({ ...theirs, code: strange, ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });
    await door.longAgo(phone, 301);
    await expect(county.visitor().people.signIn({ ...proof, ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });

    const fresh = await door.proofFor(phone);
    await county.visitor().people.signIn({ ...fresh, ...here });
    await expect(county.visitor().people.signIn({ ...fresh, ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });
  });

  it('lets one of two racing sign-ins in', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    const raced = await Promise.allSettled([1, 2].map(() => county.visitor().people.signIn({ ...proof, ...here })));
    expect(raced.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is stored as nothing that could be read back', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    const [row] = await county.database.query<Record<string, unknown>>('SELECT * FROM sign_in_code WHERE phone_index = ?', [
      blindIndex('phone', phone),
    ]);
    expect(JSON.stringify(row)).not.toContain(proof.code);
    expect(
      Object.values(row ?? {})
        .map(String)
        .join(' '),
    ).not.toContain(proof.receipt);
    expect(JSON.stringify(row)).not.toContain(phone);
  });
});

describe('a sign-in whose answer was lost', () => {
  it('succeeds once more with the same key: one session, and the newer token is the one that works', async () => {
    const phone = newPhone();
    const [proof, key] = [await door.proofFor(phone), newKey()];
    const lost = await county.visitor().people.signIn({ ...proof, ...here }, key);
    await door.longAgo(phone, 400);
    const kept = await county.visitor().people.signIn({ ...proof, ...here }, key);

    await expect(door.bearing(lost.token).people.me()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect((await door.bearing(kept.token).people.sessions()).sessions).toHaveLength(1);
  });

  it('is not a way in for another device, nor after signing out', async () => {
    const phone = newPhone();
    const [proof, key] = [await door.proofFor(phone), newKey()];
    const { token } = await county.visitor().people.signIn({ ...proof, ...here }, key);
    await expect(county.visitor().people.signIn({ ...proof, ...here, device: '另一台' }, key)).rejects.toMatchObject({
      code: 'KEY_REUSED',
    });
    await door.bearing(token).people.signOut();
    await expect(county.visitor().people.signIn({ ...proof, ...here }, key)).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('needs a key of a sensible length', async () => {
    const phone = newPhone();
    const proof = await door.proofFor(phone);
    for (const key of ['short', 'x'.repeat(300)]) {
      await expect(county.visitor().people.signIn({ ...proof, ...here }, key)).rejects.toMatchObject({
        status: 422,
        code: 'KEY_MISSING',
      });
    }
  });
});

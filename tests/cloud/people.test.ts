import { env } from '../../cloud/src/config/env';
import { blindIndex } from '../../cloud/src/kernel/crypto';
import { Sms } from '../../cloud/src/kernel/sms';
import { PeoplePort } from '../../cloud/src/people/people.port';
import { newKey } from '../../miniapp/src/kernel/once';
import { type County, openCounty } from '../kit/county';

let county: County;
const codes = new Map<string, string>();
let phones = Math.floor(Math.random() * 1e8);
const newPhone = () => `139${String(++phones % 1e8).padStart(8, '0')}`;
const here = { channel: 'weapp', device: '测试机' } as const;

beforeAll(async () => {
  county = await openCounty();
  (await county.service.get(Sms)).use({ send: async (phone, code) => void codes.set(phone, code) });
});
afterAll(() => county.close());

/** As if the codes of this phone had been sent earlier. */
async function longAgo(phone: string, seconds: number) {
  const rows = await county.database.query<{ id: string; sent_at: Date; expires_at: Date }>(
    'SELECT id, sent_at, expires_at FROM sign_in_code WHERE phone_index = ? ORDER BY sent_at',
    [blindIndex('phone', phone)],
  );
  for (const { id, sent_at, expires_at } of rows) {
    const sent = sent_at.getTime() - seconds * 1000;
    await county.database.query('UPDATE sign_in_code SET sent_at = ?, sent_minute = ?, expires_at = ? WHERE id = ?', [
      new Date(sent),
      Math.floor(sent / 60_000),
      new Date(expires_at.getTime() - seconds * 1000),
      id,
    ]);
  }
}

async function codeFor(phone: string) {
  await county.visitor().people.sendCode({ phone });
  return codes.get(phone) ?? '';
}
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const bearing = (token: string | null) => county.service.client({ authorization: `Bearer ${token}` });

describe('a sign-in code', () => {
  it('makes a person at the first sign-in and finds the same one at the next', async () => {
    const phone = newPhone();
    const first = await county.visitor().people.signIn({ phone, code: await codeFor(phone), ...here });
    await longAgo(phone, 61);
    const second = await county.visitor().people.signIn({ phone, code: await codeFor(phone), ...here });

    expect(first.me).toMatchObject({ phone, name: null, region: null, posts: [], actingAs: null, textSize: 'x10' });
    expect(second.me.id).toBe(first.me.id);
    expect(second.token).not.toBe(first.token);
  });

  it('answers alike whether or not somebody is known by the phone', async () => {
    const known = await county.resident();
    const [a, b] = await Promise.all([known.phone, newPhone()].map((phone) => county.visitor().people.sendCode({ phone })));

    expect(Object.keys(a!)).toEqual(Object.keys(b!));
    for (const phone of [known.phone, newPhone()]) {
      await expect(county.visitor().people.signIn({ phone, code: '000000', ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });
    }
  });

  it('xA12 is sent once a minute and ten times a day', async () => {
    const phone = newPhone();
    await codeFor(phone);
    await expect(county.visitor().people.sendCode({ phone })).rejects.toMatchObject({ status: 429, code: 'TOO_OFTEN' });

    for (let sent = 1; sent < 10; sent++) {
      await longAgo(phone, 61);
      await county.visitor().people.sendCode({ phone });
    }
    await longAgo(phone, 61);
    await expect(county.visitor().people.sendCode({ phone })).rejects.toMatchObject({ code: 'TOO_OFTEN' });
    await longAgo(phone, 86_400);
    await expect(county.visitor().people.sendCode({ phone })).resolves.toBeDefined();
  });

  it('is sent once when the same call is repeated, and once when two calls race', async () => {
    const phone = newPhone();
    let sent = 0;
    const sms = await county.service.get(Sms);
    sms.use({ send: async (to, code) => void (to === phone && sent++, codes.set(to, code)) });
    const key = newKey();

    const [one, two] = [await county.visitor().people.sendCode({ phone }, key), await county.visitor().people.sendCode({ phone }, key)];
    expect(two).toEqual(one);
    expect(sent).toBe(1);

    await longAgo(phone, 61);
    const raced = await Promise.allSettled([1, 2, 3, 4].map(() => county.visitor().people.sendCode({ phone })));
    expect(raced.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(sent).toBe(2);
  });

  it('does not count when the line did not take it', async () => {
    const phone = newPhone();
    const sms = await county.service.get(Sms);
    sms.use({ send: () => Promise.reject(new Error('down')) });
    await expect(county.visitor().people.sendCode({ phone })).rejects.toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    sms.use({ send: async (to, code) => void codes.set(to, code) });
    await expect(county.visitor().people.sendCode({ phone })).resolves.toBeDefined();
  });

  it('xA12 dies after five wrong tries, even for the right digits', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    for (let tried = 0; tried < 5; tried++) {
      await expect(county.visitor().people.signIn({ phone, code: another(code), ...here })).rejects.toMatchObject({
        status: 422,
        code: 'CODE_WRONG',
      });
    }
    await expect(county.visitor().people.signIn({ phone, code, ...here })).rejects.toMatchObject({ status: 429, code: 'TOO_OFTEN' });
  });

  it('xA12 lets no more than five of many guesses at once be looked at', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    await Promise.allSettled(Array.from({ length: 9 }, () => county.visitor().people.signIn({ phone, code: another(code), ...here })));
    const [row] = await county.database.query<{ tries: number }>('SELECT tries FROM sign_in_code WHERE phone_index = ?', [
      blindIndex('phone', phone),
    ]);
    expect(row?.tries).toBe(5);
  });

  it('xA12 slows guesses down also where no code was ever sent, and says for how long', async () => {
    const phone = newPhone();
    const body = JSON.stringify({ phone, code: '123456', ...here });
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
    const code = await codeFor(phone);
    await codeFor(other);
    if (codes.get(other) !== code) {
      await expect(county.visitor().people.signIn({ phone: other, code, ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });
    }
    await longAgo(phone, 301);
    await expect(county.visitor().people.signIn({ phone, code, ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });

    const fresh = await codeFor(phone);
    await county.visitor().people.signIn({ phone, code: fresh, ...here });
    await expect(county.visitor().people.signIn({ phone, code: fresh, ...here })).rejects.toMatchObject({ code: 'CODE_WRONG' });
  });

  it('lets one of two racing sign-ins in', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    const raced = await Promise.allSettled([1, 2].map(() => county.visitor().people.signIn({ phone, code, ...here })));
    expect(raced.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is stored as nothing that could be read back', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    const [row] = await county.database.query<Record<string, unknown>>('SELECT * FROM sign_in_code WHERE phone_index = ?', [
      blindIndex('phone', phone),
    ]);
    expect(JSON.stringify(row)).not.toContain(code);
    expect(JSON.stringify(row)).not.toContain(phone);
  });
});

describe('a sign-in whose answer was lost', () => {
  it('succeeds once more with the same key: one session, and the newer token is the one that works', async () => {
    const phone = newPhone();
    const [code, key] = [await codeFor(phone), newKey()];
    const lost = await county.visitor().people.signIn({ phone, code, ...here }, key);
    await longAgo(phone, 400);
    const kept = await county.visitor().people.signIn({ phone, code, ...here }, key);

    await expect(bearing(lost.token).people.me()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect((await bearing(kept.token).people.sessions()).sessions).toHaveLength(1);
  });

  it('is not a way in for another device, nor after signing out', async () => {
    const phone = newPhone();
    const [code, key] = [await codeFor(phone), newKey()];
    const { token } = await county.visitor().people.signIn({ phone, code, ...here }, key);
    await expect(county.visitor().people.signIn({ phone, code, ...here, device: '另一台' }, key)).rejects.toMatchObject({
      code: 'KEY_REUSED',
    });
    await bearing(token).people.signOut();
    await expect(county.visitor().people.signIn({ phone, code, ...here }, key)).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('needs a key of a sensible length', async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    for (const key of ['short', 'x'.repeat(300)]) {
      await expect(county.visitor().people.signIn({ phone, code, ...here }, key)).rejects.toMatchObject({
        status: 422,
        code: 'KEY_MISSING',
      });
    }
  });
});

describe('the people of the demo', () => {
  it('are shown and may be entered while demo data are loaded, and leave one session after a repeated call', async () => {
    const person = await county.resident('高秀英');
    const stranger = await county.resident();
    await county.database.query('INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, ?, ?)', [
      person.id,
      county.region,
      '村民',
      '想给母亲办高龄津贴',
    ]);
    const { people } = await county.visitor().people.demoPeople();
    expect(people).toContainEqual(expect.objectContaining({ id: person.id, name: '高秀英', who: '村民', phone: person.phone }));

    const key = newKey();
    await county.visitor().people.signInAsDemo({ personId: person.id, ...here }, key);
    const { token, me } = await county.visitor().people.signInAsDemo({ personId: person.id, ...here }, key);
    expect(me.id).toBe(person.id);
    expect((await bearing(token).people.sessions()).sessions).toHaveLength(1);
    await expect(county.visitor().people.signInAsDemo({ personId: stranger.id, ...here })).rejects.toMatchObject({ status: 404 });
  });

  it('are not there outside a demo', async () => {
    const before = env.DEMO;
    env.DEMO = '0';
    try {
      await expect(county.visitor().people.demoPeople()).rejects.toMatchObject({ status: 404 });
      await expect(county.visitor().people.signInAsDemo({ personId: '1', ...here })).rejects.toMatchObject({ status: 404 });
    } finally {
      env.DEMO = before;
    }
  });
});

describe('one’s own account', () => {
  it('is nobody’s without signing in', async () => {
    await expect(county.visitor().people.me()).rejects.toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    await expect(county.visitor().people.change({ name: '王' })).rejects.toMatchObject({ status: 401 });
  });

  it('shows the posts and the one acted as', async () => {
    const agent = await county.agent();
    const posted = await (await county.as(agent)).people.me();
    expect(posted.actingAs).toBe(agent.postId);
    expect(posted.posts).toEqual([
      { id: agent.postId, role: 'agent', region: county.region, unitId: agent.unitId, unitName: '缸房地村便民服务站', kind: 'full_time' },
    ]);
    expect((await (await county.as(agent, 'resident')).people.me()).actingAs).toBeNull();
  });

  it('refuses a post that is somebody else’s', async () => {
    const [agent, resident] = [await county.agent(), await county.resident()];
    const posing = await county.as({ ...resident, postId: agent.postId, unitId: agent.unitId });
    await expect(posing.people.me()).rejects.toMatchObject({ status: 403, code: 'POST_NOT_YOURS' });
  });

  it('changes what is named and nothing else', async () => {
    const me = await county.as(await county.resident('云桂兰'));
    const before = await me.people.me();
    const after = await me.people.change({ textSize: 'x20', homeDivision: county.places.nextVillage });
    expect(after).toEqual({ ...before, textSize: 'x20', homeDivision: county.places.nextVillage });
    expect(await me.people.change({})).toEqual(after);
    expect((await me.people.change({ name: '𠮷𠮷 👨‍👩‍👧‍👦 é' })).name).toBe('𠮷𠮷 👨‍👩‍👧‍👦 é');
  });

  it('knows only places that are there', async () => {
    const me = await county.as(await county.resident());
    for (const wish of [
      { region: '000000' },
      { homeDivision: '999999999999' },
      { region: '110101', homeDivision: county.places.village },
    ]) {
      await expect(me.people.change(wish)).rejects.toMatchObject({ status: 422, code: 'PLACE_UNKNOWN' });
    }
    expect(await me.people.me()).toMatchObject({ region: county.region, homeDivision: county.places.village });
  });

  it('takes the county from the first home and lets go of a home in a county one left', async () => {
    const phone = newPhone();
    const { token } = await county.visitor().people.signIn({ phone, code: await codeFor(phone), ...here });
    const me = bearing(token);
    expect(await me.people.change({ homeDivision: county.places.village })).toMatchObject({
      region: county.region,
      homeDivision: county.places.village,
    });
    const other = await openCounty({ service: county.service });
    expect(await me.people.change({ region: other.region })).toMatchObject({ region: other.region, homeDivision: null });
  });

  it('keeps one of two changes that race, whole', async () => {
    const me = await county.as(await county.resident());
    await Promise.all([me.people.change({ name: '甲' }), me.people.change({ textSize: 'x14' })]);
    expect(await me.people.me()).toMatchObject({ name: '甲', textSize: 'x14' });
  });
});

describe('what other rooms may ask', () => {
  it('finds by id and by phone, and keeps the first name given in passing', async () => {
    const port = await county.service.get(PeoplePort);
    const phone = newPhone();
    const { me } = await county.visitor().people.signIn({ phone, code: await codeFor(phone), ...here });
    await county.database.inTransaction((tx) => port.nameIfUnknown(tx, me.id, '云桂兰'));
    await county.database.inTransaction((tx) => port.nameIfUnknown(tx, me.id, '别的名字'));

    expect(await port.person(me.id)).toEqual({ id: me.id, name: '云桂兰', phone, region: null, homeDivision: null });
    expect((await port.byPhone(phone))?.id).toBe(me.id);
    expect(await port.person('1')).toBeNull();
    expect(await port.byPhone(newPhone())).toBeNull();
  });
});

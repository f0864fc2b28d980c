import { gzipSync } from 'node:zlib';
import { namesTwice } from '../../cloud/src/kernel/http/json';
import { type Caller, json, openCaller } from '../kit/calls';

let at: Caller;
beforeAll(async () => {
  at = await openCaller();
});
afterAll(() => at.county.close());

describe('a body', () => {
  it('xB1 that is no JSON object is a 400 on every route', async () => {
    const bad = [
      '{',
      '',
      '[]',
      '"x"',
      'null',
      '1',
      '\ufeff{}',
      '{"a":1,}',
      Buffer.from('{}', 'utf16le'),
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    ];
    for (const named of at.withBody()) {
      for (const body of bad)
        expect({ name: named.name, sent: String(body), ...(await at.call(named, { body, headers: json })) }).toMatchObject({
          status: 400,
          code: 'UNREADABLE',
        });
    }
  });

  it('xB2 over its limit is a 413, announced or not, and an encoded one a 415', async () => {
    const named = at.named('people.change');
    const body = JSON.stringify({ name: 'x'.repeat(64 * 1024) });
    expect(await at.call(named, { body, headers: json })).toMatchObject({ status: 413, code: 'TOO_LARGE' });
    expect(
      await at.bytes('/api/me', { method: 'PUT', body, headers: { ...at.headers.resident, ...json, 'transfer-encoding': 'chunked' } }),
    ).toBe(413);
    expect(
      await at.call(named, { body: gzipSync(Buffer.alloc(10_000_000)), headers: { ...json, 'content-encoding': 'gzip' } }),
    ).toMatchObject({ status: 415 });
  });

  it('xB3 that nests or names without end is refused in an instant', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const wide = `{${Array.from({ length: 6_000 }, (_, i) => `"k${i}":1`).join(',')}}`;
    for (const body of [`{"name":${deep}}`, wide, `{"name":${'9'.repeat(60_000)}}`]) {
      const began = performance.now();
      expect(
        await at.call(
          { name: 'people.change', route: at.mounted().find(({ name }) => name === 'people.change')!.route },
          { body, headers: json },
        ),
      ).toMatchObject({ status: 422 });
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  it('xB5 that names a key twice is a 422', async () => {
    for (const named of at.withBody()) {
      const body = '{"x":1,"x":2}';
      expect({ name: named.name, ...(await at.call(named, { body, headers: json })) }).toMatchObject({
        status: 422,
        code: 'INVALID_INPUT',
      });
    }
    expect(['{"a":{"b":1},"b":2}', '{"a":["a","a"],"b":"a\\":"}', '{}', '[{"a":1},{"a":1}]'].map(namesTwice)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['{"a":1,"\\u0061":2}', '{"x":[{"a":{},"a":1}]}'].map(namesTwice)).toEqual([true, true]);
  });

  it('xC8 with a key nobody asked for changes nothing on any route', async () => {
    for (const named of at.withBody()) {
      for (const key of ['role', 'status', 'ownerId', 'isAdmin', 'createdAt', 'version', '__proto__', 'constructor']) {
        const body = `{"${key}":"1"}`;
        const { status } = await at.call(named, { body, headers: json });
        expect({ name: named.name, key, status }).toEqual({ name: named.name, key, status: key === '__proto__' ? 400 : 422 });
      }
    }
  });

  it('xB10 of another type is a 415, so that no foreign form can send one', async () => {
    for (const named of at.withBody()) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx']) {
        expect({ name: named.name, type, ...(await at.call(named, { body: '{}', headers: { 'content-type': type } })) }).toMatchObject({
          status: 415,
          code: 'WRONG_TYPE',
        });
      }
    }
  });
});

describe('words', () => {
  const stored = async (name: string) => (await at.county.as(await at.county.resident())).people.change({ name });

  it('xB7 xB9 are kept as they were said', async () => {
    const said = [
      "' OR 1=1--",
      "\\'; DROP",
      '%_`',
      '/*!50000 x*/',
      '<img src=x>',
      '👨‍👩‍👧‍👦 𠮷',
      `a${'\u0301'.repeat(19)}`,
      '\u00e9',
      'e\u0301',
      '{{x}}$y',
    ];
    for (const name of said) expect((await stored(name)).name).toBe(name);
    expect((await stored('  云桂兰 ')).name).toBe('云桂兰');
  });

  it('xB9 nobody can type are refused', async () => {
    for (const name of ['a\u0000b', 'a\ud800b', 'a\u202eb', 'a\u2066b', '   ', '\u200b\u200b', '', 'x'.repeat(21), '𠮷'.repeat(21)]) {
      await expect(stored(name)).rejects.toMatchObject({ status: 422, code: 'INVALID_INPUT' });
    }
    expect((await stored('𠮷'.repeat(20))).name).toBe('𠮷'.repeat(20));
  });

  it('xA8 of a platform nobody asked for are refused', async () => {
    for (const key of ['openid', 'unionid', 'session_key', 'encryptedData']) {
      const body = JSON.stringify({ phone: '13900000000', code: '123456', channel: 'weapp', device: 'x', [key]: 'CANARY' });
      const named = at.mounted().find(({ name }) => name === 'people.signIn')!;
      const answer = await at.call(named, { body, headers: json });
      expect(answer).toMatchObject({ status: 422 });
      expect(JSON.stringify(answer.body)).not.toContain('CANARY');
    }
  });
});

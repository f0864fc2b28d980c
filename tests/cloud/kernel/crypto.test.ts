import { randomBytes } from 'node:crypto';
import fc from 'fast-check';

const [old, young] = [`old:${randomBytes(32).toString('base64')}`, `new:${randomBytes(32).toString('base64')}`];

/** The module as a process with these keys would load it. */
async function under(keys: string): Promise<typeof import('../../../cloud/src/kernel/crypto')> {
  const before = process.env.DATA_KEYS;
  process.env.DATA_KEYS = keys;
  process.env.DB_URL ??= 'mysql://nobody@localhost/none';
  try {
    let loaded: unknown;
    await jest.isolateModulesAsync(async () => {
      loaded = await import('../../../cloud/src/kernel/crypto');
    });
    return loaded as Awaited<ReturnType<typeof under>>;
  } finally {
    process.env.DATA_KEYS = before;
  }
}

describe('sealed fields', () => {
  it('open to what was sealed, whatever it is', async () => {
    const { seal, unseal } = await under(old);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        expect(unseal(seal(plain, 'person.name'), 'person.name')).toBe(plain);
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('look different every time, and never like what they hold', async () => {
    const { seal } = await under(old);
    const twice = [seal('13812345678', 'person.phone'), seal('13812345678', 'person.phone')];
    expect(twice[0]?.equals(twice[1]!)).toBe(false);
    expect(twice.some((s) => s.includes('13812345678'))).toBe(false);
  });

  it('do not open in another field', async () => {
    const { seal, unseal } = await under(old);
    expect(() => unseal(seal('13812345678', 'person.phone'), 'errand.requester_phone')).toThrow();
  });

  it('do not open where one bit was changed', async () => {
    const { seal, unseal } = await under(old);
    const sealed = seal('云桂兰', 'person.name');
    for (let at = 0; at < sealed.length; at++) {
      const touched = Buffer.from(sealed);
      touched[at] = (touched[at] ?? 0) ^ 1;
      expect(() => unseal(touched, 'person.name')).toThrow();
    }
  });

  it('made under an old key open beside a new one, which seals from now on', async () => {
    const [before, between, after] = [await under(old), await under(`${young},${old}`), await under(young)];
    const sealedBefore = before.seal('云桂兰', 'person.name');
    const sealedBetween = between.seal('云桂兰', 'person.name');
    expect(between.unseal(sealedBefore, 'person.name')).toBe('云桂兰');
    expect(after.unseal(sealedBetween, 'person.name')).toBe('云桂兰');
    expect(() => after.unseal(sealedBefore, 'person.name')).toThrow('not configured');
    expect(() => before.unseal(sealedBetween, 'person.name')).toThrow('not configured');
  });

  it('pass through columns, and leave nothing where there is nothing', async () => {
    const { sealed } = await under(old);
    const column = sealed('person.name');
    expect(column.from(column.to('云桂兰'))).toBe('云桂兰');
    expect(column.from(null)).toBeNull();
    expect(column.to(null)).toBeNull();
  });
});

describe('the blind index', () => {
  it('is the same for the same value, in every process and under a new key', async () => {
    const index = async (keys: string) => (await under(keys)).blindIndex('phone', '13812345678').toString('hex');
    expect(await index(old)).toBe(await index(old));
    expect(await index(`${young},${old}`)).toBe(await index(old));
    expect(await index(young)).not.toBe(await index(old));
  });

  it('differs by field and by value', async () => {
    const { blindIndex } = await under(old);
    const all = [blindIndex('phone', '13812345678'), blindIndex('phone', '13812345679'), blindIndex('lookup', '13812345678')].map((b) =>
      b.toString('hex'),
    );
    expect(new Set(all).size).toBe(3);
    expect(all.map((hex) => hex.length)).toEqual([64, 64, 64]);
  });
});

describe('the keys', () => {
  it.each(['', 'k1', 'k1:short', `K1:${randomBytes(32).toString('base64')}`, `k1:${randomBytes(16).toString('base64')}`])(
    'refuse %j',
    async (keys) => {
      await expect(under(keys)).rejects.toThrow('DATA_KEYS');
    },
  );
});

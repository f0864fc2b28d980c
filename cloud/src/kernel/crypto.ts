import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { ValueTransformer } from 'typeorm';
import { env } from '../config/env';

const keys = new Map(
  env.DATA_KEYS.split(',').map((entry) => {
    const [id = '', secret = ''] = entry.split(/:(.*)/s);
    return [id, Buffer.from(secret, 'base64')] as const;
  }),
);
const [sealingId, sealingKey] = [...keys][0] as readonly [string, Buffer];
// Blind indexes must outlive a change of the sealing key, so they hang on the oldest key, which stands last.
const indexKey = Buffer.from(hkdfSync('sha256', [...keys.values()].at(-1) as Buffer, '', 'blind-index', 32));

/** AES-256-GCM. The field's name is authenticated too: a sealed phone moved into another column does not open. */
export function seal(plain: string, field: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey, iv).setAAD(Buffer.from(field));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([sealingId.length]), Buffer.from(sealingId), iv, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made under any key still configured. */
export function unseal(sealed: Buffer, field: string): string {
  const idEnd = 1 + (sealed[0] ?? 0);
  const key = keys.get(sealed.subarray(1, idEnd).toString());
  if (!key) throw new Error('sealed under a key that is not configured');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(idEnd, idEnd + 12)).setAAD(Buffer.from(field));
  decipher.setAuthTag(sealed.subarray(idEnd + 12, idEnd + 28));
  return Buffer.concat([decipher.update(sealed.subarray(idEnd + 28)), decipher.final()]).toString('utf8');
}

/** Equal inputs give equal 32 bytes, and nothing else can be learned from them without the key. */
export const blindIndex = (field: string, value: string) => createHmac('sha256', indexKey).update(`${field}\n${value}`).digest();

export const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest();

/** A TypeORM column that is plain text in code and sealed in the database. */
export const sealed = (field: string): ValueTransformer => ({
  to: (plain: unknown) => (typeof plain === 'string' ? seal(plain, field) : plain),
  from: (stored: Buffer | null) => (stored === null ? null : unseal(stored, field)),
});

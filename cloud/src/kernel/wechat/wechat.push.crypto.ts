import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** `sha1` of the parts in order, as the platform signs. */
export const signatureOf = (...parts: string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

export function isSigned(signature: string, ...parts: string[]): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(...parts))];
  return given.length === right.length && timingSafeEqual(given, right);
}

const HEAD = 20;

/**
 * The message inside: 16 random bytes, its length, itself, and whom it is for, padded to 32 bytes.
 * Null where it was made with another key, for another mini-program, or by nobody who knows how.
 */
export function decrypted(encrypted: string, encodingKey: string, appid: string): string | null {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const pad = padded.at(-1) ?? 0;
    if (pad < 1 || pad > 32) return null;
    const plain = padded.subarray(0, padded.length - pad);
    const end = HEAD + plain.readUInt32BE(16);
    return plain.toString('utf8', end) === appid ? plain.toString('utf8', HEAD, end) : null;
  } catch {
    return null;
  }
}

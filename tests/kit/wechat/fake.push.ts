import { createCipheriv, createHash, randomBytes } from 'node:crypto';

export interface PushAccount {
  appid: string;
  token: string;
  /** The 43 characters of EncodingAESKey. */
  key: string;
}
export interface Pushed {
  /** Where the service listens. */
  url: string;
  message: Record<string, unknown>;
  /** Seconds since 1970 the signature names. */
  timestamp: number;
  /** What is sent instead of the right value. */
  wrong?: { signature?: string; appid?: string };
}

export const signed = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');

/** A message as the safe mode wraps it: 16 random bytes, length, text and appid, padded to 32. */
export function encrypted(text: string, { key, appid }: PushAccount): string {
  const aes = Buffer.from(`${key}=`, 'base64');
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([randomBytes(16), length, body, Buffer.from(appid)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
}

/** Pushes one event as the platform does; what the service answered. */
export async function push({ url, message, timestamp, wrong = {} }: Pushed, account: PushAccount) {
  const Encrypt = encrypted(JSON.stringify(message), { ...account, appid: wrong.appid ?? account.appid });
  const [time, nonce] = [String(timestamp), String(randomBytes(4).readUInt32BE())];
  const query = new URLSearchParams({
    signature: signed(account.token, time, nonce),
    timestamp: time,
    nonce,
    encrypt_type: 'aes',
    msg_signature: wrong.signature ?? signed(account.token, time, nonce, Encrypt),
  });
  const body = JSON.stringify({ ToUserName: 'gh_fake', Encrypt });
  const answer = await fetch(`${url}?${query}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { status: answer.status, text: await answer.text() };
}

import { Secret, TOTP } from 'otpauth';
import { blindIndex } from '../kernel/crypto';

const PERIOD = 30;
/** A clock that is half a minute wrong is still the right telephone. */
const WINDOW = 1;
export const RECOVERY_CODES = 10;

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: '服务零距离', label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(secret) });

/** 160 bits in base32, as an authenticator takes it. */
export const newSecret = () => new Secret({ size: 20 }).base32;

/** `otpauth://…`, what the picture holds. */
export const uriOf = (secret: string, label: string) => totp(secret, label).toString();

/** The step of time a code belongs to; null for a wrong one. `now` in milliseconds. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp: now }) + delta;
}

/** Keyed and bound to the person: forty bits alone could be read back from any plain hash. */
export const recoveryHash = (personId: string, code: string) => blindIndex('recovery-code', `${personId} ${code.replaceAll('-', '')}`);
